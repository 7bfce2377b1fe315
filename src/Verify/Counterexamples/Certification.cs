using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>Hands a small failing instance to the kernel.</summary>
internal static class Certification
{
    /// <summary>The counterexample with its certificate, or what is wrong on our side.</summary>
    /// <param name="claim">The claim's id.</param>
    /// <param name="family">The hypotheses.</param>
    /// <param name="firstSeen">The failing instance before it was made small.</param>
    /// <param name="shrunk">The small instance and its contradiction.</param>
    /// <param name="token">How to see it again; null where it was not found as a numbered case.</param>
    public static (Counterexample? Counterexample, string? Fault) Of<T>(
        string claim, Family<T> family, T firstSeen, Shrunk<T> shrunk, CaseToken? token)
    {
        Certificate? certificate = null;
        if (shrunk.Witness.Draft is { } draft)
        {
            CheckResult verdict = Checker.Certify(draft);
            certificate = verdict.Certificate;
            if (certificate is null)
            {
                return (null, $"the kernel rejects the certificate of {claim}: {verdict.Wrong}");
            }
        }
        else if (shrunk.Witness.Strength == Strength.Exact)
        {
            return (null, $"a contradiction of {claim} is called exact and comes without a certificate");
        }

        return (
            new Counterexample(
                family.Describe(shrunk.Instance),
                family.Describe(firstSeen),
                shrunk.Witness,
                certificate,
                token?.Case ?? 0,
                shrunk.Path.Count,
                shrunk.IsMinimal,
                token),
            null);
    }
}
