; orthogonal/lem11-beta (literal)
; for every k_j with y_{k_j} < 0: (1/n) sqrt(sum over k <> k_j, y_k < 0 of y_k^2) <= (1 - beta) ||D_-||, with beta the smallest y_k^2/(2 ||D_-||^2) over y_k < 0
; certificate sha256 d52e7fbc16b227af4e16625e7993b06d17386448514e64fbe513401a119a61f3
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

; alpha is at most the term of label 2
(push 1)
(set-info :status unsat)
(assert (not (<= 2.0 (/ (* (* (- 1.0) (- 1.0)) 4.0) (* 2.0 (+ (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))))
(check-sat)
(pop 1)

; the left side is larger
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 0.0))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ (* (let ((t (- 2.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 2.0))) (ite (> t 0.0) t 0.0))) (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))
(assert (not (> (/ root1 2.0) (* (+ 1.0 (- 2.0)) (/ root2 2.0)))))
(check-sat)
(pop 1)
