; weakint/sec2-flow (literal)
; for all data and all theta_0 there is an absolutely continuous theta on [0, infinity) with theta' = -p grad L(theta) almost everywhere, where sigma'(x) = 1_{x > 0}
; certificate sha256 52379176554029477ca1c2c09916e82f201299aa3c2857779f1dbb0cc503862f
(set-logic QF_NRA)

; L is the mean of halves
(push 1)
(set-info :status unsat)
(assert (not (= (* 4.0 (/ 1.0 4.0)) 1.0)))
(check-sat)
(pop 1)

; h is the mean over the neurons
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; neuron 1 is on the kink of x_1
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* (/ 1.0 2.0) 0.0)) 0.0)))
(check-sat)
(pop 1)

; and on no other: x_2
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* 0.0 1.0) (* (/ 1.0 2.0) 1.0)))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; on and below the kink, <w, x> grows: n times its derivative
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (* (* 1.0 (let ((t (let ((t (+ (* 0.0 1.0) (* (/ 1.0 2.0) 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (+ (- 1.0) (- (* 1.0 (* 1.0 (let ((t (+ (* 1.0 0.0) (* 0.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))))))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (* 1.0 (let ((t (let ((t (+ (* 0.0 1.0) (* (/ 1.0 2.0) 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (+ 1.0 (- (* 1.0 (* 1.0 (let ((t (+ (* 1.0 0.0) (* 1.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))))))) (+ (* 1.0 1.0) (* 0.0 1.0)))) 0.0)))
(check-sat)
(pop 1)

; above the kink it falls: n times its derivative
(push 1)
(set-info :status unsat)
(assert (not (< (+ (+ (* (* (* 1.0 (let ((t (let ((t (+ (* 0.0 1.0) (* (/ 1.0 2.0) 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (+ (- 1.0) (- (* 1.0 (* 1.0 (let ((t (+ (* 1.0 0.0) (* 0.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))))))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (* 1.0 (let ((t (let ((t (+ (* 0.0 1.0) (* (/ 1.0 2.0) 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (+ 1.0 (- (* 1.0 (* 1.0 (let ((t (+ (* 1.0 0.0) (* 1.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))))))) (+ (* 1.0 1.0) (* 0.0 1.0)))) (* (* 1.0 (+ (- 1.0) (- (* 1.0 (* 1.0 (let ((t (+ (* 1.0 0.0) (* 0.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))))))) (+ (* 1.0 1.0) (* 0.0 0.0)))) 0.0)))
(check-sat)
(pop 1)
