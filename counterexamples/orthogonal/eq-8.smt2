; orthogonal/eq-8 (literal)
; min over L(theta) = 0 of ||theta||^2/2 = min over L(f) = 0 of ||f||_F1, with ||f||_F1 the smallest mass of a positive measure mu on the sphere with f(x) = integral of relu(<u, x>) dmu(u)
; certificate sha256 5f1fe1c8b243f7fad2f44fa0c9de510e4e08a2d03c2b7e5142739c8982126107
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
(assert (not (> (let ((t (- 1.0))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the sums of squares of positive and of negative labels differ
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; theta has at most m neurons
(push 1)
(set-info :status unsat)
(assert (not (<= 1.0 1.0)))
(check-sat)
(pop 1)

; theta fits label 1
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (* (- 1.0) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 1.0))))
(check-sat)
(pop 1)

; y_1 < 0 <= f(x_1)
(push 1)
(set-info :status unsat)
(assert (not (< (- 1.0) 0.0)))
(check-sat)
(pop 1)
