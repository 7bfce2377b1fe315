; weakint/lem-7.i (literal)
; for orthogonal inputs and convergence to loss 0, for all t >= t_n: a_j(0) y_i > 0 implies <w_j(t), x_i>_+ >= <w_j(0), x_i>_+
; certificate sha256 8d627a0995554ef937a06d6b392d23aef7e367019ec0948669fe65ca2d4615eb
(set-logic QF_NRA)

; the neuron has the sign of the label
(push 1)
(set-info :status unsat)
(assert (not (> (* 2.0 1.0) 0.0)))
(check-sat)
(pop 1)

; the neuron is active
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; the residual pulls it down
(push 1)
(set-info :status unsat)
(assert (not (< (* 2.0 (+ 1.0 (- (* 1.0 (* 2.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0))))))) 0.0)))
(check-sat)
(pop 1)
