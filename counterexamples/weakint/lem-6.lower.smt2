; weakint/lem-6.lower (literal)
; for all data and parameters: mu >= (2/n)(C_x^- - ||X^T X - D_X||) min_i (1/p) sum_j a_j^2 1_{j,i}
; certificate sha256 d546933a2873f2a58d6fd529d8addd69dcdfbc7358e7209ebcfba95adb600913
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
(assert (not (> (+ (* (/ 1.0 2.0) (let ((t (+ (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))) (- (- 1.0))))) (* t t))) (* 0.0 (+ (let ((t 2.0)) (* t t)) (let ((t 1.0)) (* t t))))) 0.0)))
(check-sat)
(pop 1)

; x_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (* (/ 1.0 2.0) (/ 1.0 2.0)) 0.0)))
(check-sat)
(pop 1)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (- 1.0))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; ||X^T X - D_X|| is below c - n mu/(2K): leading minor 1 of 2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* (/ 1.0 2.0) (/ 1.0 2.0))))
(assert (not (> (+ root1 (- (* (/ 1.0 8.0) (/ (* 2.0 (+ (* (* 2.0 2.0) (* (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)) (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)))) (* (* 1.0 (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0))) (* 1.0 (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)))))) (* 1.0 (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))))))))) 0.0)))
(check-sat)
(pop 1)

; ||X^T X - D_X|| is below c - n mu/(2K): leading minor 2 of 2
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* (/ 1.0 2.0) (/ 1.0 2.0))))
(assert (not (> (+ root1 (- (* (/ 1.0 8.0) (/ (* 2.0 (+ (* (* 2.0 2.0) (* (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)) (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)))) (* (* 1.0 (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0))) (* 1.0 (* (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (let ((t (let ((t (* 1.0 (/ 1.0 2.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (/ 1.0 2.0)))))) (* 1.0 (* (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))) (+ (- 1.0) (- (* 1.0 (* 2.0 (let ((t (* (/ 1.0 2.0) 1.0))) (ite (> t 0.0) t 0.0)))))))))))) 0.0)))
(check-sat)
(pop 1)
