; weakint/eq-53 (literal)
; for all c0 in [0, 1] and t >= 0, the solution of (52), S' = (sqrt(k_n) ||D||/n)(1 - S^2), S(0) = c0, is S = (sinh(c t) + c0 cosh(c t))/(cosh(c t) + c0 sinh(c t)) with c = 2 sqrt(k_n) ||D||/n
; certificate sha256 b4dcbd8a3376604d2126ebf227cff0ff27c50742692cc78341a0954c4a36d382
(set-logic QF_NRA)

; Y > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; n >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

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

; t >= 0, as E = exp(Y t/n) >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; the derivative of the printed alignment is not the right side of (52)
(push 1)
(set-info :status unsat)
(assert (not (> (+ (/ (* (/ (* 2.0 1.0) 1.0) (+ (* (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))))) (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0))))))) (- (* (+ (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))) (* 0.0 (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))))) (+ (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))) (* 0.0 (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))))))))) (* (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))))) (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))))))) (- (* (/ 1.0 1.0) (+ 1.0 (- (* (/ (+ (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))) (* 0.0 (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))))) (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0))))))) (/ (+ (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0)))) (* 0.0 (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))))) (+ (+ (* 1.0 1.0) (/ 1.0 (* 1.0 1.0))) (* 0.0 (+ (* 1.0 1.0) (- (/ 1.0 (* 1.0 1.0))))))))))))) 0.0)))
(check-sat)
(pop 1)
