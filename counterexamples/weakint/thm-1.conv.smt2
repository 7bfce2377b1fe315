; weakint/thm-1.conv (literal)
; for data with Assumption 2, a joint law of (a_j, w_j) with centred, rotation-invariant marginals and Assumption 1: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps
; certificate sha256 a6aa9959e8ac07a44878a50bfa6921330a48aca709753d7be1e2e72a86910f31
(set-logic QF_NRA)

; there is a point
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; there is a neuron
(push 1)
(set-info :status unsat)
(assert (not (>= 1.0 1.0)))
(check-sat)
(pop 1)

; label 1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 4.0 5.0) 0.0)))
(check-sat)
(pop 1)

; p >= 4 log(n/eps), as e > 27/10
(push 1)
(set-info :status unsat)
(assert (not (<= (* (/ 1.0 (/ 4.0 5.0)) (/ 1.0 (/ 4.0 5.0)) (/ 1.0 (/ 4.0 5.0)) (/ 1.0 (/ 4.0 5.0))) (/ 27.0 10.0))))
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
(assert (not (<= (* (* 1.0 (* (- 1.0) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) 1.0) 0.0)))
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
(assert (not (<= (* (* 1.0 (* 1.0 (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)))) 1.0) 0.0)))
(check-sat)
(pop 1)

; 0 < 1 - eps
(push 1)
(set-info :status unsat)
(assert (not (< 0.0 (+ 1.0 (- (/ 4.0 5.0))))))
(check-sat)
(pop 1)
