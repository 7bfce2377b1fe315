; onedim/thm-5.5-bound (literal)
; for all admissible X, Y under Assumptions 4.3 and 5.1 there are C, K > 0 such that for all sufficiently large m, with probability at least 1 - 8 exp(-C m), some phi* in phi*(m) has ||theta_0 - phi*||^2 <= K m^(2(a1+a2)-1+2b_1)
; certificate sha256 d0335cef1719717e10fbf32cb3c371024a102336b1c7049fc6900edabbffa23a
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

; tau = m^(0)
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; sqrt m is the root of m
(push 1)
(set-info :status unsat)
(assert (not (= (* 32.0 32.0) 1024.0)))
(check-sat)
(pop 1)

; delta^2 = m^(-1)
(push 1)
(set-info :status unsat)
(assert (not (= (* (* (/ 1.0 32.0) (/ 1.0 32.0)) 1024.0) 1.0)))
(check-sat)
(pop 1)

; x + 5 <= m/100 for x = (|B| + R)/tau^2: the distance is above delta with probability above 8 exp(-m/100)
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (/ (+ (let ((t (+ (/ (* 1.0 (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) 1.0) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) 1.0))) (+ (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))))) (/ (* 1.0 (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) 1.0) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) 1.0))) (+ (* (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (- (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)))) (* (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (- (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))))))))) (ite (>= t 0.0) t (- t))) (+ (* (* (* (/ 1.0 32.0) 3.0) 32.0) 1.0) (/ (* (/ 1.0 32.0) (/ 1.0 32.0)) 2.0))) (* 1.0 1.0)) 5.0) (* (/ 1.0 100.0) 1024.0))))
(check-sat)
(pop 1)
