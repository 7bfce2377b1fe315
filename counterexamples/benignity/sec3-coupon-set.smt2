; benignity/sec3-coupon-set (literal)
; the set of all possible neuron activation patterns has min(n^d, 2^n) elements
; certificate sha256 1f1303d4b49497b6c87dc347af7c11985db3a27ab814431da86c4ca3c1bc3b3c
(set-logic QF_NRA)

; two signs of a for each are more than stated
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 1.0)))
(check-sat)
(pop 1)
