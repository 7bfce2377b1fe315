; weakint/sketch-ii (literal)
; under Assumptions 1 and 2, if at t = 0 each x_i has an active neuron with a_j y_i > 0, then each has one at all t >= 0
; certificate sha256 ea24bfcc73ba9e687fd7f366bf023ee73c74ad5d021f2ede43fb6344e252edb1
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
(assert (not (= (* 2.0 (/ 1.0 2.0)) 1.0)))
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
(assert (not (> (+ (* (/ 1.0 4.0) (+ (let ((t (+ (* (/ 1.0 2.0) (+ (* 1.0 (let ((t (+ (* 1.0 (/ 1.0 6.0)) (* 0.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))) (* 30.0 (let ((t (+ (* 1.0 0.0) (* 0.0 29.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0)))) (* t t)) (let ((t (+ (* (/ 1.0 2.0) (+ (* 1.0 (let ((t (+ (* (/ 1.0 2.0) (/ 1.0 6.0)) (* 1.0 (/ 1.0 2.0))))) (ite (> t 0.0) t 0.0))) (* 30.0 (let ((t (+ (* (/ 1.0 2.0) 0.0) (* 1.0 29.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0)))) (* t t)))) (* 0.0 (+ (let ((t 1.0)) (* t t)) (let ((t (/ 1.0 6.0))) (* t t)) (let ((t (/ 1.0 2.0))) (* t t)) (let ((t 30.0)) (* t t)) (let ((t 0.0)) (* t t)) (let ((t 29.0)) (* t t))))) 0.0)))
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

; x_2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (/ 1.0 2.0) (/ 1.0 2.0)) (* 1.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; y_2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; C_x^- is a length, 1
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* 1.0 1.0) (* 0.0 0.0)) (+ (* 1.0 1.0) (* 0.0 0.0)))))
(check-sat)
(pop 1)

; C_x^+ is a length, 1
(push 1)
(set-info :status unsat)
(assert (not (>= (+ (* (/ 1.0 2.0) (/ 1.0 2.0)) (* 1.0 1.0)) (+ (* 1.0 1.0) (* 0.0 0.0)))))
(check-sat)
(pop 1)

; C_y^- is a label, 1
(push 1)
(set-info :status unsat)
(assert (not (<= (let ((t 1.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; C_y^+ is a label, 1
(push 1)
(set-info :status unsat)
(assert (not (>= (let ((t 1.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; C_x^- is a length, 2
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* 1.0 1.0) (* 0.0 0.0)) (+ (* (/ 1.0 2.0) (/ 1.0 2.0)) (* 1.0 1.0)))))
(check-sat)
(pop 1)

; C_x^+ is a length, 2
(push 1)
(set-info :status unsat)
(assert (not (>= (+ (* (/ 1.0 2.0) (/ 1.0 2.0)) (* 1.0 1.0)) (+ (* (/ 1.0 2.0) (/ 1.0 2.0)) (* 1.0 1.0)))))
(check-sat)
(pop 1)

; C_y^- is a label, 2
(push 1)
(set-info :status unsat)
(assert (not (<= (let ((t 1.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; C_y^+ is a label, 2
(push 1)
(set-info :status unsat)
(assert (not (>= (let ((t 1.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; Assumption 1, neuron 1
(push 1)
(set-info :status unsat)
(assert (not (>= (* 1.0 1.0) (+ (* (/ 1.0 6.0) (/ 1.0 6.0)) (* (/ 1.0 2.0) (/ 1.0 2.0))))))
(check-sat)
(pop 1)

; Assumption 1, neuron 2
(push 1)
(set-info :status unsat)
(assert (not (>= (* 30.0 30.0) (+ (* 0.0 0.0) (* 29.0 29.0)))))
(check-sat)
(pop 1)

; Assumption 2: leading minor 1 of 4
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (> (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))) 0.0)))
(check-sat)
(pop 1)

; Assumption 2: leading minor 2 of 4
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (> (+ (+ 0.0 (* (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))) (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))) (- (* (- (+ (* 1.0 (/ 1.0 2.0)) (* 0.0 1.0))) (- (+ (* (/ 1.0 2.0) 1.0) (* 1.0 0.0)))))) 0.0)))
(check-sat)
(pop 1)

; Assumption 2: leading minor 3 of 4
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (> (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))) 0.0)))
(check-sat)
(pop 1)

; Assumption 2: leading minor 4 of 4
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (> (+ (+ 0.0 (* (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))) (/ (* (* (+ (* 1.0 1.0) (* 0.0 0.0)) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))) root1) (* 2.0 (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))) (- (* (+ (* 1.0 (/ 1.0 2.0)) (* 0.0 1.0)) (+ (* (/ 1.0 2.0) 1.0) (* 1.0 0.0))))) 0.0)))
(check-sat)
(pop 1)

; at t = 0 a neuron with a_j y_1 > 0 is active on x_1
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (+ (* (/ 1.0 6.0) 1.0) (* (/ 1.0 2.0) 0.0)))) (ite (> t 0.0) t 0.0))) (* (let ((t (* 30.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (+ (* 0.0 1.0) (* 29.0 0.0)))) (ite (> t 0.0) t 0.0)))) 0.0)))
(check-sat)
(pop 1)

; at t = 0 a neuron with a_j y_2 > 0 is active on x_2
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (+ (* (/ 1.0 6.0) (/ 1.0 2.0)) (* (/ 1.0 2.0) 1.0)))) (ite (> t 0.0) t 0.0))) (* (let ((t (* 30.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (+ (* 0.0 (/ 1.0 2.0)) (* 29.0 1.0)))) (ite (> t 0.0) t 0.0)))) 0.0)))
(check-sat)
(pop 1)

; at t = 1/244 no neuron with a_j y_1 > 0 is active on x_1
; not asked: a term of the kind 'flow'
