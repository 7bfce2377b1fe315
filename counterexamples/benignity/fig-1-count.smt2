; benignity/fig-1-count (literal)
; for independent Gaussian inputs there are 4 sum_{i=0}^{d-1} C(n-1, i) non-empty neuron activation patterns
; certificate sha256 05d9fc8ef4b903d5e14b3061a9f7751ff749f904d6892bbd3849cf029c29519e
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
