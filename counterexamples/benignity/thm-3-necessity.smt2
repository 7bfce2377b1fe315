; benignity/thm-3-necessity (literal)
; for orthogonal inputs, all labels and lambda > 0 small enough: as soon as m <= 2^n / n, at most half of the activation cones contain a global minimum
; certificate sha256 d09fd69c8895cf07b2fd6bc35cb950cbe3168c21d05e3c3c97e78d11608a1574
(set-logic QF_NRA)

; c is 1/n
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 5.0) 5.0) 1.0)))
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
(assert (not (= (/ 1.0 10.0) (/ 1.0 10.0))))
(check-sat)
(pop 1)

; lambda > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 10.0) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_2 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_4 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_4 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_3 and x_4 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_5 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_5 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_3 and x_5 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_4 and x_5 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; m >= 2
(push 1)
(set-info :status unsat)
(assert (not (>= 5.0 2.0)))
(check-sat)
(pop 1)

; lambda^2 is below the sum over positive labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* (/ 1.0 10.0) (/ 1.0 10.0)) (+ (* (* (let ((t 0.0)) (ite (> t 0.0) t 0.0)) (let ((t 0.0)) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t 0.0)) (ite (> t 0.0) t 0.0)) (let ((t 0.0)) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t 0.0)) (ite (> t 0.0) t 0.0)) (let ((t 0.0)) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; lambda^2 is below the sum over negative labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* (/ 1.0 10.0) (/ 1.0 10.0)) (+ (* (* (let ((t (- 0.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 0.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (- 0.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 0.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (- 0.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 0.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; n m <= 2^n
(push 1)
(set-info :status unsat)
(assert (not (<= (* 5.0 5.0) (* 2.0 2.0 2.0 2.0 2.0))))
(check-sat)
(pop 1)

; the probability that m uniform rows hit both kinds
(push 1)
(set-info :status unsat)
(assert (not (> (+ (+ (+ 1.0 (- (* (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0)))) (- (* (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0) (/ 3.0 4.0)))) (* (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0))) (/ 1.0 2.0))))
(check-sat)
(pop 1)
