; orthogonal/appD-display (literal)
; for all j, k: d<w_j, x_k>/dt = -(y_k - h(x_k))/n a_j sigma'(<w_j, x_k>), with sigma'(0) = 0
; certificate sha256 bd4da9661e15135471aa37ec21db6e072e506d8032dadb226fe9f29716957523
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
(assert (not (< (* 1.0 (/ (- (* (* (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- (- 1.0)))) (* 1.0 1.0))) 1.0)) (/ (* (* (* 1.0 1.0) (+ (* 1.0 (* 1.0 (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- (- 1.0)))) (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 1.0))))
(check-sat)
(pop 1)
