; onedim/lem-a.14 (literal)
; for all admissible X, Y, alpha, beta > 0 and m >= M*, every element of Theta*_min(m) = { (u_j, w_j) : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 } is a permutation of Psi(v*, t*), and M* = sum_i 1(u_i w_i <> 0)
; certificate sha256 e7065f7f2bc83e96a072f4775a3bc8cf14c1ffaf6d2855c5e21e5870cffbd640
(set-logic QF_NRA)

; m is the width
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
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
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; rho is beta/2
(push 1)
(set-info :status unsat)
(assert (not (= (* 2.0 (/ 1.0 2.0)) 1.0)))
(check-sat)
(pop 1)

; beta > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
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
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; X_{S^c}^T Y is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; |X_S^T Y| <= alpha beta
(push 1)
(set-info :status unsat)
(assert (not (<= (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 1.0))))
(check-sat)
(pop 1)

; |X_{S^c}^T Y| <= alpha beta
(push 1)
(set-info :status unsat)
(assert (not (<= (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 1.0))))
(check-sat)
(pop 1)

; a permutation of Psi has the squared norm 2 (|v_1*| + |v_2*| + |t_1*| + |t_2*|) = 2 (|gamma_P*| + |gamma_N*|)
(push 1)
(set-info :status unsat)
(assert (not (> (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))) (* 2.0 (+ (let ((t (/ (* 1.0 (* (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) (- (* 1.0 1.0))))) (ite (> t 0.0) t 0.0)))) (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) (let ((t (/ (* 1.0 (* (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (- (* 1.0 1.0))))) (ite (> t 0.0) t 0.0)))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (ite (>= t 0.0) t (- t))))))))
(check-sat)
(pop 1)
