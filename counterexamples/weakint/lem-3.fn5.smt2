; weakint/lem-3.fn5 (literal)
; Lemma 3 covers label laws with P_Y({0}) = q > 0: there is C such that d >= C (n^2 + n log(1/eps)) gives Assumption 2 with probability 1 - eps
; certificate sha256 4e815ca11460008a11445f21f8571f894620590d307e302c3f4f52d233ae2599
(set-logic QF_NRA)

; n
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; the atom at 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; epsilon > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 3.0) 0.0)))
(check-sat)
(pop 1)

; no label is 0 with probability (1 - q)^n < 1 - epsilon
(push 1)
(set-info :status unsat)
(assert (not (< (+ 1.0 (- (/ 1.0 2.0))) (+ 1.0 (- (/ 1.0 3.0))))))
(check-sat)
(pop 1)
