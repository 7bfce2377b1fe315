; benignity/thm-3-fraction-reg (literal)
; for orthogonal inputs, m >= 2 and 0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): at most a fraction m 2^-max(card {k : y_k > 0}, card {k : y_k < 0}) of the activation cones contain a global minimum of (Reg-lambda) in their closure
; certificate sha256 1745e1aa445b86e71a49261ce71e1f6d0481f70046fb71979774b61d6ad1a180
(set-logic QF_NRA)

; c is 1/n
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 3.0) 3.0) 1.0)))
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
(assert (not (= (+ (* 0.0 1.0) (* 1.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 0.0 0.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 0.0 1.0) (* 1.0 0.0)) 0.0)))
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
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; lambda^2 is below the sum over negative labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; the zero network attains the least loss of any network of width m
; not asked: the least loss of a width speaks of all networks

; all cones are more than stated
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 (/ 1.0 2.0))))
(check-sat)
(pop 1)
