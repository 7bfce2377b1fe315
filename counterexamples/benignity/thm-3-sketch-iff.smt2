; benignity/thm-3-sketch-iff (literal)
; for orthogonal inputs, m >= 2 and lambda in the range of Theorem 3 there are two rows such that the closure of an activation cone contains a global minimum of (Reg-lambda) if and only if the cone has both
; certificate sha256 f2eb21798843e5ba8211dc738b5de85e2a3c9732e8cf9119867efc657e9a41c6
(set-logic QF_NRA)

; c is 1/n
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

; rho is lambda
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; lambda > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; x_1 and x_2 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; m >= 2
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 2.0)))
(check-sat)
(pop 1)

; lambda^2 is below the sum over positive labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; lambda^2 is below the sum over negative labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; the zero network attains the least loss of any network of width m
; not asked: the least loss of a width speaks of all networks
