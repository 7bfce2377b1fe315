; weakint/lem-6.upper (literal)
; for all data and parameters: mu <= (2/n)(C_x^+ + ||X^T X - D_X||) max_i (1/p) sum_j (a_j^2 + ||w_j||^2) 1_{j,i}
; certificate sha256 b2732903bf14037675c16768aff0b8a564ecc5f8575f08e292706c12089dddc4
(set-logic QF_NRA)

; L is the mean of halves
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 (/ 1.0 2.0)) 1.0)))
(check-sat)
(pop 1)

; h is the mean over the neurons
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; L(theta) > 0
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (/ 1.0 2.0) (let ((t (+ (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 1.0)))) (* t t))) (* 0.0 (+ (let ((t 0.0)) (* t t)) (let ((t 1.0)) (* t t))))) 0.0)))
(check-sat)
(pop 1)

; x_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (* 2.0 2.0) 0.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; ||X^T X - D_X|| is below n mu/(2K) - c: leading minor 1 of 2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* 2.0 2.0)))
(assert (not (> (+ (* (/ 1.0 2.0) (/ (* 2.0 (+ (* (* 0.0 0.0) (* (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0) (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0))) (* (* 1.0 (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0)) (* 1.0 (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0))))) (* 1.0 (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))))))) (- root1)) 0.0)))
(check-sat)
(pop 1)

; ||X^T X - D_X|| is below n mu/(2K) - c: leading minor 2 of 2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* 2.0 2.0)))
(assert (not (> (+ (* (/ 1.0 2.0) (/ (* 2.0 (+ (* (* 0.0 0.0) (* (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0) (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0))) (* (* 1.0 (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0)) (* 1.0 (* (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 2.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 2.0))))) (* 1.0 (* (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))) (+ 1.0 (- (* 1.0 (* 0.0 (let ((t (* 2.0 1.0))) (ite (> t 0.0) t 0.0)))))))))) (- root1)) 0.0)))
(check-sat)
(pop 1)
