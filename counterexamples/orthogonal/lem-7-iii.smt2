; orthogonal/lem-7-iii (literal)
; for lambda <= lambda*, at t_{+1} = -epsilon ln(lambda)/||D_+||, for all j in S_{+,1} and y_k < 0: <w_j, x_k> = 0
; certificate sha256 de1a57db508fe1b253c6ab823d2bd79ed006d01fecb76015dab30b1806d3bbfb
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
(assert (not (= (* 5.0 5.0) (+ (* 4.0 4.0) (* (- 3.0) (- 3.0))))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 5.0) (- 5.0)) (+ (* 3.0 3.0) (* 4.0 4.0)))))
(check-sat)
(pop 1)

; s_1 = 1
(push 1)
(set-info :status unsat)
(assert (not (> 5.0 0.0)))
(check-sat)
(pop 1)

; y_1 > 0
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 0.0)))
(check-sat)
(pop 1)

; <w_1, x_1> >= 0, so that neuron 1 is in S_{+,1}
(push 1)
(set-info :status unsat)
(assert (not (>= (+ (* 4.0 1.0) (* (- 3.0) 0.0)) 0.0)))
(check-sat)
(pop 1)

; y_2 < 0
(push 1)
(set-info :status unsat)
(assert (not (< (- 1.0) 0.0)))
(check-sat)
(pop 1)

; <w_1^0, x_2> < 0
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* 4.0 0.0) (* (- 3.0) 1.0)) 0.0)))
(check-sat)
(pop 1)

; its derivative, by (11), is 0 as long as it is negative: it stays what it is
(push 1)
(set-info :status unsat)
(assert (not (= (* 5.0 (/ (+ (- (* (* (let ((t (let ((t (+ (* 4.0 1.0) (* (- 3.0) 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 5.0 (let ((t (+ (* 1.0 4.0) (* 0.0 (- 3.0))))) (ite (> t 0.0) t 0.0))) (* (- 5.0) (let ((t (+ (* 1.0 3.0) (* 0.0 4.0)))) (ite (> t 0.0) t 0.0))))) (- 2.0))) (+ (* 1.0 0.0) (* 0.0 1.0)))) (- (* (* (let ((t (let ((t (+ (* 4.0 0.0) (* (- 3.0) 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 5.0 (let ((t (+ (* 0.0 4.0) (* 1.0 (- 3.0))))) (ite (> t 0.0) t 0.0))) (* (- 5.0) (let ((t (+ (* 0.0 3.0) (* 1.0 4.0)))) (ite (> t 0.0) t 0.0))))) (- (- 1.0)))) (+ (* 0.0 0.0) (* 1.0 1.0))))) 2.0)) 0.0)))
(check-sat)
(pop 1)
