; orthogonal/eq-11 (literal)
; for all j, k: d<w_j, x_k>/dt = -(h(x_k) - y_k)/n ||w_j|| 1[<w_j, x_k> > 0]
; certificate sha256 192c1b4100599624ff5c74cf8d3430064f07e8c7ec75649ce1cb16e969547760
(set-logic QF_NRA)

; <x_1, x_1>
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; neuron 1 is balanced
(push 1)
(set-info :status unsat)
(assert (not (= (* (- 1.0) (- 1.0)) (* 1.0 1.0))))
(check-sat)
(pop 1)

; the flow's derivative against the printed one
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (* 1.0 1.0)))
(assert (not (< (* (- 1.0) (/ (- (* (* (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))) (+ (* 1.0 (* (- 1.0) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 1.0))) (* 1.0 1.0))) 1.0)) (/ (* (* (- root1) (+ (* 1.0 (* (- 1.0) (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (- 1.0))) (let ((t (let ((t (* 1.0 1.0))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))) 1.0))))
(check-sat)
(pop 1)
