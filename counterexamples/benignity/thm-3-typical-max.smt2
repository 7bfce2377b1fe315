; benignity/thm-3-typical-max (literal)
; for labels y_k <> 0: max(card {k : y_k > 0}, card {k : y_k < 0}) is larger than n/2
; certificate sha256 cfeb74f384cbe39c5f57d0d9faa1080dbec03ee857c731de3567e31a2699a88f
(set-logic QF_NRA)

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; y_2 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (- 1.0))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the number of positive labels is not larger
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (let ((t (* 1.0 (- 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 1.0)))
(check-sat)
(pop 1)

; the number of negative labels is not larger
(push 1)
(set-info :status unsat)
(assert (not (<= (+ (let ((t (let ((t (* (- 1.0) 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (let ((t (let ((t (* (- 1.0) (- 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 1.0)))
(check-sat)
(pop 1)
