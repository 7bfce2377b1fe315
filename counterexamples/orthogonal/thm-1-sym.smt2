; orthogonal/thm-1-sym (literal)
; Assumption 2 implies that r = ||D_+||/||D_-|| is not 1, and by symmetry we can assume r > 1
; certificate sha256 2aedd0546e86be503a420f8e2a1c042dafd76b2b65618835e5357d911203f3fa
(set-logic QF_NRA)

; c is 1/(2n)
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 2.0) 2.0) 1.0)))
(check-sat)
(pop 1)

; s is 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; <x_1, x_1>
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the sums of squares of positive and of negative labels differ
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (- (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; ||D||^2
(push 1)
(set-info :status unsat)
(assert (not (= (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 0.0)))
(check-sat)
(pop 1)
