; orthogonal/appD-display (literal)
; for all j, k: d<w_j, x_k>/dt = -(y_k - h(x_k))/n a_j sigma'(<w_j, x_k>), with sigma'(0) = 0
; certificate sha256 f49443c3fad32cdb43a8b71154faa5ce9b77aa0a9a35ae5cabe6ed56e2b28996
(set-logic QF_NRA)

; <x_1, x_1>
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; the flow's derivative against the printed one
(push 1)
(set-info :status unsat)
(assert (not (< (* 1.0 (/ (- (* (* (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 0.0))) (* 1.0 1.0))) 1.0)) (/ (* (* (* 1.0 1.0) (+ (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 0.0))) (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 1.0))))
(check-sat)
(pop 1)
