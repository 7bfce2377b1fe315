; orthogonal/lem7-exponent (literal)
; for all lambda in (0, 1), with t_{+1} = -eps ln(lambda)/||D_+||, the bound a tanh(a t) >= a (1 - 2 exp(-2 a t)) at t_{+1} is a (1 - 2 exp(-2 a ||D_+|| ln(lambda)))
; certificate sha256 0041111ea888a72a5d3ecf45505c2cab2f6cba9c7dfa909464f685e0220e81b0
(set-logic QF_NRA)

; a > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; ||D_+|| > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (> (/ (* (* 2.0 1.0) 1.0) 1.0) (* (* (- 2.0) 1.0) 1.0))))
(check-sat)
(pop 1)
