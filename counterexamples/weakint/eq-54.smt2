; weakint/eq-54 (literal)
; for all k_n and t: d/dt ||w_j||_+^2 = (2/n) ||w_j||_+^2 (<D_j, s_j w_j/||w_j||_+> - ||w_j||_+^2/p_n), D_j = (1/k_n) sum of y_i x_i over the group
; certificate sha256 4a5702cfc3c2dbe21ddde6dab28d9d9ccd3833467f26d37d5df51c266b122d72
(set-logic QF_NRA)

; ||D|| > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; sqrt(k_n) >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 1.0)))
(check-sat)
(pop 1)

; p >= 1
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; n = p k_n
(push 1)
(set-info :status unsat)
(assert (not (= 4.0 (* (* 1.0 2.0) 2.0))))
(check-sat)
(pop 1)

; ||w||_+ > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; S >= 0
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 0.0)))
(check-sat)
(pop 1)

; S <= 1
(push 1)
(set-info :status unsat)
(assert (not (<= 1.0 1.0)))
(check-sat)
(pop 1)

; the two sides of what is stated
(push 1)
(set-info :status unsat)
(assert (not (> (* (* 2.0 1.0) (/ (+ (* (* (* 2.0 1.0) 1.0) 1.0) (* (- 1.0) (/ (* (* 1.0 1.0) 1.0) 1.0))) 4.0)) (* (* (* (/ 2.0 4.0) 1.0) 1.0) (+ (* 1.0 1.0) (* (- 1.0) (/ (* (* 1.0 1.0) 1.0) 1.0)))))))
(check-sat)
(pop 1)
