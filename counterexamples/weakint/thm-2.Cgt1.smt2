; weakint/thm-2.Cgt1 (literal)
; for all epsilon in ]0, 1[: C(epsilon) > 1, with C(epsilon) of (74) = (1 - sqrt(eps))/(1 + ||D||(1 - sqrt(eps))) (1 + ||D||(1 - sqrt(1 - eps)))/(1 - sqrt(1 - eps))
; certificate sha256 0e35813b9c16c6109bbea23f8b4681e5db70db4e8be270aae5aadc8969f8c247
(set-logic QF_NRA)

; epsilon > 0
(push 1)
(set-info :status unsat)
(assert (not (> (/ 1.0 2.0) 0.0)))
(check-sat)
(pop 1)

; epsilon < 1
(push 1)
(set-info :status unsat)
(assert (not (< (/ 1.0 2.0) 1.0)))
(check-sat)
(pop 1)

; ||D|| > 0
(push 1)
(set-info :status unsat)
(assert (not (> 1.0 0.0)))
(check-sat)
(pop 1)

; the denominator of (74) is positive
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (/ 1.0 2.0)))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ 1.0 (- (/ 1.0 2.0)))))
(assert (not (> (* (+ 1.0 (* 1.0 (+ 1.0 (- root1)))) (+ 1.0 (- root2))) 0.0)))
(check-sat)
(pop 1)

; the numerator of (74) does not exceed it
(push 1)
(set-info :status unsat)
(declare-const root1 Real)
(assert (>= root1 0.0))
(assert (= (* root1 root1) (/ 1.0 2.0)))
(declare-const root2 Real)
(assert (>= root2 0.0))
(assert (= (* root2 root2) (+ 1.0 (- (/ 1.0 2.0)))))
(assert (not (<= (* (+ 1.0 (- root1)) (+ 1.0 (* 1.0 (+ 1.0 (- root2))))) (* (+ 1.0 (* 1.0 (+ 1.0 (- root1)))) (+ 1.0 (- root2))))))
(check-sat)
(pop 1)
