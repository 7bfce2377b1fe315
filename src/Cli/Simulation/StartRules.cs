using ReluProofs.Cli.Data;
using ReluProofs.Cli.Selection;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Initialisation;

namespace ReluProofs.Cli.Simulation;

/// <summary>What the command line says of the start; null where it is silent.</summary>
/// <param name="Init">A file or a name.</param>
/// <param name="Width">m.</param>
/// <param name="Scale">lambda.</param>
/// <param name="Seed">The seed.</param>
internal sealed record AskedStart(string? Init, int? Width, Scale? Scale, ulong? Seed);

/// <summary>Where a flow starts, and how to say so.</summary>
/// <param name="Start">The start.</param>
/// <param name="Text">Its description.</param>
internal sealed record Beginning(FlowStart Start, string Text);

/// <summary>From what was asked to the start of the flow.</summary>
internal static class StartRules
{
    /// <summary>The named random initialisations.</summary>
    public static readonly IReadOnlyList<string> Names = ["orthogonal", "sphere", "weakint", "gaussian", "group"];

    // Two of these multiplied and summed stay in the range of double.
    private static readonly double MostLog = Math.Log(1e100);

    /// <summary>The start.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="paper">The paper, whose initialisation is the default.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="UserError">The start contradicts itself, or the file is not readable.</exception>
    public static Beginning Of(AskedStart asked, string? paper, FlowData data)
    {
        if (asked.Init is { } file && File.Exists(file))
        {
            return OfFile(file, asked, data);
        }

        string name = asked.Init ?? DefaultOf(paper);

        if (!Names.Contains(name))
        {
            string? meant = Near.Of(name, Names);
            throw new UserError(
                $"--init: there is no file '{name}', and no initialisation of this name"
                + $"{(meant is null ? "" : $", did you mean '{meant}'?")}; there are {string.Join(", ", Names)}");
        }

        int width = asked.Width ?? throw new UserError("--width is needed, unless --init FILE gives the network");
        Scale scale = asked.Scale ?? new Scale(Rational.One, "", "1");
        ulong seed = asked.Seed ?? 1;
        double log = scale.Log(width, data.Dimension);

        if (log > MostLog)
        {
            throw new UserError($"--scale {scale} is too large to be followed; at most 1e100");
        }

        try
        {
            FlowStart start = name switch
            {
                "orthogonal" => RandomStart.BalancedGaussian(width, data.Dimension, log, seed),
                "sphere" => RandomStart.Sphere(width, data.Dimension, log, seed),
                "weakint" => RandomStart.DominatedGaussian(width, data.Dimension, log, seed),
                "gaussian" => RandomStart.Gaussian(width, data.Dimension, log, seed),
                _ => RandomStart.Group(data, width, log, seed),
            };
            return new Beginning(start, FormattableString.Invariant($"{name}, m = {width}, scale {scale}, seed {seed}"));
        }
        catch (ArgumentException error)
        {
            throw new UserError(SettingRules.FirstSentence(error));
        }
    }

    private static string DefaultOf(string? paper) => paper switch
    {
        "weakint" => "weakint",
        "benignity" => "sphere",
        "onedim" => "gaussian",
        _ => "orthogonal",
    };

    private static Beginning OfFile(string file, AskedStart asked, FlowData data)
    {
        foreach ((string option, bool given) in new[] { ("--scale", asked.Scale is not null), ("--seed", asked.Seed is not null) })
        {
            if (given)
            {
                throw new UserError($"{option} goes with a random initialisation, and --init '{file}' is a file");
            }
        }

        ExactWeights weights = NetworkReader.Read(file, data.Dimension);

        if (asked.Width is { } width && width != weights.Output.Count)
        {
            throw new UserError(FormattableString.Invariant(
                $"--width {width} contradicts '{file}', which has {weights.Output.Count} neurons"));
        }

        try
        {
            return new Beginning(
                ExactStart.Of(weights, data.Dimension), FormattableString.Invariant($"{file}, m = {weights.Output.Count}"));
        }
        catch (ArgumentException error)
        {
            throw new UserError($"'{file}': {SettingRules.FirstSentence(error)}");
        }
    }
}
