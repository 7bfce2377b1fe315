; onedim/fig-2 (literal)
; for all admissible X, Y under Assumption 4.3 and all m >= 2: phi*(m) is unbounded, outside the sphere that contains Theta*(m), has exactly two connected components for m = 2 and is connected for m >= 3; Theta*(m) is { (0, 0)_{i=1}^m } for m < M_, and for m >= M_ all its elements are connected and have the same norm
; certificate sha256 b52ab3d9bac72f413e85c360421beed1cb8a4e8d40b4feea58a824bf49827d6e
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

; theta attains the smallest loss of any network of width m = 2
; not asked: the least loss of a width speaks of all networks

; other attains the smallest loss of any network of width m = 2
; not asked: the least loss of a width speaks of all networks

; the sign of u_1 of theta
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (let ((t (* (/ 1.0 2.0) root1))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0)))
(check-sat)
(pop 1)

; the sign of u_2 of theta
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (let ((t (- (* (/ 1.0 2.0) root1)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (- 1.0))))
(check-sat)
(pop 1)

; the sign of u_1 of other
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (let ((t (- (* (/ 1.0 2.0) root1)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (- 1.0))))
(check-sat)
(pop 1)

; the sign of u_2 of other
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) 2.0))
(assert (not (= (let ((t (* (/ 1.0 2.0) root1))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) 1.0)))
(check-sat)
(pop 1)
