; weakint/conj-1 (literal)
; for orthogonal inputs there are C_1 and C_2, numbers that the data and the law of the initialisation fix, such that for p >= C_1 log(n/eps), with probability at least 1 - eps, the loss converges to 0 and <mu_inf> = C_2/sqrt(n)
; certificate sha256 309c1f176544f191d8eee506d36e50fa12db91a159f3cd6273f7c0a9ade1be66
(set-logic QF_NRA)

; p
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; two values of mu^2 differ
(push 1)
(set-info :status unsat)
(assert (not (< (+ 16.0 (/ 0.0 (* 1.0 1.0))) (+ 16.0 (/ 36.0 (* 1.0 1.0))))))
(check-sat)
(pop 1)

; the value with p^2 A B = 0 is not likely enough
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 4.0) (+ 1.0 (- (/ 1.0 2.0))))))
(check-sat)
(pop 1)

; the value with p^2 A B = 9 is not likely enough
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 4.0) (+ 1.0 (- (/ 1.0 2.0))))))
(check-sat)
(pop 1)
