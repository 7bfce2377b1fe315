; onedim/thm-4.2 (literal)
; for all admissible X, Y, alpha, beta > 0 and all m >= 1, the set of global minimisers of L is { (u_i, w_i) : sum over u_i >= 0 of u_i^2 = |gamma_P*|, sum over u_i <= 0 of u_i^2 = |gamma_N*|, w_i = sign(gamma_P*) u_i (u_i > 0), sign(gamma_N*) u_i (u_i < 0), 0 (u_i = 0) } with gamma_P* = alpha S_{alpha beta}(X_S^T Y)/||X_S||^2, gamma_N* = alpha S_{alpha beta}(X_{S^c}^T Y)/||X_{S^c}||^2
; certificate sha256 077f6726c00936cb5da51d91868a0e3bcfdc706beb61fe5643032207fedd2d87
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
(assert (not (= (* 2.0 (/ 1.0 4.0)) (/ 1.0 2.0))))
(check-sat)
(pop 1)

; beta > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
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
(assert (not (> (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 (/ 1.0 2.0)))))
(check-sat)
(pop 1)

; |X_{S^c}^T Y| > alpha beta
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (* 1.0 (/ 1.0 2.0)))))
(check-sat)
(pop 1)

; the sum over u_i <= 0 of u_i^2 is not as stated
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (< (* (let ((t (- (* (/ 1.0 2.0) root1)))) (ite (> t 0.0) t 0.0)) (let ((t (- (* (/ 1.0 2.0) root1)))) (ite (> t 0.0) t 0.0))) (let ((t (/ (* 1.0 (* (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (+ (let ((t (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0)))) (ite (>= t 0.0) t (- t))) (- (* 1.0 (/ 1.0 2.0)))))) (ite (> t 0.0) t 0.0)))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)))))))) (ite (>= t 0.0) t (- t))))))
(check-sat)
(pop 1)

; theta attains the smallest loss of any network of width m = 1
; not asked: the least loss of a width speaks of all networks
