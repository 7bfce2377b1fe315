; orthogonal/prop-1-kkt (literal)
; all KKT points (35) of min ||theta||^2 subject to L(theta) = 0 that are balanced are global minimisers, with objective value 2n(||D_+|| + ||D_-||)
; certificate sha256 9347b4e4ff0ffe18e1ecdf091e0e87d19a9a850ee8fdf2ebcd5207a4eed49ec2
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

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) (+ (* 1.0 1.0) (* 0.0 0.0)))))
(check-sat)
(pop 1)

; neuron 2 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) (+ (* 0.0 0.0) (* 1.0 1.0)))))
(check-sat)
(pop 1)

; theta fits label 1
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (+ (* 1.0 (let ((t (+ (* 1.0 1.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0))) (* 1.0 (let ((t (+ (* 1.0 0.0) (* 0.0 1.0)))) (ite (> t 0.0) t 0.0))))) 1.0)))
(check-sat)
(pop 1)

; theta fits label 2
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (+ (* 1.0 (let ((t (+ (* 0.0 1.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0))) (* 1.0 (let ((t (+ (* 0.0 0.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0))))) 1.0)))
(check-sat)
(pop 1)

; (36) for neuron 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 (+ (* (* (let ((t (let ((t (+ (* 1.0 1.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (let ((t (+ (* 1.0 0.0) (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) (+ (* 1.0 0.0) (* 0.0 1.0)))))))
(check-sat)
(pop 1)

; (37) for entry 1 of neuron 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 (+ (* (* (* (let ((t (let ((t (+ (* 1.0 1.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 1.0) 1.0) (* (* (* (let ((t (let ((t (+ (* 1.0 0.0) (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 0.0) 1.0)))))
(check-sat)
(pop 1)

; (37) for entry 2 of neuron 1
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 (+ (* (* (* (let ((t (let ((t (+ (* 1.0 1.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 0.0) 1.0) (* (* (* (let ((t (let ((t (+ (* 1.0 0.0) (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 1.0) 1.0)))))
(check-sat)
(pop 1)

; (36) for neuron 2
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 (+ (* (* (let ((t (let ((t (+ (* 0.0 1.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) (+ (* 0.0 1.0) (* 1.0 0.0))) (* (* (let ((t (let ((t (+ (* 0.0 0.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; (37) for entry 1 of neuron 2
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 (+ (* (* (* (let ((t (let ((t (+ (* 0.0 1.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 1.0) 1.0) (* (* (* (let ((t (let ((t (+ (* 0.0 0.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 0.0) 1.0)))))
(check-sat)
(pop 1)

; (37) for entry 2 of neuron 2
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 (+ (* (* (* (let ((t (let ((t (+ (* 0.0 1.0) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 0.0) 1.0) (* (* (* (let ((t (let ((t (+ (* 0.0 0.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0) 1.0) 1.0)))))
(check-sat)
(pop 1)

; better fits label 1
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (* 1.0 (let ((t (+ (* 1.0 1.0) (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) 1.0)))
(check-sat)
(pop 1)

; better fits label 2
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (* 1.0 (let ((t (+ (* 0.0 1.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) 1.0)))
(check-sat)
(pop 1)

; better has no more neurons
(push 1)
(set-info :status unsat)
(assert (not (<= 1.0 2.0)))
(check-sat)
(pop 1)

; better is shorter than theta
(push 1)
(set-info :status unsat)
(assert (not (< (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))) (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t)) (let ((t 0.0)) (* t t)) (let ((t 1.0)) (* t t)) (let ((t 0.0)) (* t t)) (let ((t 1.0)) (* t t))))))
(check-sat)
(pop 1)
