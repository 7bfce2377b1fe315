; orthogonal/rem-asm3-necessary (literal)
; under Assumptions 1 and 2 and a balanced start: if S_{+,1} or S_{-,1} is empty then (7) fails, lim lim theta^t is no interpolator of the smallest norm
; certificate sha256 2f37cbe9ae39115e192c4c109dff6a8f69ebad2c1de84872a85abd33420c73fc
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

; limit fits label 1
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) 1.0)))
(check-sat)
(pop 1)

; the limit has the smallest norm 2n(||D_+|| + ||D_-||)
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0)))))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))))
(assert (not (= (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))) (* 2.0 (+ (/ root1 1.0) (/ root2 1.0))))))
(check-sat)
(pop 1)

; the only neuron has the sign of the only label
(push 1)
(set-info :status unsat)
(assert (not (= (let ((t 1.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t 1.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))
(check-sat)
(pop 1)

; it is active on the point
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; there is one neuron
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; so no neuron has the other sign
(push 1)
(set-info :status unsat)
(assert (not (> (* (let ((t 1.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t 1.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 0.0)))
(check-sat)
(pop 1)
