; weakint/c2-antipodal (literal)
; Theorem 1 with antipodal inputs and (86) in place of Assumption 2: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps
; certificate sha256 ad1ab7a80412d46d184883a7bb8286ed776fbc90aa72bef4c91f2c073f20dea2
(set-logic QF_NRA)

; there is a point
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 1.0)))
(check-sat)
(pop 1)

; there is a neuron
(push 1)
(set-info :status unsat)
(assert (not (>= 4.0 1.0)))
(check-sat)
(pop 1)

; label 1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; label 2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 3.0 4.0) 0.0)))
(check-sat)
(pop 1)

; p >= 4 log(n/eps), as e > 27/10
(push 1)
(set-info :status unsat)
(assert (not (<= (* (/ 2.0 (/ 3.0 4.0)) (/ 2.0 (/ 3.0 4.0)) (/ 2.0 (/ 3.0 4.0)) (/ 2.0 (/ 3.0 4.0))) (* (/ 27.0 10.0) (/ 27.0 10.0) (/ 27.0 10.0) (/ 27.0 10.0)))))
(check-sat)
(pop 1)

; |a| = ||w|| for the neuron ahead of x_1
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 1.0) (- 1.0)) (* 1.0 1.0))))
(check-sat)
(pop 1)

; the neuron ahead of x_1 does not serve it
(push 1)
(set-info :status unsat)
(assert (not (<= (* (* (/ 1.0 4.0) (* (- 1.0) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) 1.0) 0.0)))
(check-sat)
(pop 1)

; |a| = ||w|| for the neuron behind of x_1
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) (* (- 1.0) (- 1.0)))))
(check-sat)
(pop 1)

; the neuron behind of x_1 does not serve it
(push 1)
(set-info :status unsat)
(assert (not (<= (* (* (/ 1.0 4.0) (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)))) 1.0) 0.0)))
(check-sat)
(pop 1)

; 0 < 1 - eps
(push 1)
(set-info :status unsat)
(assert (not (< 0.0 (+ 1.0 (- (/ 3.0 4.0))))))
(check-sat)
(pop 1)
