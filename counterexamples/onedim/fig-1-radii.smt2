; onedim/fig-1-radii (literal)
; for all admissible X, Y under Assumptions 4.3 and 5.1 and all sufficiently large m: log_m ||theta*|| = (a1+a2)/2, log_m ||theta_0|| = (1-2b_1)/2, and theta_0 is outside, on or inside the circle of that radius in the linear, critical or condensed regime
; certificate sha256 dc84cf6559422c40d5ddaa09b39ff02b31fc4a45ddac1e548dda4625e8f6e33e
(set-logic QF_NRA)

; m is the width
(push 1)
(set-info :status unsat)
(assert (not (= 3.0 3.0)))
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
(assert (not (= (* 2.0 (/ 1.0 6.0)) (/ 1.0 3.0))))
(check-sat)
(pop 1)

; beta > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 3.0) 0.0)))
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

; |X_S^T Y| > alpha beta
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 (/ 1.0 3.0)))))
(check-sat)
(pop 1)

; |X_{S^c}^T Y| > alpha beta
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 (/ 1.0 3.0)))))
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
(assert (not (= (* (/ 1.0 3.0) 3.0) 1.0)))
(check-sat)
(pop 1)

; theta attains the smallest loss of any network of width m = 3
; not asked: the least loss of a width speaks of all networks

; ||theta||^2 = alpha (2 K - 2 alpha beta (1/P + 1/N)), so ||theta||^2/m^(0) increases with m
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 6.0))
(assert (not (= (+ (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (- (* (/ 1.0 3.0) root1)))) (* t t)) (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))) (* 1.0 (+ (* 2.0 (+ (/ (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))) (/ (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (- (* (* (* 2.0 1.0) (/ 1.0 3.0)) (+ (/ 1.0 (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))) (/ 1.0 (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))))))))))
(check-sat)
(pop 1)

; ||theta||^2 is above alpha = m^(0) already
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 6.0))
(assert (not (> (+ (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (* (/ 1.0 3.0) root1))) (* t t)) (let ((t (- (* (/ 1.0 3.0) root1)))) (* t t)) (let ((t 0.0)) (* t t)) (let ((t 0.0)) (* t t))) 1.0)))
(check-sat)
(pop 1)
