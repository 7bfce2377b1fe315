; onedim/prop-a.9-r (literal)
; for all u_i, w_i <> 0 and r > 0, r^2 u_i^2 = w_i^2/r^2 implies r = |w_i|/|u_i|
; certificate sha256 3fc968c6f440a26818f33f5c7769cc6384e5ce06d6a0566db6ae4f002c48233e
(set-logic QF_NRA)

; u is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; w is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 4.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; r > 0
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 0.0)))
(check-sat)
(pop 1)

; r^2 u^2 = w^2/r^2
(push 1)
(set-info :status unsat)
(assert (not (= (* (* (* 2.0 2.0) 1.0) 1.0) (/ (* 4.0 4.0) (* 2.0 2.0)))))
(check-sat)
(pop 1)

; the factor is not as stated
(push 1)
(set-info :status unsat)
(assert (not (< 2.0 (/ (let ((t 4.0)) (ite (>= t 0.0) t (- t))) (let ((t 1.0)) (ite (>= t 0.0) t (- t)))))))
(check-sat)
(pop 1)
