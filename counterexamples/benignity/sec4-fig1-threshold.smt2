; benignity/sec4-fig1-threshold (literal)
; for Gaussian inputs, labels of a teacher of width 10 and lambda = 0.01: at m = q + 1, where q = 4 sum_{i < d} C(n-1, i), the proportion of non-empty activation cones that contain a global minimum of (Reg-lambda) in their closure is near 1, that is at least 1/2: nearer to 1 than to 0
; certificate sha256 dba8565dce7c4c3860572158bff26e62291c476ae3493701040353d5a4fd030a
(set-logic QF_NRA)

; c is 1/n
(push 1)
(set-info :status unsat)
(assert (not (= (* (/ 1.0 4.0) 4.0) 1.0)))
(check-sat)
(pop 1)

; s is 1
(push 1)
(set-info :status unsat)
(assert (not (= 1.0 1.0)))
(check-sat)
(pop 1)

; lambda is 1/100
(push 1)
(set-info :status unsat)
(assert (not (= (* 100.0 (/ 1.0 100.0)) 1.0)))
(check-sat)
(pop 1)

; x_1 and x_2 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 5266029999595773.0 4503599627370496.0) (- (/ 6912245007076725.0 4503599627370496.0))) (- (* (- (/ 1464355480295791.0 9007199254740992.0)) (/ 7894216758600865.0 9007199254740992.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_3 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 5266029999595773.0 4503599627370496.0) (/ 8824034303569997.0 18014398509481984.0)) (- (* (- (/ 1464355480295791.0 9007199254740992.0)) (/ 5850063156833761.0 36028797018963968.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_3 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 7894216758600865.0 9007199254740992.0) (/ 8824034303569997.0 18014398509481984.0)) (- (* (- (/ 6912245007076725.0 4503599627370496.0)) (/ 5850063156833761.0 36028797018963968.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; x_1 and x_4 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 5266029999595773.0 4503599627370496.0) (/ 4950069484873267.0 4503599627370496.0)) (- (* (- (/ 1464355480295791.0 9007199254740992.0)) (/ 1319755316788653.0 4503599627370496.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; x_2 and x_4 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 7894216758600865.0 9007199254740992.0) (/ 4950069484873267.0 4503599627370496.0)) (- (* (- (/ 6912245007076725.0 4503599627370496.0)) (/ 1319755316788653.0 4503599627370496.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; x_3 and x_4 are not on one line through 0
(push 1)
(set-info :status unsat)
(assert (not (> (let ((t (+ (* (/ 5850063156833761.0 36028797018963968.0) (/ 4950069484873267.0 4503599627370496.0)) (- (* (/ 8824034303569997.0 18014398509481984.0) (/ 1319755316788653.0 4503599627370496.0)))))) (ite (>= t 0.0) t (- t))) 0.0)))
(check-sat)
(pop 1)

; there are q = 4n cones with a sign
(push 1)
(set-info :status unsat)
(assert (not (= 16.0 16.0)))
(check-sat)
(pop 1)

; networks without a neuron in the cone ++-- with a <= 0 lose more than 'best'
; not asked: a term of the kind 'lossOutside'

; networks without a neuron in the cone +-++ with a >= 0 lose more than 'best'
; not asked: a term of the kind 'lossOutside'

; m = 17 draws of q hit all of these with a probability below 1/2
(push 1)
(set-info :status unsat)
(assert (not (< (+ (* 1.0 (* 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0 1.0)) (* (- 2.0) (* (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0) (/ 15.0 16.0))) (* 1.0 (* (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0) (/ 7.0 8.0)))) (/ 1.0 2.0))))
(check-sat)
(pop 1)
