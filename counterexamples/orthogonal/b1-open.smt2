; orthogonal/b1-open (literal)
; S_+ = {w : 1[<w, x_k> >= 0] >= 1[y_k > 0] for all k} and S_- = {w : 1[<w, x_k> >= 0] >= 1[y_k < 0] for all k} are open subsets of R^d
; certificate sha256 1de4df0fe2dcd42c29774f65aaf1d5811b59b06d41f3006ed2c91d87d125584b
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

; w belongs to the set, by x_1
(push 1)
(set-info :status unsat)
(assert (not (>= (* 0.0 1.0) 0.0)))
(check-sat)
(pop 1)

; w is on the border of x_1
(push 1)
(set-info :status unsat)
(assert (not (= (* 0.0 1.0) 0.0)))
(check-sat)
(pop 1)

; w - t x_1 is outside for every t > 0
(push 1)
(set-info :status unsat)
(assert (not (< (- (* 1.0 1.0)) 0.0)))
(check-sat)
(pop 1)
