; orthogonal/lem-16 (literal)
; if f >= 0 and f'(t) <= -a f(t) + b int_0^t f + c/a for all t >= 0, with a, b, c >= 0, then f(t) <= (f(0) + c)(1 + exp(b t/a)) for all t >= 0
; certificate sha256 5bbde9ff7823229b4984731561f7e6377ca017bf03ba0d44ca25ae538bd2c4c8
(set-logic QF_NRA)

; a > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; b is 0, so the exponential is 1
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; c >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 0.0)))
(check-sat)
(pop 1)

; f(0) >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 0.0 0.0)))
(check-sat)
(pop 1)

; k >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 4.0 0.0)))
(check-sat)
(pop 1)

; t >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 0.0)))
(check-sat)
(pop 1)

; f' + a f <= a (f(0) + k) <= c/a
(push 1)
(set-info :status unsat)
(assert (not (<= (* (/ 1.0 2.0) (+ 0.0 4.0)) (/ 1.0 (/ 1.0 2.0)))))
(check-sat)
(pop 1)

; f(t) exceeds the bound
(push 1)
(set-info :status unsat)
(assert (not (> (+ 0.0 (* 4.0 (+ 1.0 (- (/ 1.0 (* (+ 1.0 (/ (* (/ 1.0 2.0) 2.0) 4.0)) (+ 1.0 (/ (* (/ 1.0 2.0) 2.0) 4.0)) (+ 1.0 (/ (* (/ 1.0 2.0) 2.0) 4.0)) (+ 1.0 (/ (* (/ 1.0 2.0) 2.0) 4.0)))))))) (* 2.0 (+ 0.0 1.0)))))
(check-sat)
(pop 1)
