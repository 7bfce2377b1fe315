; orthogonal/lem15-chain (literal)
; under (iii): sqrt(m/n) sqrt(sum over S_{+,1} of ||w_j||^2) <= sqrt(m/n) (sqrt(||D_+||) + lambda^(epsilon'/2))
; certificate sha256 877b14dd333266649cd438312220ae3add2750fd592f9747d80842d479abd7da
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

; lambda^epsilon' > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 1000.0) 0.0)))
(check-sat)
(pop 1)

; (iii), S_{+,1}
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t 4.0)) (ite (> t 0.0) t 0.0)) (let ((t 4.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (+ (* 2.0 2.0) (* 0.0 0.0)) 2.0) (- (/ root1 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000.0))))
(check-sat)
(pop 1)

; (iii), S_{-,1}
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t (- 4.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 4.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))
(assert (not (<= (let ((t (+ (/ (+ (* 0.0 0.0) (* 1.0 1.0)) 2.0) (- (/ root1 2.0))))) (ite (>= t 0.0) t (- t))) (/ 1.0 1000.0))))
(check-sat)
(pop 1)

; the middle of the chain exceeds its end; both are multiplied by sqrt(n/m)
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* 2.0 2.0) (* 0.0 0.0))))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) 2.0))
(declare-const root3 Real)
(assert (>= root3 0.0))
(assert (= (* root3 root3) (/ 1.0 1000.0)))
(assert (not (> root1 (+ root2 root3))))
(check-sat)
(pop 1)

; ||D_+||
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (+ (* (let ((t 4.0)) (ite (> t 0.0) t 0.0)) (let ((t 4.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))
(assert (not (= 2.0 (/ root1 2.0))))
(check-sat)
(pop 1)
