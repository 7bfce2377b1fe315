; onedim/eq-15-16 (literal)
; for all (u_j, w_j)_{j=1}^m and beta > 0: (15) beta/2 sum_j (u_j^2 + w_j^2) >= beta/2 sum over u_j > 0 of (u_j^2 + w_j^2) + beta/2 sum over u_j < 0 of (u_j^2 + w_j^2), with equality iff u_j = 0 implies w_j = 0; (16) the right-hand side is >= beta sum over u_j >= 0 of |u_j| |w_j| + beta sum over u_j <= 0 of |u_j| |w_j|, with equality iff |u_j| = |w_j| for all j
; certificate sha256 f016f88851ccc764672dc1f120e8794523ea2571302d3179cef02eab64640b3a
(set-logic QF_NRA)

; m is the width
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; beta > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; both sides are equal
(push 1)
(set-info :status unsat)
(assert (not (= (* (* (/ 1.0 2.0) 1.0) (* (* (let ((t 0.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t 0.0)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) (+ (* 0.0 0.0) (* 1.0 1.0)))) (* 1.0 (* (let ((t 0.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))))
(check-sat)
(pop 1)

; |u_j| is not |w_j|
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (let ((t 0.0)) (ite (>= t 0.0) t (- t))) (- (let ((t 1.0)) (ite (>= t 0.0) t (- t))))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)
