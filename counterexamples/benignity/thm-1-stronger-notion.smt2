; benignity/thm-1-stronger-notion (literal)
; a local minimum of (Reg-lambda) restricted to a closed activation cone that contains it is a local minimum of (Reg-lambda)
; certificate sha256 82a383f8183a2147b6f06ae0f6358fc5f84951553702665d7c1fa3361ec0a913
(set-logic QF_NRA)

; c is 1/n
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
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

; the zero network is on the boundary of the cone w < 0, whose outputs are all 0
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (* 0.0 (let ((t (* 1.0 0.0))) (ite (> t 0.0) t 0.0)))) 0.0)))
(check-sat)
(pop 1)

; so its loss is the least in the closed cone: that of the labels alone
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 (let ((t (+ (* 1.0 (* 0.0 (let ((t (* 1.0 0.0))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))))) (* (* 1.0 1.0) 1.0))))
(check-sat)
(pop 1)

; the network step1 has a smaller loss
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* 1.0 (let ((t (+ (* 1.0 (* (/ 1.0 20.0) (let ((t (* 1.0 (/ 1.0 20.0)))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t (/ 1.0 20.0))) (* t t)) (let ((t (/ 1.0 20.0))) (* t t))))) (+ (* 1.0 (let ((t (+ (* 1.0 (* 0.0 (let ((t (* 1.0 0.0))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))))))))
(check-sat)
(pop 1)

; the network step2 has a smaller loss
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* 1.0 (let ((t (+ (* 1.0 (* (/ 1.0 200.0) (let ((t (* 1.0 (/ 1.0 200.0)))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t (/ 1.0 200.0))) (* t t)) (let ((t (/ 1.0 200.0))) (* t t))))) (+ (* 1.0 (let ((t (+ (* 1.0 (* 0.0 (let ((t (* 1.0 0.0))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))))))))
(check-sat)
(pop 1)

; the network step3 has a smaller loss
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* 1.0 (let ((t (+ (* 1.0 (* (/ 1.0 2000.0) (let ((t (* 1.0 (/ 1.0 2000.0)))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t (/ 1.0 2000.0))) (* t t)) (let ((t (/ 1.0 2000.0))) (* t t))))) (+ (* 1.0 (let ((t (+ (* 1.0 (* 0.0 (let ((t (* 1.0 0.0))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* (/ 1.0 2.0) (+ (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))))))))
(check-sat)
(pop 1)
