; benignity/fig-3-count (literal)
; for independent Gaussian inputs there are 4 sum_{i=0}^{d-1} C(n-1, i) = O(min(2^n, n^d)) non-empty neuron activation patterns; the constant 4 will do
; certificate sha256 8a113f2c1cdffd068c9c592a6fc711d0ac78e7831cc002e920aa2d2a11c9db31
(set-logic QF_NRA)

; the patterns of w_1 and w_2 differ
(push 1)
(set-info :status unsat)
(assert (not (> (+ (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t))) (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* 1.0 (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 0.0 (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t)))) 0.0)))
(check-sat)
(pop 1)

; the patterns of w_1 and w_3 differ
(push 1)
(set-info :status unsat)
(assert (not (> (+ (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* (- 1.0) 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 0.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t))) (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* (- 1.0) (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 0.0 (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t)))) 0.0)))
(check-sat)
(pop 1)

; the patterns of w_2 and w_3 differ
(push 1)
(set-info :status unsat)
(assert (not (> (+ (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* (- 1.0) 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 1.0 1.0)))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t))) (let ((t (+ (+ 1.0 (- (let ((t (let ((t (- (* (- 1.0) (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))) (- (+ 1.0 (- (let ((t (let ((t (- (* 1.0 (- 1.0))))) (ite (> t 0.0) t 0.0)))) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0))))))))) (ite (>= t 0.0) t (- t)))) 0.0)))
(check-sat)
(pop 1)

; two signs of a for each are more than stated
(push 1)
(set-info :status unsat)
(assert (not (> 6.0 4.0)))
(check-sat)
(pop 1)
