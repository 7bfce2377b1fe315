using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Proofs.Tests;

/// <summary>Every claim is run once, with few cases, and compared with what is known of it.</summary>
public sealed class VerdictTests(VerdictTests.Results results) : IClassFixture<VerdictTests.Results>
{
    /// <summary>The literal verdict of each claim, and the counterexample of a refuted one.</summary>
    public static TheoryData<string, string, string> Known => new()
    {
        { "onedim/rem-3.2", "refuted", "a = 1, b = 1, alpha = 1, m = 1" },
        { "onedim/rem-3.4", "certified", "" },
        { "onedim/text-collapse", "certified", "" },
        { "onedim/asm-4.3-equiv", "certified", "" },
        { "onedim/thm-4.1", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, m = 1" },
        { "onedim/thm-a.1-reduction", "certified", "" },
        { "onedim/thm-4.2", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1/2, m = 1" },
        { "onedim/lem-a.2", "proved", "" },
        { "onedim/eq-15-16", "refuted", "u = (0), w = (1), beta = 1" },
        { "onedim/eq-17", "refuted", "u = (1, 0), w = (1, 0), beta = 1" },
        { "onedim/eq-18", "certified", "" },
        { "onedim/eq-19-21", "certified", "" },
        { "onedim/thm-4.4-1", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, m = 1" },
        { "onedim/thm-4.4-2", "certified", "" },
        { "onedim/thm-4.4-3", "certified", "" },
        { "onedim/thm-4.5-1", "proved", "" },
        { "onedim/thm-4.5-2", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1/2, m = 1" },
        { "onedim/thm-4.5-3", "certified", "" },
        { "onedim/thm-a.5-count", "certified", "" },
        { "onedim/thm-4.5-4", "certified", "" },
        { "onedim/thm-a.5-omega", "certified", "" },
        { "onedim/thm-4.6-monotone", "certified", "" },
        { "onedim/thm-4.6-1", "certified", "" },
        { "onedim/thm-4.6-2", "refuted", "X = (1, -1), Y = (2, 2), a1+a2 = 0, d = 1, m = 1" },
        { "onedim/thm-4.6-3", "certified", "" },
        { "onedim/thm-4.6-4", "certified", "" },
        { "onedim/eq-8-minimal", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1, m = 1" },
        { "onedim/text-4.3-inactive", "certified", "" },
        { "onedim/prop-4.7", "certified", "" },
        { "onedim/prop-a.7-cones", "certified", "" },
        { "onedim/rem-4.8", "certified", "" },
        { "onedim/prop-4.9", "proved", "" },
        { "onedim/eq-11", "certified", "" },
        { "onedim/prop-a.9", "certified", "" },
        { "onedim/prop-a.9-r", "refuted", "u = 1, w = 4, r = 2" },
        { "onedim/def-a.10", "certified", "" },
        { "onedim/def-a.11", "certified", "" },
        { "onedim/lem-a.14", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1, m = 1" },
        { "onedim/lem-a.15", "certified", "" },
        { "onedim/lem-a.16", "refuted", "X = (1, -1), Y = (2, 1), alpha = 1, beta = 1, m = 1" },
        { "onedim/lem-a.17", "certified", "" },
        { "onedim/cor-a.18", "certified", "" },
        { "onedim/prop-a.19", "certified", "" },
        { "onedim/prop-4.10", "certified", "" },
        { "onedim/thm-4.11-bounded", "certified", "" },
        { "onedim/thm-4.11-norm", "certified", "" },
        { "onedim/thm-4.11-order", "certified", "" },
        { "onedim/prop-4.12", "certified", "" },
        { "onedim/prop-4.13", "certified", "" },
        { "onedim/prop-4.14-unbounded", "certified", "" },
        { "onedim/prop-4.14-shell", "certified", "" },
        { "onedim/prop-5.2", "certified", "" },
        { "onedim/thm-5.3-rate", "certified", "" },
        { "onedim/thm-5.3-limits", "certified", "" },
        { "onedim/thm-5.5-bound", "refuted", "X = (1, -1), Y = (1, 1), a1+a2 = 0, d = 1, b1 = 0" },
        { "onedim/thm-5.5-O1", "refuted", "X = (1, -1), Y = (1, 1), a1+a2 = 0, d = 1, b1 = -1/4" },
        { "onedim/fig-1-radii", "refuted", "X = (1, -1), Y = (1, 1), a1+a2 = 0, d = 1, b1 = 0" },
        { "onedim/fig-1-dense", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1/2, m = 2" },
        { "onedim/fig-2", "refuted", "X = (1, -1), Y = (1, 1), a1+a2 = 0, d = 1, m = 2" },
        { "onedim/fig-3", "certified", "" },
        { "onedim/fig-4", "certified", "" },
        { "onedim/fig-5", "certified", "" },
        { "onedim/fig-6", "refuted", "X = (1, -1), Y = (1, 4/3), alpha = 2, beta = 1/4, m = 2" },
        { "orthogonal/lem-1a", "certified", "" },
        { "orthogonal/lem-1b", "certified", "" },
        { "orthogonal/asm-3-prob", "certified", "" },
        { "orthogonal/thm-1a", "supported", "" },
        { "orthogonal/thm-1b", "supported", "" },
        { "orthogonal/thm-1-sym", "refuted", "x_1 = (1), y = (1)" },
        { "orthogonal/sec4-lambda-star", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1), m = 2, a_1^0 = 5, w_1^0 = (3, -4), a_2^0 = -5, w_2^0 = (-3, 4)" },
        { "orthogonal/rem-width-requirement", "refuted", "x_1 = (1), y = (1), m = 1" },
        { "orthogonal/eq-8", "refuted", "x_1 = (1), y = (-1), m = 1" },
        { "orthogonal/rem-origin-saddle", "certified", "" },
        { "orthogonal/rem-asm3-necessary", "refuted", "x_1 = (1), y = (1), m = 1, a_1^0 = 1, w_1^0 = (1)" },
        { "orthogonal/rem-width-exponential", "certified", "" },
        { "orthogonal/lem-2-i", "supported", "" },
        { "orthogonal/lem-2-ii", "supported", "" },
        { "orthogonal/lem-2-iii", "supported", "" },
        { "orthogonal/lem-3-time", "supported", "" },
        { "orthogonal/lem-3-i", "supported", "" },
        { "orthogonal/lem-3-ii", "supported", "" },
        { "orthogonal/lem-3-iii", "supported", "" },
        { "orthogonal/lem-3-loss", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1), m = 2, a_1^0 = 5, w_1^0 = (3, 4), a_2^0 = -5, w_2^0 = (-3, 4)" },
        { "orthogonal/fact-1-window", "certified", "" },
        { "orthogonal/fact-1", "supported", "" },
        { "orthogonal/fact-1-saddle", "certified", "" },
        { "orthogonal/lem-4-time", "supported", "" },
        { "orthogonal/lem-4-i", "supported", "" },
        { "orthogonal/lem-4-ii", "supported", "" },
        { "orthogonal/lem-4-iii", "supported", "" },
        { "orthogonal/lem-4-iv", "supported", "" },
        { "orthogonal/lem-5", "certified", "" },
        { "orthogonal/sec5-orth", "certified", "" },
        { "orthogonal/sec5-zero-loss", "supported", "" },
        { "orthogonal/sec5-two-kinks", "refuted", "seed = 1" },
        { "orthogonal/sec5-f1", "refuted", "x_1 = (-1/2, 1), x_2 = (2, 1), y = (-1, 1)" },
        { "orthogonal/fig-3-first", "refuted", "seed = 1" },
        { "orthogonal/fig-3-second", "refuted", "seed = 1" },
        { "orthogonal/sec5-phases", "refuted", "seed = 1" },
        { "orthogonal/fig-2-caption", "certified", "" },
        { "orthogonal/b1-open", "refuted", "x_1 = (1), y = (1)" },
        { "orthogonal/b2-eps-exists", "certified", "" },
        { "orthogonal/eq-11", "refuted", "x_1 = (1), y = (1), m = 1, a_1 = -1, w_1 = (1)" },
        { "orthogonal/lem-6", "certified", "" },
        { "orthogonal/ode-tanh", "proved", "" },
        { "orthogonal/ineq-tanh", "proved", "" },
        { "orthogonal/lem7-exponent", "refuted", "a = 1, D = 1, eps = 1" },
        { "orthogonal/lem-7-ii", "supported", "" },
        { "orthogonal/lem-7-iii", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1), m = 2, a_1^0 = 5, w_1^0 = (4, -3), a_2^0 = -5, w_2^0 = (3, 4)" },
        { "orthogonal/lem-8-i", "supported", "" },
        { "orthogonal/lem-8-ii", "supported", "" },
        { "orthogonal/lem-8-iii", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1), m = 2, a_1^0 = 5, w_1^0 = (3, 4), a_2^0 = -5, w_2^0 = (-3, 4)" },
        { "orthogonal/lem-9-i", "supported", "" },
        { "orthogonal/lem-9-ii", "supported", "" },
        { "orthogonal/ode-logistic", "proved", "" },
        { "orthogonal/lem10-uplus-lower", "refuted", "a = 1, b = 1, u0 = 1/2, E = 2" },
        { "orthogonal/lem10-alpha", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1)" },
        { "orthogonal/lem11-beta", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1)" },
        { "orthogonal/lem-11-iv", "supported", "" },
        { "orthogonal/lem-16", "refuted", "a = 1/2, b = 0, c = 1, f(0) = 0, t = 2" },
        { "orthogonal/lem-12", "supported", "" },
        { "orthogonal/ode-lncosh", "proved", "" },
        { "orthogonal/lem12-rhodiff", "refuted", "p = 2, q = 1, s = 2, u = 1, T = 2" },
        { "orthogonal/lem-13", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (4, -1), m = 2, a_1 = 2, w_1 = (2, 0), a_2 = -1, w_2 = (0, -1), a_1^0 = 1, w_1^0 = (1, 0), a_2^0 = -1, w_2^0 = (0, 1), lambda^epsilon' = 1/1000000" },
        {
            "orthogonal/lem-14",
            "refuted",
            "x_1 = (1), y = (1), m = 2, a_1 = 1, w_1 = (-1), a_2 = -1, w_2 = (-1), a_1^0 = 1, w_1^0 = (1), a_2^0 = -1, w_2^0 = (1)"
        },
        { "orthogonal/lem-15", "certified", "" },
        { "orthogonal/lem15-chain", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (4, -1), m = 2, a_1^0 = 2, w_1^0 = (2, 0), a_2^0 = -1, w_2^0 = (0, 1)" },
        { "orthogonal/thm-2-i", "supported", "" },
        { "orthogonal/thm-2-ii", "supported", "" },
        { "orthogonal/prop-1-kkt", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (1, 1), m = 2, a_1 = 1, w_1 = (1, 0), a_2 = 1, w_2 = (0, 1)" },
        { "orthogonal/prop-1-value", "certified", "" },
        { "orthogonal/prop-1-set", "certified", "" },
        { "orthogonal/prop1-example", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (2, -1)" },
        { "orthogonal/prop-2-if", "certified", "" },
        { "orthogonal/prop-2-onlyif", "refuted", "x_1 = (1), y = (2), m = 2, a_1 = 1, w_1 = (1), a_2 = -1, w_2 = (-1), sigma_0 = 1" },
        { "orthogonal/appD-display", "refuted", "x_1 = (1), y = (-1), m = 1, a_1 = 1, w_1 = (1)" },
        { "weakint/sec2-flow", "refuted", "x_1 = (1, 0), x_2 = (1, 1), y = (-1, 1), a = (1), w_1 = (0, 1/2)" },
        { "weakint/lem-1.i", "certified", "" },
        { "weakint/lem-1.ii", "certified", "" },
        { "weakint/eq-5", "certified", "" },
        { "weakint/lem-2", "proved", "" },
        { "weakint/thm-1.conv", "refuted", "<x_1, x_2> = 3/5, n = 2, p = 32, (||w_j||, |a_j|) = (100, 100), with probability = 1/32, and else = (1/1000, 1/10), runs = 12" },
        { "weakint/thm-1.rate", "refuted", "<x_1, x_2> = 3/5, n = 2, p = 12, ||w_j|| = |a_j| = 1/10, runs = 12" },
        { "weakint/thm-1.eq6", "refuted", "<x_1, x_2> = 3/5, n = 2, p = 12, ||w_j|| = |a_j| = 1/10, runs = 12" },
        { "weakint/sketch-ii", "refuted", "x_1 = (1, 0), x_2 = (1/2, 1), y = (1, 1), a = (1, 30), w_1 = (1/6, 1/2), w_2 = (0, 29)" },
        { "weakint/lem-3", "refuted", "law = axes, d = 10, C_y^-/C_y^+ = 1, C = 1, eps = 1/16" },
        { "weakint/lem-3.fn5", "refuted", "n = 1, P_Y({0}) = 1/2, eps = 1/3" },
        { "weakint/cor-1", "refuted", "law = axes, d = 14, C_y^-/C_y^+ = 1, C = 1, eps = 1/64, p = 39" },
        { "weakint/eq-7", "certified", "" },
        { "weakint/prop-1", "undecided", "" },
        { "weakint/prop-2.upper", "refuted", "x_1 = (1, 0), y = (1), a = (5), w_1 = (3, 4)" },
        { "weakint/prop-2.lower", "refuted", "Y = 4, n = 9, p = 1, c0 = 1/2, q0 = 100, E = 5" },
        { "weakint/conj-1", "refuted", "p = 1, eps = 1/2" },
        { "weakint/lem-4", "refuted", "q = 1/5" },
        { "weakint/thm-2.pieces", "refuted", "||D|| = (1), q0 = 1, c0 = 1, eps = 1/2" },
        { "weakint/thm-2.times", "supported", "" },
        { "weakint/thm-2.count", "refuted", "||D|| = (1, 1), q0 = 1, c0 = 1, eps = 1/2" },
        { "weakint/thm-2.exist", "refuted", "x_1 = (1), y = (2), a = (1), w_1 = (1), eps = 1/2" },
        { "weakint/thm-2.ratio", "supported", "" },
        { "weakint/thm-2.window", "refuted", "||D|| = (1), q0 = 1, c0 = 1, eps = 1/3" },
        { "weakint/thm-2.Cgt1", "refuted", "eps = 1/2, ||D|| = 1" },
        { "weakint/fig-1", "certified", "" },
        { "weakint/fig-2.left", "undecided", "" },
        { "weakint/fig-2.right", "refuted", "n = 3000, y = 1, mean square of the others = 1" },
        { "weakint/fig-3", "undecided", "" },
        { "weakint/fig-4", "supported", "" },
        { "weakint/fig-5", "undecided", "" },
        { "weakint/lem-5.i", "certified", "" },
        { "weakint/lem-5.ii", "refuted", "axis of x_i = (1, 2, 3), sign y_i = (1, 1, 1), p = 1, eps = 1" },
        { "weakint/lem-5.iii", "refuted", "axis of x_i = (1, 2, 3), sign y_i = (1, 1, 1), p = 1" },
        { "weakint/lem-5.exact", "certified", "" },
        { "weakint/eq-13", "certified", "" },
        { "weakint/eq-14.a", "refuted", "axis of x_i = (1, 1), sign y_i = (1, 1), p = 1" },
        { "weakint/lem-6.upper", "refuted", "x_1 = (2), y = (1), a = (0), w_1 = (1)" },
        { "weakint/lem-6.lower", "refuted", "x_1 = (1/2), y = (-1), a = (2), w_1 = (1)" },
        { "weakint/lem-6.sq", "certified", "" },
        { "weakint/lem-7.i", "refuted", "x_1 = (1), y = (1), a = (2), w_1 = (1)" },
        { "weakint/lem-7.ii", "refuted", "x_1 = (1), y = (1), a = (2, -2), w_1 = (3/2), w_2 = (1/2)" },
        { "weakint/eq-53", "refuted", "Y = 1, n = 1, c0 = 0, E = 1" },
        { "weakint/eq-54", "refuted", "D = 1, r = 2, n = 4, p = 1, g = 1, S = 1" },
        { "weakint/eq-55", "refuted", "Y = 1, n = 1, p = 1, c0 = 0, q0 = 1, E = 2" },
        { "weakint/eq-57", "proved", "" },
        { "weakint/eq-69", "refuted", "Y = 2, p = 1, c0 = 1, q0 = 1, kappa = 1" },
        { "weakint/eq-70", "refuted", "c0 = 0, E = 2" },
        { "weakint/prop-3", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (100, -100), a = (1/100, -1/100), w_1 = (1, 1), w_2 = (1, 1)" },
        { "weakint/c2-antipodal", "refuted", "<x_1, x_2> = 9/41, n = 4, p = 80, (||w_j||, |a_j|) = (100, 100), with probability = 1/80, and else = (1/1000, 1/10), runs = 32" },
        { "weakint/fn-6", "certified", "" },
        { "benignity/thm-1-i-reg", "certified", "" },
        { "benignity/thm-1-i-minnorm", "refuted", "x_1 = (0), y = (1), lambda = 1, m = 3, eps = 1/2" },
        { "benignity/thm-1-ii-reg", "certified", "" },
        { "benignity/thm-1-ii-minnorm", "certified", "" },
        { "benignity/thm-1-footnote", "certified", "" },
        { "benignity/thm-1-stronger-notion", "refuted", "x_1 = (1), y = (1), lambda = 1/2, m = 1" },
        { "benignity/sec3-coupon-set", "refuted", "x_1 = (0)" },
        { "benignity/fig-1-count", "refuted", "x_1 = (1), x_2 = (-1)" },
        { "benignity/sec4-fig1-threshold", "refuted", "n = 4, d = 2, data set = 1" },
        { "benignity/sec4-fig1-below", "refuted", "n = 4, d = 2, data set = 2" },
        { "benignity/sec4-bad-after", "refuted", "n = 3, d = 2, first data set = 1" },
        { "benignity/sec4-bad-small-m", "refuted", "n = 3, d = 2, first data set = 1" },
        { "benignity/sec4-bad-order", "supported", "" },
        { "benignity/sec4-fig2-bad-near-1", "supported", "" },
        { "benignity/fig-1-experiment", "supported", "" },
        { "benignity/fig-2-count", "certified", "" },
        { "benignity/fig-3-count", "refuted", "x_1 = (1), x_2 = (-1)" },
        { "benignity/fig-3-sampling", "supported", "" },
        { "benignity/lem-1-i", "certified", "" },
        { "benignity/lem-1-ii", "supported", "" },
        { "benignity/lem-2", "certified", "" },
        { "benignity/appC-q-bound", "certified", "" },
        { "benignity/thm-2-convergence", "supported", "" },
        { "benignity/thm-2-i", "supported", "" },
        { "benignity/thm-2-ii", "supported", "" },
        { "benignity/thm-2-remark-saddle", "certified", "" },
        { "benignity/thm-2-remark-prob", "certified", "" },
        { "benignity/prop-1-a", "certified", "" },
        { "benignity/prop-1-b", "certified", "" },
        { "benignity/prop-1-c", "certified", "" },
        { "benignity/eq-6", "certified", "" },
        { "benignity/prop-2-a", "certified", "" },
        { "benignity/prop-2-b", "certified", "" },
        { "benignity/prop-3", "certified", "" },
        { "benignity/prop-4-a", "supported", "" },
        { "benignity/prop-4-b", "certified", "" },
        { "benignity/lem-3-a", "supported", "" },
        { "benignity/lem-3-b", "supported", "" },
        { "benignity/lem-4-a", "supported", "" },
        { "benignity/lem-4-b", "supported", "" },
        { "benignity/lem-5", "supported", "" },
        { "benignity/eq-12", "supported", "" },
        { "benignity/eq-13", "certified", "" },
        { "benignity/eq-14", "refuted", "x_1 = (1, 0, 0), x_2 = (128031992/144000009, -63935996/144000009, 1/9), x_3 = (8/9, 4/9, 1/9), direction of w_1 = (1, 1, 3), s_1 = 1, epsilon = 1/30, lambda/(mu_min alpha^(2 epsilon)) = 9/10" },
        { "benignity/eq-15", "certified", "" },
        { "benignity/thm-2-proof-mse", "certified", "" },
        { "benignity/thm-3-fraction-reg", "refuted", "x_1 = (1, 0, 0), x_2 = (0, 1, 0), x_3 = (0, 0, 1), y = (1, 1, -1), lambda = 1, m = 2" },
        { "benignity/thm-3-fraction-minnorm", "certified", "" },
        { "benignity/thm-3-flow", "refuted", "norms = (1, 1, 1), y = (1, -1, -1), lambda = 1, m = 2" },
        { "benignity/thm-3-typical-max", "refuted", "y = (1, -1)" },
        { "benignity/thm-3-half-n", "refuted", "x_1 = (1, 0, 0), x_2 = (0, 1, 0), x_3 = (0, 0, 1), y = (1, 1, -1), lambda = 1, m = 2" },
        { "benignity/thm-3-2n-le-nd", "refuted", "x_1 = (1)" },
        { "benignity/thm-3-necessity", "refuted", "x_1 = (1, 0, 0, 0, 0, 0, 0, 0, 0, 0), x_2 = (0, 1, 0, 0, 0, 0, 0, 0, 0, 0), x_3 = (0, 0, 1, 0, 0, 0, 0, 0, 0, 0), x_4 = (0, 0, 0, 1, 0, 0, 0, 0, 0, 0), x_5 = (0, 0, 0, 0, 1, 0, 0, 0, 0, 0), x_6 = (0, 0, 0, 0, 0, 1, 0, 0, 0, 0), x_7 = (0, 0, 0, 0, 0, 0, 1, 0, 0, 0), x_8 = (0, 0, 0, 0, 0, 0, 0, 1, 0, 0), x_9 = (0, 0, 0, 0, 0, 0, 0, 0, 1, 0), x_10 = (0, 0, 0, 0, 0, 0, 0, 0, 0, 1), y = (1, -1, 1, -1, 1, -1, 1, -1, 1, -1), lambda = 1/10, m = 79" },
        { "benignity/thm-3-sketch-iff", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (1, -1), lambda = 1, m = 2" },
        { "benignity/lem-6-reg", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (1, -1), lambda = 1/2, m = 2" },
        { "benignity/lem-6-minnorm", "certified", "" },
        { "benignity/lem-7", "supported", "" },
        { "benignity/eq-16", "supported", "" },
        { "benignity/lem-8", "refuted", "x_1 = (1, 0), x_2 = (0, 1), y = (1, -1), lambda = 1, m = 2" },
    };

    public static TheoryData<string> Ids => CatalogueTests.Ids;

    [Fact]
    public void Every_claim_is_known() =>
        Assert.Equal(Catalogue.All.Select(c => c.Id), Known.Select(row => (string)row[0]));

    [Theory]
    [MemberData(nameof(Known))]
    public void The_literal_verdict_and_the_smallest_counterexample(string id, string verdict, string counterexample)
    {
        ReadingResult literal = results[id].Literal;
        Assert.Null(literal.Fault);
        Assert.Equal(verdict, Words.Of(literal.Verdict));
        Assert.Equal(counterexample, literal.Counterexample is { } c ? string.Join(", ", c.Instance) : "");
        Assert.True(literal.Counterexample?.IsMinimal ?? true);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_mutant_is_refuted(string id) =>
        Assert.All(results[id].Mutants, m => Assert.True(m.Killed, m.Change));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_refuted_claim_has_a_repair_that_stands_up(string id)
    {
        if (results[id].Verdict == Verdict.Refuted)
        {
            Assert.Contains(results[id].Readings.Skip(1), r => r.Verdict is { } v && v.StandsUp());
        }
    }

    /// <summary>Refuted by what the kernel encloses of a trajectory.</summary>
    [Theory]
    [InlineData("orthogonal/fig-3-first", "descent")]
    [InlineData("orthogonal/fig-3-second", "descent")]
    [InlineData("orthogonal/sec5-phases", "descent")]
    [InlineData("orthogonal/sec5-two-kinks", "descent")]
    [InlineData("weakint/sketch-ii", "flow")]
    public void A_trajectory_has_a_certificate(string id, string motion)
    {
        ReadingResult literal = results[id].Literal;
        Assert.Equal(Strength.Enclosed, literal.Axes.Certified);
        Assert.Contains($"\"{motion}\": {{", literal.Counterexample!.Certificate!.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Certificates_are_right_by_the_kernel_alone(string id)
    {
        foreach (ReadingResult reading in results[id].Readings.Where(r => r.Counterexample is not null))
        {
            // What floating-point numbers refute has no certificate, and says which second method agrees.
            if (reading.Axes.Certified == Strength.Numeric)
            {
                Assert.Null(reading.Counterexample!.Certificate);
                Assert.False(string.IsNullOrEmpty(reading.Counterexample.Witness.Numeric));
                continue;
            }

            // A statistical one says what was drawn: the seed and the counts.
            if (reading.Axes.Certified == Strength.Statistical)
            {
                Assert.Null(reading.Counterexample!.Certificate);
                Assert.Matches(@"\d+ of \d+ .*seeds? \d+", reading.Counterexample.Witness.Numeric);
                continue;
            }

            // Other enclosures than those of trajectories are not the kernel's; they say so.
            if (reading.Counterexample!.Certificate is null)
            {
                Assert.Equal(Strength.Enclosed, reading.Axes.Certified);
                continue;
            }

            CheckResult check = Checker.CheckJson(reading.Counterexample.Certificate.ToJson());
            Assert.True(check.IsValid, check.Wrong);
            Assert.Equal(reading.Counterexample.Certificate.Hash, check.Certificate!.Hash);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_byte()
    {
        string Json(int threads) => JsonReport.Write(
            CheckRun.Execute(
                Catalogue.All, new RunOptions { Cases = 40, Threads = threads, Seed = 7 }, null, null, CancellationToken.None),
            "0",
            false);
        Assert.Equal(Json(1), Json(2));
    }

    public sealed class Results
    {
        private readonly Dictionary<string, ClaimResult> _results = CheckRun
            .Execute(Catalogue.All, new RunOptions { Cases = 80 }, null, null, CancellationToken.None)
            .Claims.ToDictionary(r => r.Claim.Id);

        public ClaimResult this[string id] => _results[id];
    }
}
