; weakint/prop-2.upper (literal)
; under the group initialisation (9) with orthonormal inputs and labels of the sign s_j in group j, k_n = n^(2(1 - alpha)): mu(t) <= 4 C_y^+/n^alpha for t >= C n^(3 alpha - 1) log(C n)
; certificate sha256 86334155b02c4603b00b48b750e7658881ee602a072b76c9bdbbcb156cfa2a39
(set-logic QF_NRA)

; L is the mean of halves
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 (/ 1.0 2.0)) 1.0)))
(check-sat)
(pop 1)

; h is the mean over the neurons
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; L(theta) > 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (/ 1.0 2.0) (let ((t (+ (* 1.0 (* 5.0 (let ((t (+ (* 1.0 3.0) (* 0.0 4.0)))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* 0.0 (+ (let ((t 5.0)) (* t t)) (let ((t 3.0)) (* t t)) (let ((t 4.0)) (* t t))))) 0.0)))
(check-sat)
(pop 1)

; x_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* 1.0 1.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; <x_1, x_1>
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 1.0) (* 0.0 0.0)) 1.0)))
(check-sat)
(pop 1)

; C_y^+ against y_1
(push 1)
(set-info :status unsat)
(assert (not (<= (let ((t 1.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; (9): neuron 1 is active on x_1
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* 3.0 1.0) (* 4.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; and has the sign of y_1
(push 1)
(set-info :status unsat)
(assert (not (> (* 5.0 1.0) 0.0)))
(check-sat)
(pop 1)

; |a_1| = ||w_1||
(push 1)
(set-info :status unsat)
(assert (not (= (* 5.0 5.0) (+ (* 3.0 3.0) (* 4.0 4.0)))))
(check-sat)
(pop 1)

; (2/(n p)) (||w_1||^2 - ||w_1||_+^2), which the flow keeps and mu exceeds, is at least K_2/n^alpha
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 1.0))
(assert (not (>= (* 2.0 (+ (* 5.0 5.0) (- (* (+ (* 3.0 1.0) (* 4.0 0.0)) (+ (* 3.0 1.0) (* 4.0 0.0)))))) (* (* 4.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1))))
(check-sat)
(pop 1)
