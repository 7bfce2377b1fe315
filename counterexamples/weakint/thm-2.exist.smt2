; weakint/thm-2.exist (literal)
; for all epsilon in ]0, 1[ there are times t_n^j(eps) >= 0 with L^j(t_n^j(eps)) = (eps/2) ||D_j^n||^2
; certificate sha256 3e7f2c31bc30e61080270d83e3326a18fe7d7d3c7566087ef818c0ac2b080cf6
(set-logic QF_NRA)

; L is the mean of halves
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 (/ 1.0 2.0)) 1.0)))
(check-sat)
(pop 1)

; h is the mean over the neurons
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; L(theta) > 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (/ 1.0 2.0) (let ((t (+ (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 2.0)))) (* t t))) (* 0.0 (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))))) 0.0)))
(check-sat)
(pop 1)

; x_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 2.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; eps < 1
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 2.0) 1.0)))
(check-sat)
(pop 1)

; L^j(0) < eps/2 ||D_j||^2
(push 1)
(set-info :status unsat)
(assert (not (< (* (+ 2.0 (- (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))))) (+ 2.0 (- (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0))))))) (* (/ 1.0 2.0) (* 2.0 2.0)))))
(check-sat)
(pop 1)
