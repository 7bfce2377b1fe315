; weakint/lem-7.ii (literal)
; for orthogonal inputs and convergence to loss 0, for all t >= t_n = 2n max_{j,i} <w_j(0), x_i>_+ / (|y_i| ||x_i||^2 (a_j(0)^2 - ||w_j(0)||^2)): a_j(0) y_i < 0 implies <w_j(t), x_i>_+ <= 0
; certificate sha256 371a8e191f7f5dabc51ba69e5e29927bb3bea9d91d9e79b6ee84411693a66213
(set-logic QF_NRA)

; the neuron has not the sign of the label
(push 1)
(set-info :status unsat)
(assert (not (< (* (- 2.0) 1.0) 0.0)))
(check-sat)
(pop 1)

; the neuron is active
(push 1)
(set-info :status unsat)
(assert (not (> (* (/ 1.0 2.0) 1.0) 0.0)))
(check-sat)
(pop 1)

; the point is fitted
(push 1)
(set-info :status unsat)
(assert (not (= (+ 1.0 (- (* (/ 1.0 2.0) (+ (* 2.0 (let ((t (* 1.0 (/ 3.0 2.0)))) (ite (> t 0.0) t 0.0))) (* (- 2.0) (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0))))))) 0.0)))
(check-sat)
(pop 1)
