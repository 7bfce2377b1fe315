; orthogonal/lem-13 (literal)
; for theta with (i)-(iv) and lambda small enough: L(theta) <= lambda^(epsilon'/2)
; certificate sha256 ea2501cf280a6dd343b208a95a92aa873a4cfdb327d6acfe2cbd4376d037dd45
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
(assert (not (> (let ((t 4.0)) (ite (>= t 0.0) t (- t))) 0.0)))
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
(assert (not (> (let ((t (+ (+ (* (let ((t 4.0)) (ite (> t 0.0) t 0.0)) (let ((t 4.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (- (+ (* (let ((t (- 4.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 4.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 2.0) (+ (* 2.0 2.0) (* 0.0 0.0)))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 1.0) (- 1.0)) (+ (* 0.0 0.0) (* (- 1.0) (- 1.0))))))
(check-sat)
(pop 1)

; s_1
(push 1)
(set-info :status unsat)
(assert (not (= (let ((t 1.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0)))
(check-sat)
(pop 1)

; neuron 1 starts in the cone of label 1
(push 1)
(set-info :status unsat)
(assert (not (>= (+ (* 1.0 1.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; (iv) as printed for neuron 1
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* 2.0 2.0) (* 0.0 0.0))))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ (* (let ((t 4.0)) (ite (> t 0.0) t 0.0)) (let ((t 4.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (* 4.0 (+ (* 2.0 1.0) (* 0.0 0.0))) (* 2.0 root1)) (- (/ root2 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000000.0))))
(check-sat)
(pop 1)

; s_2
(push 1)
(set-info :status unsat)
(assert (not (= (let ((t (- 1.0))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (- 1.0))))
(check-sat)
(pop 1)

; neuron 2 starts in the cone of label 2
(push 1)
(set-info :status unsat)
(assert (not (>= (+ (* 0.0 0.0) (* 1.0 1.0)) 0.0)))
(check-sat)
(pop 1)

; (iv) as printed for neuron 2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* 0.0 0.0) (* (- 1.0) (- 1.0)))))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ (* (let ((t (- 4.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 4.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (* (- 1.0) (+ (* 0.0 0.0) (* (- 1.0) 1.0))) (* 2.0 root1)) (- (/ root2 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000000.0))))
(check-sat)
(pop 1)

; (iii) for S_{+,1}
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t 4.0)) (ite (> t 0.0) t 0.0)) (let ((t 4.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (+ (* 2.0 2.0) (* 0.0 0.0)) 2.0) (- (/ root1 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000000.0))))
(check-sat)
(pop 1)

; (iii) for S_{-,1}
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t (- 4.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 4.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (+ (* 0.0 0.0) (* (- 1.0) (- 1.0))) 2.0) (- (/ root1 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000000.0))))
(check-sat)
(pop 1)

; the loss is above lambda^{epsilon'/2}
(push 1)
(set-info :status unsat)
(assert (not (> (* (+ (* (/ 1.0 4.0) (+ (let ((t (+ (* 1.0 (+ (* 2.0 (let ((t (+ (* 1.0 2.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (+ (* 1.0 0.0) (* 0.0 (- 1.0))))) (ite (> t 0.0) t 0.0))))) (- 4.0)))) (* t t)) (let ((t (+ (* 1.0 (+ (* 2.0 (let ((t (+ (* 0.0 2.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (+ (* 0.0 0.0) (* 1.0 (- 1.0))))) (ite (> t 0.0) t 0.0))))) (- (- 1.0))))) (* t t)))) (* 0.0 (+ (let ((t 2.0)) (* t t)) (let ((t 2.0)) (* t t)) (let ((t 0.0)) (* t t)) (let ((t (- 1.0))) (* t t)) (let ((t 0.0)) (* t t)) (let ((t (- 1.0))) (* t t))))) (+ (* (/ 1.0 4.0) (+ (let ((t (+ (* 1.0 (+ (* 2.0 (let ((t (+ (* 1.0 2.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (+ (* 1.0 0.0) (* 0.0 (- 1.0))))) (ite (> t 0.0) t 0.0))))) (- 4.0)))) (* t t)) (let ((t (+ (* 1.0 (+ (* 2.0 (let ((t (+ (* 0.0 2.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (+ (* 0.0 0.0) (* 1.0 (- 1.0))))) (ite (> t 0.0) t 0.0))))) (- (- 1.0))))) (* t t)))) (* 0.0 (+ (let ((t 2.0)) (* t t)) (let ((t 2.0)) (* t t)) (let ((t 0.0)) (* t t)) (let ((t (- 1.0))) (* t t)) (let ((t 0.0)) (* t t)) (let ((t (- 1.0))) (* t t)))))) (/ 1.0 1000000.0))))
(check-sat)
(pop 1)
