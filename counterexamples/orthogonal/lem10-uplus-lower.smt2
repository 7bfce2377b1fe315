; orthogonal/lem10-uplus-lower (literal)
; for u' = a u - b u^2 with u(t_{+1}) = c^2 lambda^(2 (1 + eps))/4 < a/b and all t_2 >= t_{+1}: u(t_2) >= a/b - (a/b) exp(-a (t_2 - t_{+1}) - 2 (1 + eps) ln(lambda) - ln(c^2 b/a))
; certificate sha256 6081d0fe352992888034546db1b506c92e0bce27a78236f5c2ec23b8a128e1a2
(set-logic QF_NRA)

; a > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; b > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; u0 > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; b u0 < a
(push 1)
(set-info :status unsat)
(assert (not (< (* 1.0 (/ 1.0 2.0)) 1.0)))
(check-sat)
(pop 1)

; E >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 1.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (< (/ (* (* 1.0 (/ 1.0 2.0)) 2.0) (+ (+ 1.0 (* (- 1.0) (* 1.0 (/ 1.0 2.0)))) (* (* 1.0 (/ 1.0 2.0)) 2.0))) (+ (/ 1.0 1.0) (* (- 1.0) (/ (* (/ 1.0 1.0) (/ 1.0 (* (* 4.0 1.0) (/ 1.0 2.0)))) 2.0))))))
(check-sat)
(pop 1)
