using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Cli.Simulation;

/// <summary>The constants as the command line has them; null where it is silent.</summary>
/// <param name="Paper">The paper's key.</param>
/// <param name="LossConstant">c.</param>
/// <param name="OutputScale">s.</param>
/// <param name="WeightDecay">rho.</param>
/// <param name="Speed">v.</param>
/// <param name="Kink">The rule at kinks.</param>
internal sealed record AskedSetting(
    string? Paper, Rational? LossConstant, Rational? OutputScale, Rational? WeightDecay, Rational? Speed, KinkRule? Kink);

/// <summary>From what was asked to the setting of the flow: a paper fixes its constants, and leaves open what it leaves open.</summary>
internal static class SettingRules
{
    /// <summary>The papers' keys.</summary>
    public static readonly IReadOnlyList<string> Papers = ["orthogonal", "weakint", "benignity", "onedim"];

    /// <summary>The setting.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="points">n.</param>
    /// <param name="width">m.</param>
    /// <exception cref="UserError">A constant is asked for that the paper fixes, or one is missing that it leaves open.</exception>
    public static FlowSetting Of(AskedSetting asked, int points, int width)
    {
        try
        {
            FlowSetting setting = asked.Paper switch
            {
                "orthogonal" => FlowSetting.Orthogonal(points),
                "weakint" => FlowSetting.WeakInteraction(points, width),
                "benignity" => FlowSetting.Benignity(points, Needed(asked, "--weight-decay", asked.WeightDecay)),
                "onedim" => OneDimensional(asked),
                _ => Free(asked, points),
            };
            RejectFixed(asked);
            return asked.Kink is { } rule && rule != setting.Rule
                ? new FlowSetting(setting.Constants, setting.ExactSpeed, rule)
                : setting;
        }
        catch (ArgumentException error)
        {
            throw new UserError(FirstSentence(error));
        }
    }

    /// <summary>The message of a library's complaint without the name of its parameter.</summary>
    public static string FirstSentence(ArgumentException error)
    {
        int end = error.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }

    private static FlowSetting OneDimensional(AskedSetting asked) => new(
        new ModelConstants(
            Rational.Half,
            Needed(asked, "--output-scale", asked.OutputScale),
            Needed(asked, "--weight-decay", asked.WeightDecay)),
        asked.Speed ?? Rational.One,
        KinkRule.Clarke);

    private static FlowSetting Free(AskedSetting asked, int points) => new(
        new ModelConstants(
            asked.LossConstant ?? Rational.Create(1, 2) / Rational.OfInt(points),
            asked.OutputScale ?? Rational.One,
            asked.WeightDecay ?? Rational.Zero),
        asked.Speed ?? Rational.One,
        KinkRule.Zero);

    private static Rational Needed(AskedSetting asked, string option, Rational? value) =>
        value ?? throw new UserError($"--paper {asked.Paper} leaves {option} open: give it");

    private static void RejectFixed(AskedSetting asked)
    {
        string[] open = asked.Paper switch
        {
            null => ["--loss-constant", "--output-scale", "--weight-decay", "--speed"],
            "benignity" => ["--weight-decay"],
            "onedim" => ["--output-scale", "--weight-decay", "--speed"],
            _ => [],
        };
        (string Option, Rational? Value)[] given =
        [
            ("--loss-constant", asked.LossConstant),
            ("--output-scale", asked.OutputScale),
            ("--weight-decay", asked.WeightDecay),
            ("--speed", asked.Speed),
        ];

        foreach ((string option, Rational? value) in given)
        {
            if (value is not null && !open.Contains(option))
            {
                throw new UserError($"--paper {asked.Paper} fixes {option}; leave one of the two out");
            }
        }
    }
}
