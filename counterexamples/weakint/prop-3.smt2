; weakint/prop-3 (literal)
; for |a_j(0)| <= delta small enough, y_1 large enough and (77): lim L(theta_t) > 0
; certificate sha256 d09e6d1251d2c8c9762b68234478dc19fbf40241eabe2c7364710580e05c0ed8
(set-logic QF_NRA)

; y_2 = -y_1
(push 1)
(set-info :status unsat)
(assert (not (= (- 100.0) (- 100.0))))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 100.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; a_2 = -a_1
(push 1)
(set-info :status unsat)
(assert (not (= (- (/ 1.0 100.0)) (- (/ 1.0 100.0)))))
(check-sat)
(pop 1)

; a_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (/ 1.0 100.0))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the entries are positive
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; entry 2 of w_1 is the same
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; entry 1 of w_2 is the same
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; entry 2 of w_2 is the same
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; the canonical basis, 1 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; the canonical basis, 1 2
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; the canonical basis, 2 1
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; the canonical basis, 2 2
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; the lower end of (77) is at most 1
(push 1)
(set-info :status unsat)
(assert (not (<= (* 64.0 1.0) (* (* (let ((t 100.0)) (ite (>= t 0.0) t (- t))) 100.0) 100.0))))
(check-sat)
(pop 1)
