; weakint/eq-69 (literal)
; for all kappa > 0, inserting t_n(kappa) = (1/c) ln(kappa p sqrt(k_n) ||D||) in (67) gives p Y kappa q0 (1 + K^2/kappa^2 + c0 (1 - K^2/kappa^2))/(2 + kappa q0 (1 - K^2/kappa^2 + c0 (1 - K^2/kappa)^2)), K = 1/(sqrt(k_n) p ||D||)
; certificate sha256 aab03f4d69a359249cf8ffc6557b0e1038e7e4f856aaf3ec81d559fb70966124
(set-logic QF_NRA)

; Y > 0
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 0.0)))
(check-sat)
(pop 1)

; p >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; q0 > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; kappa > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; c0 >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 0.0)))
(check-sat)
(pop 1)

; c0 <= 1
(push 1)
(set-info :status unsat)
(assert (not (<= 1.0 1.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (> (/ (* (* (* 1.0 2.0) 1.0) (+ (/ (+ (* (* 1.0 1.0) 2.0) (/ 1.0 (* (* 1.0 1.0) 2.0))) 2.0) (* 1.0 (/ (+ (* (* 1.0 1.0) 2.0) (* (- 1.0) (/ 1.0 (* (* 1.0 1.0) 2.0)))) 2.0)))) (+ (* 1.0 2.0) (* 1.0 (+ (/ (+ (* (* 1.0 1.0) 2.0) (* (- 1.0) (/ 1.0 (* (* 1.0 1.0) 2.0)))) 2.0) (* 1.0 (+ (/ (+ (* (* 1.0 1.0) 2.0) (/ 1.0 (* (* 1.0 1.0) 2.0))) 2.0) (* (- 1.0) 1.0))))))) (/ (* (* 1.0 2.0) (* (* 1.0 1.0) (+ (+ 1.0 (/ (* (/ 1.0 (* 1.0 2.0)) (/ 1.0 (* 1.0 2.0))) (* 1.0 1.0))) (* 1.0 (+ 1.0 (* (- 1.0) (/ (* (/ 1.0 (* 1.0 2.0)) (/ 1.0 (* 1.0 2.0))) (* 1.0 1.0)))))))) (+ 2.0 (* (* 1.0 1.0) (+ (+ 1.0 (* (- 1.0) (/ (* (/ 1.0 (* 1.0 2.0)) (/ 1.0 (* 1.0 2.0))) (* 1.0 1.0)))) (* (* (* 1.0 1.0) (+ 1.0 (* (- 1.0) (/ (* (/ 1.0 (* 1.0 2.0)) (/ 1.0 (* 1.0 2.0))) 1.0)))) (+ 1.0 (* (- 1.0) (/ (* (/ 1.0 (* 1.0 2.0)) (/ 1.0 (* 1.0 2.0))) 1.0)))))))))))
(check-sat)
(pop 1)
