; orthogonal/prop1-example (literal)
; W = (sqrt(n/||D_+||) D_+, -sqrt(n/||D_-||) D_-, 0, ...), a = (sqrt(n) ||D_+||, -sqrt(n) ||D_-||, 0, ...) satisfies h(x_k) = y_k for all k
; certificate sha256 caebe316bcd08fef9baf8d5b61a0c59b6cd44d90b6ab90a74f1b9461625128d7
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

; a_1^2 is n ||D||^2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (* root1 root1) (/ (+ (* (let ((t 2.0)) (ite (> t 0.0) t 0.0)) (let ((t 2.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) 2.0))))
(check-sat)
(pop 1)

; ||w_1||^2 is n ||D||
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ (* (let ((t 2.0)) (ite (> t 0.0) t 0.0)) (let ((t 2.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))
(assert (not (= (+ (* root1 root1) (* 0.0 0.0)) root2)))
(check-sat)
(pop 1)

; a_2^2 is n ||D||^2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (* (- (* (/ 1.0 2.0) root1)) (- (* (/ 1.0 2.0) root1))) (/ (+ (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))) 2.0))))
(check-sat)
(pop 1)

; ||w_2||^2 is n ||D||
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))
(assert (not (= (+ (* 0.0 0.0) (* 1.0 1.0)) root1)))
(check-sat)
(pop 1)

; output against label
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (> (* 1.0 (+ (* root1 (let ((t (+ (* 0.0 root1) (* 1.0 0.0)))) (ite (> t 0.0) t 0.0))) (* (- (* (/ 1.0 2.0) root1)) (let ((t (+ (* 0.0 0.0) (* 1.0 1.0)))) (ite (> t 0.0) t 0.0))))) (- 1.0))))
(check-sat)
(pop 1)
