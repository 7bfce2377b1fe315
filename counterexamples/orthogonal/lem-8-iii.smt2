; orthogonal/lem-8-iii (literal)
; for lambda <= lambda*: at t_{-1}, for all j in S_{-,1} and all k with y_k > 0: <w_j, x_k> = 0
; certificate sha256 53f3daf3b9524011f289014d697806b5c21b508030d9de997c8555b077775d3f
(set-logic QF_NRA)

; c is 1/(2n)
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 4.0) 4.0) 1.0)))
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
(assert (not (= (+ (* 1.0 1.0) (* 0.0 0.0)) 1.0)))
(check-sat)
(pop 1)

; <x_1, x_2>
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 1.0 0.0) (* 0.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; <x_2, x_2>
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 1.0 1.0)) 1.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 2.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; y_2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (- 1.0))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the sums of squares of positive and of negative labels differ
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (+ (* (let ((t 2.0)) (ite (> t 0.0) t 0.0)) (let ((t 2.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (- (+ (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 5.0 5.0) (+ (* 3.0 3.0) (* 4.0 4.0)))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 5.0) (- 5.0)) (+ (* (- 3.0) (- 3.0)) (* 4.0 4.0)))))
(check-sat)
(pop 1)

; s_j = -1
(push 1)
(set-info :status unsat)
(assert (not (< (- 5.0) 0.0)))
(check-sat)
(pop 1)

; w_2 is active on x_2, y_2 < 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (- 3.0) 0.0) (* 4.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; y_1 > 0
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 0.0)))
(check-sat)
(pop 1)

; the pre-activation is negative
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* (- 3.0) 1.0) (* 4.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; its slope is 0, so that it rests
(push 1)
(set-info :status unsat)
(assert (not (= (let ((t (let ((t (+ (* (- 3.0) 1.0) (* 4.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 0.0)))
(check-sat)
(pop 1)
