; orthogonal/rem-width-requirement (literal)
; the only sufficient and necessary requirement on m for Theorem 1's conclusion is that Assumption 3 can hold: some start of width m has S_{+,1} and S_{-,1} non-empty exactly when some flow of width m tends to an interpolator of the smallest norm
; certificate sha256 4400c0532d05029dcfa9fcc615681e4699512afbf07faff3985ba92f84937c6c
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

; S_{+,1} and S_{-,1} are disjoint, so Assumption 3 needs m >= 2
(push 1)
(set-info :status unsat)
(assert (not (< 1.0 2.0)))
(check-sat)
(pop 1)
