; benignity/lem-8 (literal)
; for orthogonal inputs, m >= 2 and 0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): any global minimum of (Reg-lambda) has f(x_k) <> 0 wherever y_k <> 0
; certificate sha256 c79332ac4f92bf7634d3ab87197a425e6453c8cd626ca44754894f2b8cb98b10
(set-logic QF_NRA)

; c is 1/n
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 2.0) 2.0) 1.0)))
(check-sat)
(pop 1)

; s is 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; rho is lambda
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; lambda > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; x_1 and x_2 are orthogonal
(push 1)
(set-info :status unsat)
(assert (not (= (+ (* 0.0 1.0) (* 1.0 0.0)) 0.0)))
(check-sat)
(pop 1)

; m >= 2
(push 1)
(set-info :status unsat)
(assert (not (>= 2.0 2.0)))
(check-sat)
(pop 1)

; lambda^2 is below the sum over positive labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t 1.0)) (ite (> t 0.0) t 0.0)) (let ((t 1.0)) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; lambda^2 is below the sum over negative labels
(push 1)
(set-info :status unsat)
(assert (not (<= (* 1.0 1.0) (+ (* (* (let ((t (- 1.0))) (ite (> t 0.0) t 0.0)) (let ((t (- 1.0))) (ite (> t 0.0) t 0.0))) (+ (* 1.0 1.0) (* 0.0 0.0))) (* (* (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0)) (let ((t (- (- 1.0)))) (ite (> t 0.0) t 0.0))) (+ (* 0.0 0.0) (* 1.0 1.0)))))))
(check-sat)
(pop 1)

; the zero network attains the least loss of any network of width m
; not asked: the least loss of a width speaks of all networks

; y_1 is not 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; the output at x_1 is 0
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 (+ (* 0.0 (let ((t (+ (* 1.0 0.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0))) (* 0.0 (let ((t (+ (* 1.0 0.0) (* 0.0 0.0)))) (ite (> t 0.0) t 0.0))))) 0.0)))
(check-sat)
(pop 1)
