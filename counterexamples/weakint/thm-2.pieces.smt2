; weakint/thm-2.pieces (literal)
; for p fixed, k_n = n/p: L_infinity = lim L_n, L_n(t) = L(theta(t t_n)), is constant by parts with at most p parts
; certificate sha256 ae3f3061f52ddfb9170d2c94f06be2fc8e4004a792e11415fb6ad997b9990f01
(set-logic QF_NRA)

; group 1 has most of its loss at time 1/(2 ||D||)
(push 1)
(set-info :status unsat)
(assert (not (>= (* 10.0 (* (/ (+ (* (* 100000000.0 100000000.0) 1.0) (- 1.0)) (+ (* (* 100000000.0 100000000.0) 1.0) (* 1.0 (+ 100000000.0 (- 1.0))))) (/ (+ (* (* 100000000.0 100000000.0) 1.0) (- 1.0)) (+ (* (* 100000000.0 100000000.0) 1.0) (* 1.0 (+ 100000000.0 (- 1.0))))))) 9.0)))
(check-sat)
(pop 1)

; group 1 has little of its loss at time 2/||D||
(push 1)
(set-info :status unsat)
(assert (not (<= (* 10.0 (* (/ (+ (* (* 100000000.0 100000000.0) 1.0) (- 1.0)) (+ (* (* 100000000.0 100000000.0) 1.0) (* 1.0 (+ (* (* (* 100000000.0 100000000.0) 100000000.0) 100000000.0) (- 1.0))))) (/ (+ (* (* 100000000.0 100000000.0) 1.0) (- 1.0)) (+ (* (* 100000000.0 100000000.0) 1.0) (* 1.0 (+ (* (* (* 100000000.0 100000000.0) 100000000.0) 100000000.0) (- 1.0))))))) 1.0)))
(check-sat)
(pop 1)
