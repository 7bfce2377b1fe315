; weakint/lem-4 (literal)
; for every law of the neurons with finite covariance, as p grows: sqrt(p)((2/n) mu(0) - beta_0) tends in law to N(0, gamma_0^2)
; certificate sha256 cb37be9b03caa2c8e39bff10b4affa7cff6e680e19967d629dccd80dedc614ac
(set-logic QF_NRA)

; 0 < q
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 5.0) 0.0)))
(check-sat)
(pop 1)

; E a^2 = (1 - q) sum (4 q)^k is finite
(push 1)
(set-info :status unsat)
(assert (not (< (* 4.0 (/ 1.0 5.0)) 1.0)))
(check-sat)
(pop 1)

; the terms (1 - q)(16 q)^k of E a^4 do not fall
(push 1)
(set-info :status unsat)
(assert (not (>= (* 16.0 (/ 1.0 5.0)) 1.0)))
(check-sat)
(pop 1)
