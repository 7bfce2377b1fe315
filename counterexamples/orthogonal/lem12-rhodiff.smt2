; orthogonal/lem12-rhodiff (literal)
; rho~_j - rho~_j' at t_{+1} = -eps ln(lambda)/||D_+|| is c_j - c_j' + ||D_+|| (tau_j' - tau_j) + ln((1 + exp(2 tau_j) lambda^(2 eps))/(1 + exp(2 tau_j') lambda^(2 eps)))
; certificate sha256 666726b6cf35af90d198871f399c1cbd96d0231ab77635a1a24032c8a257390d
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

; T > 1
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 1.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (> (/ (+ (/ 2.0 (* 2.0 2.0)) (/ 1.0 (/ 2.0 (* 2.0 2.0)))) (+ (/ 2.0 (* 1.0 1.0)) (/ 1.0 (/ 2.0 (* 1.0 1.0))))) (/ (* (/ (* 1.0 1.0) (* 2.0 2.0)) (+ 1.0 (/ (* 2.0 2.0) (* 2.0 2.0)))) (+ 1.0 (/ (* 1.0 1.0) (* 2.0 2.0)))))))
(check-sat)
(pop 1)
