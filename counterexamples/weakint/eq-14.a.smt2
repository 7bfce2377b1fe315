; weakint/eq-14.a (literal)
; for all non-zero inputs P(for all i there is j with <w_j(0), x_i> > 0) = (1 - 2^-p)^n
; certificate sha256 09fd4871b00f2ea428183a1d5f45c247b9aeb23f508dfd77cd5c37d3d184cce6
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
(assert (not (>= 1.0 1.0)))
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

; the product over the lines is not (1 - 2^-p)^n
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) (* (/ 1.0 2.0) (/ 1.0 2.0)))))
(check-sat)
(pop 1)
