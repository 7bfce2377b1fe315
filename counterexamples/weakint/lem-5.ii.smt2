; weakint/lem-5.ii (literal)
; for all eps > 0 and all non-zero inputs and labels: if p <= 3 log(n/eps) - 2 then P(I) <= 1 - eps
; certificate sha256 d1227d2432af9fae7c6bcaba52d1d1d1649e8f4ef88589f1478c73a82de2704a
(set-logic QF_NRA)

; there is a point
(push 1)
(set-info :status unsat)
(assert (not (>= 3.0 1.0)))
(check-sat)
(pop 1)

; there is a neuron
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; label 1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; label 2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; label 3 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; p <= 3 log(n/eps) - 2, as e < 3
(push 1)
(set-info :status unsat)
(assert (not (<= (* 3.0 3.0 3.0) (* (/ 3.0 1.0) (/ 3.0 1.0) (/ 3.0 1.0)))))
(check-sat)
(pop 1)

; P(I) > 1 - eps
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (/ 1.0 2.0) 0.0 0.0 0.0) (* (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0))) (+ 1.0 (- 1.0)))))
(check-sat)
(pop 1)
