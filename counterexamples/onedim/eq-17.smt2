; onedim/eq-17 (literal)
; for all (u_j, w_j)_{j=1}^m and beta > 0: beta sum over u_j >= 0 of |u_j w_j| + beta sum over u_j <= 0 of |u_j w_j| >= beta |sum over u_j >= 0 of u_j w_j| + beta |sum over u_j <= 0 of u_j w_j|, with equality iff sign(u_j w_j) = sign(u_i w_i) for all j, i such that u_j w_j > 0
; certificate sha256 f664c2b8b13152e813b00a85436806f89adb9b075d11eef2435c4b4e477ce76e
(set-logic QF_NRA)

; m is the width
(push 1)
(set-info :status unsat)
(assert (not (= 2.0 2.0)))
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
(assert (not (= (* 1.0 (+ (let ((t (* 1.0 1.0))) (ite (>= t 0.0) t (- t))) (let ((t (* 0.0 0.0))) (ite (>= t 0.0) t (- t))))) (* 1.0 (+ (let ((t (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t 0.0)) (ite (> t 0.0) t 0.0)) 0.0)))) (ite (>= t 0.0) t (- t))) (let ((t (+ (- (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0)) (- (* (let ((t (- 0.0))) (ite (> t 0.0) t 0.0)) 0.0))))) (ite (>= t 0.0) t (- t))))))))
(check-sat)
(pop 1)

; u_j w_j > 0
(push 1)
(set-info :status unsat)
(assert (not (> (* 1.0 1.0) 0.0)))
(check-sat)
(pop 1)

; sign(u_j w_j) is not sign(u_i w_i)
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (* 1.0 1.0))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (* 0.0 0.0))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))
(check-sat)
(pop 1)
