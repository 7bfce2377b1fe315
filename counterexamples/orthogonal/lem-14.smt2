; orthogonal/lem-14 (literal)
; for all balanced theta: ||grad L||^2 >= 2 L min{(1/n) sum over S_{-,1} of ||w_j||^2, (1/n) sum over S_{+,1} of ||w_j||^2}, with S_{+,1}, S_{-,1} of (5)-(6), defined by the initial weights
; certificate sha256 2442d696c60c82b460d80c0eaf87b3a24850cccfecbe83d9cabe5195ec5a22b3
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
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the sums of squares of positive and of negative labels differ
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (- (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) 0.0)))
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
(assert (not (= (* (- 1.0) (- 1.0)) (* 1.0 1.0))))
(check-sat)
(pop 1)

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) (* (- 1.0) (- 1.0)))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 1.0) (- 1.0)) (* (- 1.0) (- 1.0)))))
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
(assert (not (>= (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; s_2
(push 1)
(set-info :status unsat)
(assert (not (= (let ((t (- 1.0))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (- 1.0))))
(check-sat)
(pop 1)

; which of the two sums is smaller
(push 1)
(set-info :status unsat)
(assert (not (<= (/ (* (- 1.0) (- 1.0)) 1.0) (/ (* (- 1.0) (- 1.0)) 1.0))))
(check-sat)
(pop 1)

; the gradient is below the bound
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) (* (- 1.0) 1.0))) 1.0) (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) (* (- 1.0) 1.0))) 1.0)) (* (* 1.0 1.0) (* (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) 1.0)) 1.0) (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) 1.0)) 1.0))) (* (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) (* (- 1.0) 1.0))) 1.0) (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) (* (- 1.0) 1.0))) 1.0)) (* (* (- 1.0) (- 1.0)) (* (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) 1.0)) 1.0) (/ (- (* (* (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))) 1.0)) 1.0)))) (* (* 2.0 (+ (* (/ 1.0 2.0) (let ((t (+ (* 1.0 (+ (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (* (- 1.0) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0)))) (* t t))) (* 0.0 (+ (let ((t 1.0)) (* t t)) (let ((t (- 1.0))) (* t t)) (let ((t (- 1.0))) (* t t)) (let ((t (- 1.0))) (* t t)))))) (/ (* (- 1.0) (- 1.0)) 1.0)))))
(check-sat)
(pop 1)
