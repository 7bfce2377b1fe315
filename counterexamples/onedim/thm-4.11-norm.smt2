; onedim/thm-4.11-norm (literal)
; under Assumption 4.3, for sufficiently large m, every theta* in Theta*(m) has ||theta*|| = sqrt(2 alpha (|S_{alpha beta}(X_S^T Y)|/||X_S||^2 + |S_{alpha beta}(X_{S^c}^T Y)|/||X_{S^c}||^2))
; certificate sha256 1f25ed5aae0b1efbf9d2bfa680fe154a412119429169c443e0616a938d4e58e1
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
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 2.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 2.0)))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; X_{S^c}^T Y is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 2.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 2.0)))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; alpha = m^(0)
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; beta = m^(-(1))
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; |X_S^T Y| > alpha beta
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 2.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 2.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 1.0))))
(check-sat)
(pop 1)

; |X_{S^c}^T Y| > alpha beta
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 2.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 2.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 1.0))))
(check-sat)
(pop 1)

; theta attains the smallest loss of any network of width m = 1
; not asked: the least loss of a width speaks of all networks

; the squared norm of theta is not as stated
(push 1)
(set-info :status unsat)
(assert (not (< (+ (let ((t 1.0)) (* t t)) (let ((t 1.0)) (* t t))) (* 2.0 (+ (let ((t (/ (* 1.0 (* (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 2.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 2.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 2.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 2.0)))) (ite (>= t 0.0) t (- t))) (- (* 1.0 1.0))))) (ite (> t 0.0) t 0.0)))) (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))))) (ite (>= t 0.0) t (- t))) (let ((t (/ (* 1.0 (* (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 2.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 2.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 2.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 2.0)))) (ite (>= t 0.0) t (- t))) (- (* 1.0 1.0))))) (ite (> t 0.0) t 0.0)))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (ite (>= t 0.0) t (- t))))))))
(check-sat)
(pop 1)
