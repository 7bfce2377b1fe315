; weakint/lem-5.iii (literal)
; for all eps > 0 and all non-zero inputs and labels: P(I) = 1 - eps implies 3 log(n/eps) - 2 <= p <= 4 log(n/eps)
; certificate sha256 721f5d3a1aca74822f5376f43c617f421b6cac050b3bed8627d7dd2fccbfa719
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
(assert (not (> (/ 15.0 16.0) 0.0)))
(check-sat)
(pop 1)

; P(I) = 1 - eps
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* (/ 1.0 2.0) 0.0 0.0 0.0) (* (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0) (/ 1.0 2.0))) (+ 1.0 (- (/ 15.0 16.0))))))
(check-sat)
(pop 1)

; p < 3 log(n/eps) - 2, as e < 3
(push 1)
(set-info :status unsat)
(assert (not (< (* 3.0 3.0 3.0) (* (/ 3.0 (/ 15.0 16.0)) (/ 3.0 (/ 15.0 16.0)) (/ 3.0 (/ 15.0 16.0))))))
(check-sat)
(pop 1)
