; onedim/fig-6 (literal)
; for X = (1, -1), Y = (1, 4/3), alpha = 2, beta = 2^-2, m = 2: gamma_P* = 1, gamma_N* = -0.5, m = M*, and Theta*(2) is finite
; certificate sha256 4b43f330b622a06c01a8ac956e4bc99c8bffdbdcdd6e4d09b5880f24c8a04d08
(set-logic QF_NRA)

; m is the width
(push 1)
(set-info :status unsat)
(assert (not (= 2.0 2.0)))
(check-sat)
(pop 1)

; c is 1/2
(push 1)
(set-info :status unsat)
(assert (not (= (/ 1.0 2.0) (/ 1.0 2.0))))
(check-sat)
(pop 1)

; s is 1/alpha
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 2.0) 2.0) 1.0)))
(check-sat)
(pop 1)

; rho is beta/2
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 (/ 1.0 8.0)) (/ 1.0 4.0))))
(check-sat)
(pop 1)

; beta > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 4.0) 0.0)))
(check-sat)
(pop 1)

; X has a positive entry
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) 0.0)))
(check-sat)
(pop 1)

; X has a negative entry
(push 1)
(set-info :status unsat)
(assert (not (> (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))) 0.0)))
(check-sat)
(pop 1)

; X_S^T Y is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (/ 4.0 3.0))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; X_{S^c}^T Y is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (/ 4.0 3.0))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; gamma_N* is not the printed number
(push 1)
(set-info :status unsat)
(assert (not (< (/ (* 2.0 (* (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (/ 4.0 3.0))))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (/ 4.0 3.0))))) (ite (>= t 0.0) t (- t))) (- (* 2.0 (/ 1.0 4.0)))))) (ite (> t 0.0) t 0.0)))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))) (- (/ 1.0 2.0)))))
(check-sat)
(pop 1)
