; weakint/cor-1 (literal)
; for data as in Lemma 3 and Assumption 1 there is C, depending on the constants of the data alone, such that for p >= 8 log(n/eps) and d >= C (n^2 + n log(1/eps)), with probability at least 1 - eps, the loss converges to 0 at an exponential rate of order 1/n
; certificate sha256 74edeb5b1c9f7011a47fffb8aa55e83e4f0275774511f95a2344c2b00c831fba
(set-logic QF_NRA)

; eps > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 64.0) 0.0)))
(check-sat)
(pop 1)

; d >= C (4 + 2 * 5)
(push 1)
(set-info :status unsat)
(assert (not (>= 14.0 (* 1.0 14.0))))
(check-sat)
(pop 1)

; 5 >= log(1/eps), as e > 271/100
(push 1)
(set-info :status unsat)
(assert (not (>= (* (* (/ 271.0 100.0) (/ 271.0 100.0) (/ 271.0 100.0) (/ 271.0 100.0) (/ 271.0 100.0)) (/ 1.0 64.0)) 1.0)))
(check-sat)
(pop 1)

; 1/(4 d) > eps
(push 1)
(set-info :status unsat)
(assert (not (< (* (* 4.0 14.0) (/ 1.0 64.0)) 1.0)))
(check-sat)
(pop 1)

; for every C >= 1, d = 20 C^2 is large enough for eps = 2^-8C: 4 + 16 * 7/10 <= 20
(push 1)
(set-info :status unsat)
(assert (not (<= (+ 4.0 (* 16.0 (/ 7.0 10.0))) 20.0)))
(check-sat)
(pop 1)

; and 1/(4 d) > eps there, as 1/eps >= (1 + 15 C)^2: 15^2 > 4 * 20
(push 1)
(set-info :status unsat)
(assert (not (> 225.0 80.0)))
(check-sat)
(pop 1)
