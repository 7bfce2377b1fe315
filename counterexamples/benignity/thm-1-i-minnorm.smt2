; benignity/thm-1-i-minnorm (literal)
; for all data, eps in (0, 1) and m >= 4 min(n^d, 2^n) log(n / eps): all but at most a fraction eps of the non-empty activation cones contain a global minimum of (min-norm) in their closure
; certificate sha256 8fa60851362b29b5640fcd7be2ff95ebb71dc4405759e1067f69374bc25bd843
(set-logic QF_NRA)

; entry 1 of x_1 is 0
(push 1)
(set-info :status unsat)
(assert (not (= 0.0 0.0)))
(check-sat)
(pop 1)

; y_1 is not 0, and every network has the output 0 there
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t 1.0)) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)
