; onedim/eq-8-minimal (literal)
; for all admissible X, Y, alpha, beta > 0 and m >= M*, { (u_j, w_j)_{j=1}^m : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 } is the set of the optimal parameters with the least possible number of active neurons, and all its elements are permutations of each other
; certificate sha256 fbcfa684b347e6810edf256529748501c64d7d9680ab79711a8b1180dac5508a
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

; permutations have equal norms, and these differ
(push 1)
(set-info :status unsat)
(assert (not (< (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))) (+ (let ((t 2.0)) (* t t)) (let ((t 2.0)) (* t t))))))
(check-sat)
(pop 1)
