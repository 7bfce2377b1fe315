; orthogonal/lem12-rhodiff (literal)
; rho~_j - rho~_j' at t_{+1} = -eps ln(lambda)/||D_+|| is c_j - c_j' + ||D_+|| (tau_j' - tau_j) + ln((1 + exp(2 tau_j) lambda^(2 eps))/(1 + exp(2 tau_j') lambda^(2 eps)))
; certificate sha256 24002cae42f1bccc2d203c8a192829a12eb1ff112f51fb3f6719f8b9492c6da6
(set-logic QF_NRA)

; s > 0
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 0.0)))
(check-sat)
(pop 1)

; u > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; T >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (> (/ (+ (/ 1.0 (* 2.0 2.0)) (/ 1.0 (/ 1.0 (* 2.0 2.0)))) (+ (/ 1.0 (* 1.0 1.0)) (/ 1.0 (/ 1.0 (* 1.0 1.0))))) (/ (* (/ (* 1.0 1.0) (* 2.0 2.0)) (+ 1.0 (/ (* 2.0 2.0) (* 1.0 1.0)))) (+ 1.0 (/ (* 1.0 1.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)
