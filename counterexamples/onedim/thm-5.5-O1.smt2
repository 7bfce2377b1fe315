; onedim/thm-5.5-O1 (literal)
; for all admissible X, Y under Assumptions 4.3 and 5.1 with a1 + a2 + b_1 <= 1/2, some phi* in phi*(m) has ||theta_0 - phi*||^2 = O(1) with high probability
; certificate sha256 c726eb631f39a0833fa8f1b1ccf1d02e786a7ad3354e7b48829534d430609d65
(set-logic QF_NRA)

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

; alpha = m^(0)
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; tau = m^(1/4)
(push 1)
(set-info :status unsat)
(assert (not (= (* 16.0 16.0 16.0 16.0) 65536.0)))
(check-sat)
(pop 1)

; sqrt m is the root of m
(push 1)
(set-info :status unsat)
(assert (not (= (* 256.0 256.0) 65536.0)))
(check-sat)
(pop 1)

; delta^2 = m^(0)
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; the distance is at most delta with probability below 1/2: 1/8 for a large start, R/(tau^2 sqrt m) for h near B
(push 1)
(set-info :status unsat)
(assert (not (< (+ (/ 1.0 8.0) (/ (+ (* (* (* 1.0 4.0) 256.0) 16.0) (/ (* 1.0 1.0) 2.0)) (* (* 16.0 16.0) 256.0))) (/ 1.0 2.0))))
(check-sat)
(pop 1)
