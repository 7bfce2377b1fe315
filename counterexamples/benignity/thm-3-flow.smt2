; benignity/thm-3-flow (literal)
; for orthogonal points, m >= 2, 0 < lambda <= min over both signs of sqrt(sum of y_k^2 ||x_k||^2), and w_i(0) independent with a rotation invariant law: with probability at least 1 - m 2^-max(card {y_k > 0}, card {y_k < 0}), if lim theta(t) exists it is not a global minimum of L_lambda
; certificate sha256 1c69c809c5aa1283483d33834aefacb9f52c122699e4a08928602f901b0501a2
(set-logic QF_NRA)

; L is the mean of squares
(push 1)
(set-info :status unsat)
(assert (not (= (* 3.0 (/ 1.0 3.0)) 1.0)))
(check-sat)
(pop 1)

; lambda is positive
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; x_1 and x_2 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 1.0 0.0) (* 0.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 0.0 0.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_3 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 0.0) (* 0.0 1.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; lambda is in the printed range, positive labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; (n lambda)^2 is at least the sum over the positive labels of y_k^2 ||x_k||^2
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* (* (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))) (* 9.0 (* 1.0 1.0)))))
(check-sat)
(pop 1)

; lambda is in the printed range, negative labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; (n lambda)^2 is at least the sum over the negative labels of y_k^2 ||x_k||^2
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (* (* (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0) (* 0.0 0.0))) (* (* (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 0.0 0.0) (* 1.0 1.0)))) (* 9.0 (* 1.0 1.0)))))
(check-sat)
(pop 1)

; the stated probability is positive: m < 2^max
(push 1)
(set-info :status unsat)
(assert (not (< 2.0 4.0)))
(check-sat)
(pop 1)
