; weakint/conj-1 (literal)
; for orthogonal inputs there are C_1 and C_2, numbers that the data and the law of the initialisation fix, such that for p >= C_1 log(n/eps), with probability at least 1 - eps, the loss converges to 0 and <mu_inf> = C_2/sqrt(n)
; certificate sha256 80dc9eae97a8c4474a7130094d03aba9e3430d0cac232bf2aa05cb4790ae9d2b
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
(assert (not (< (+ 784.0 (/ 0.0 (* 1.0 1.0))) (+ 784.0 (/ 36.0 (* 1.0 1.0))))))
(check-sat)
(pop 1)

; the value with p^2 A B = 0 is not likely enough
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 8.0) (+ 1.0 (- (/ 1.0 2.0))))))
(check-sat)
(pop 1)

; the value with p^2 A B = 9 is not likely enough
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 8.0) (+ 1.0 (- (/ 1.0 2.0))))))
(check-sat)
(pop 1)
