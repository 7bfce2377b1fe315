; weakint/lem-3 (literal)
; for all sub-Gaussian, centred laws of the inputs with E[x x^T] = (lambda^2/d) I and compactly supported laws of the labels there is C, depending on the constants of the data alone, such that d >= C (n^2 + n log(1/eps)) gives Assumption 2 with probability 1 - eps
; certificate sha256 ea37430900a9b4882da590679f83dee2de477b46039089a6eeb31bb50d4eb0f7
(set-logic QF_NRA)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 16.0) 0.0)))
(check-sat)
(pop 1)

; d >= C (4 + 2 * 3)
(push 1)
(set-info :status unsat)
(assert (not (>= 10.0 (* 1.0 10.0))))
(check-sat)
(pop 1)

; 3 >= log(1/eps), as e > 271/100
(push 1)
(set-info :status unsat)
(assert (not (>= (* (* (/ 271.0 100.0) (/ 271.0 100.0) (/ 271.0 100.0)) (/ 1.0 16.0)) 1.0)))
(check-sat)
(pop 1)

; 1/(1 d) > eps
(push 1)
(set-info :status unsat)
(assert (not (< (* (* 1.0 10.0) (/ 1.0 16.0)) 1.0)))
(check-sat)
(pop 1)

; for every C >= 1, d = 20 C^2 is large enough for eps = 2^-8C: 4 + 16 * 7/10 <= 20
(push 1)
(set-info :status unsat)
(assert (not (<= (+ 4.0 (* 16.0 (/ 7.0 10.0))) 20.0)))
(check-sat)
(pop 1)

; and 1/(1 d) > eps there, as 1/eps >= (1 + 15 C)^2: 15^2 > 1 * 20
(push 1)
(set-info :status unsat)
(assert (not (> 225.0 20.0)))
(check-sat)
(pop 1)
