; weakint/eq-70 (literal)
; for all c0 in [0, 1] and kappa, at t_n(kappa) = (1/c) ln(kappa/K) with c = 2 sqrt(k_n) ||D||/n the alignment is (1 - K^2/kappa^2 + c0 (1 + K^2/kappa^2))/(1 + K^2/kappa^2 + c0 (1 - K^2/kappa^2))
; certificate sha256 1cd727476cbf79436b6551ac1ee34b4fdb8083f06d11d1aabe77436841423682
(set-logic QF_NRA)

; c0 >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 0.0 0.0)))
(check-sat)
(pop 1)

; c0 <= 1
(push 1)
(set-info :status unsat)
(assert (not (<= 0.0 1.0)))
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
(assert (not (< (/ (+ (+ 2.0 (* (- 1.0) (/ 1.0 2.0))) (* 0.0 (+ 2.0 (/ 1.0 2.0)))) (+ (+ 2.0 (/ 1.0 2.0)) (* 0.0 (+ 2.0 (* (- 1.0) (/ 1.0 2.0)))))) (/ (+ (+ 1.0 (* (- 1.0) (/ 1.0 (* (* (* 2.0 2.0) 2.0) 2.0)))) (* (* 1.0 0.0) (+ 1.0 (/ 1.0 (* (* (* 2.0 2.0) 2.0) 2.0))))) (+ (+ 1.0 (/ 1.0 (* (* (* 2.0 2.0) 2.0) 2.0))) (* (* 1.0 0.0) (+ 1.0 (* (- 1.0) (/ 1.0 (* (* (* 2.0 2.0) 2.0) 2.0))))))))))
(check-sat)
(pop 1)
