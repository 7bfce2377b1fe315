; orthogonal/sec5-f1 (literal)
; the function learned from (-1/2, 1), -1 and (2, 1), 1 has a smaller F_1 norm, the smallest mass of a positive measure on the sphere that represents it, than the linear interpolator
; certificate sha256 2f0acbbae292ff8952538101fae0c7953a0956855f3b6b6f3b2f27bd7c2fd46f
(set-logic QF_NRA)

; the points are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* (- (/ 1.0 2.0)) 2.0) (* 1.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; y_1 < 0 <= f(x_1) for every f with a finite norm
(push 1)
(set-info :status unsat)
(assert (not (< (- 1.0) 0.0)))
(check-sat)
(pop 1)
