; benignity/lem-6-reg (literal)
; for orthogonal inputs, m >= 2 and 0 < lambda < min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): any global minimum of (Reg-lambda) has j_-, j_+ with <x_k, w_{j_+}> > 0 wherever y_k < 0 and <x_k, w_{j_-}> > 0 wherever y_k > 0
; certificate sha256 d2c589b4fec3e1be3fb3dafb718819751393bf5777aa696d4441d0af675324e0
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
(assert (not (= (/ 1.0 2.0) (/ 1.0 2.0))))
(check-sat)
(pop 1)

; lambda > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
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
(assert (not (< (* (/ 1.0 2.0) (/ 1.0 2.0)) (+ (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; lambda^2 is below the sum over negative labels
(push 1)
(set-info :status unsat)
(assert (not (< (* (/ 1.0 2.0) (/ 1.0 2.0)) (+ (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; the zero network attains the least loss of any network of width m
; not asked: the least loss of a width speaks of all networks

; y_2 is negative
(push 1)
(set-info :status unsat)
(assert (not (> (- (- 1.0)) 0.0)))
(check-sat)
(pop 1)

; <w_1, x_2> is not positive
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* 0.0 0.0) (* 0.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; <w_2, x_2> is not positive
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* 0.0 0.0) (* 0.0 1.0)) 0.0)))
(check-sat)
(pop 1)
