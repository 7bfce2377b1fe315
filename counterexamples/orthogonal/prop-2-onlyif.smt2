; orthogonal/prop-2-onlyif (literal)
; under Assumptions 1-3 and the balanced start (4), almost surely: if (39) has a solution on [0, infinity) then sigma_0 = 0
; certificate sha256 a3d2ec353f6297a15f5dbd2d8330c3d14a4b4c2dc025c4312e9d6a0b24576be1
(set-logic QF_NRA)

; c is 1/(2n)
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 2.0) 2.0) 1.0)))
(check-sat)
(pop 1)

; s is 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; <x_1, x_1>
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 2.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the sums of squares of positive and of negative labels differ
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 2.0)) (ite (> t 0.0) t 0.0)) (let ((t 2.0)) (ite (> t 0.0) t 0.0))) (- (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) (* 1.0 1.0))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 1.0) (- 1.0)) (* (- 1.0) (- 1.0)))))
(check-sat)
(pop 1)

; sigma_0 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; neuron 1 is active on point 1
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; a_1 y_1 > 0: it grows while h(x_1)/y_1 < 1
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; neuron 2 rests on point 1
(push 1)
(set-info :status unsat)
(assert (not (< (* (- 1.0) 1.0) 0.0)))
(check-sat)
(pop 1)

; h(x_1)/y_1 < 1
(push 1)
(set-info :status unsat)
(assert (not (< (* (* 1.0 (+ (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) 2.0) (* 2.0 2.0))))
(check-sat)
(pop 1)
