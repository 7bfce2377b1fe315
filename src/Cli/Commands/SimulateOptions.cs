using System.CommandLine;
using System.CommandLine.Parsing;
using ReluProofs.Cli.Selection;
using ReluProofs.Cli.Simulation;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Cli.Commands;

/// <summary>The options of <c>simulate</c>, and the request they make.</summary>
internal sealed class SimulateOptions
{
    private const int Widest = 100_000;
    private const string Stationary = "stationary";
    private static readonly string[] Rules = ["zero", "clarke", "chain-rule"];

    private readonly Option<string> _data = new("--data")
    {
        Description = "CSV file with the columns x1,..,xd,y",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _paper = Word("--paper", "The setting of a paper: its c, s, rho, v and rule at kinks", "KEY", SettingRules.Papers);
    private readonly Option<string?> _kink = Word("--kink", "The rule at kinks: zero, clarke or chain-rule", "RULE", Rules);
    private readonly Option<Rational?> _lossConstant = Number("--loss-constant", "c", c => c.Sign > 0, "c > 0 is needed");
    private readonly Option<Rational?> _outputScale = Number("--output-scale", "s", _ => true, "");
    private readonly Option<Rational?> _weightDecay = Number("--weight-decay", "rho", r => r.Sign >= 0, "rho >= 0 is needed");
    private readonly Option<Rational?> _speed = Number("--speed", "v", v => v.Sign > 0, "v > 0 is needed");
    private readonly Option<int?> _width = OptionValues.WholeNumber("--width", "Neurons m", "M", 1, Widest);
    private readonly Option<ulong?> _seed = OptionValues.Seed();
    private readonly Option<int?> _steps = OptionValues.WholeNumber(
        "--steps", "At most this many steps (default 200000)", "N", 1, int.MaxValue);

    private readonly Option<string?> _init = new("--init")
    {
        Description = "The start: a JSON file, or a name (orthogonal, sphere, weakint, gaussian, group; default: the paper's)",
        HelpName = "FILE|NAME",
    };

    private readonly Option<Scale?> _scale = new("--scale")
    {
        Description = "Scale of a random start (default 1), such as 1e-6/sqrt(m), 1e-20/sqrt(md) or 1e-1000",
        HelpName = "S",
        CustomParser = argument =>
        {
            if (Scale.TryParse(argument.Tokens[0].Value, out Scale scale, out string reason))
            {
                return scale;
            }

            argument.AddError($"--scale: {reason}");
            return null;
        },
    };

    private readonly Option<double?> _until = new("--until")
    {
        Description = "The time to stop at, or 'stationary' (default)",
        HelpName = "T",
        CustomParser = argument => EndTime(argument),
    };

    private readonly Option<Rational?> _accuracy = Number(
        "--accuracy",
        "Relative error of each neuron (default 1e-9)",
        a => a >= SimulationRequest.FinestAccuracy && a <= SimulationRequest.CoarsestAccuracy,
        "it is between 1e-12 and 1e-3");

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All =>
    [
        _data, _paper, _lossConstant, _outputScale, _weightDecay, _speed, _kink,
        _init, _width, _scale, _seed, _until, _accuracy, _steps,
    ];

    /// <summary>The request of one command line.</summary>
    public SimulationRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_data)!,
        new AskedSetting(
            parsed.GetValue(_paper),
            parsed.GetValue(_lossConstant),
            parsed.GetValue(_outputScale),
            parsed.GetValue(_weightDecay),
            parsed.GetValue(_speed),
            parsed.GetValue(_kink) is { } rule ? (KinkRule)Array.IndexOf(Rules, rule) : null),
        new AskedStart(parsed.GetValue(_init), parsed.GetValue(_width), parsed.GetValue(_scale), parsed.GetValue(_seed)),
        parsed.GetValue(_until) ?? double.PositiveInfinity,
        parsed.GetValue(_accuracy)?.ToDouble() ?? FlowOptions.Default.RelativeAccuracy,
        parsed.GetValue(_steps) ?? FlowOptions.Default.MaximumSteps);

    private static double? EndTime(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;

        if (text == Stationary)
        {
            return double.PositiveInfinity;
        }

        if (!Rational.TryParse(text, out Rational time, out string reason))
        {
            argument.AddError($"--until: {reason}, or 'stationary'");
            return null;
        }

        double rounded = time.ToDouble();

        if (time.Sign < 0 || !double.IsFinite(rounded))
        {
            argument.AddError($"--until {text} is not allowed: a time from 0 to 1.7e308, or 'stationary', is needed");
            return null;
        }

        return rounded;
    }

    private static Option<string?> Word(string name, string description, string helpName, IReadOnlyList<string> words) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;

            if (words.Contains(text))
            {
                return text;
            }

            string? meant = Near.Of(text, words);
            argument.AddError(
                $"{name}: there is no '{text}'{(meant is null ? "" : $", did you mean '{meant}'?")}; there are {string.Join(", ", words)}");
            return null;
        },
    };

    private static Option<Rational?> Number(string name, string description, Func<Rational, bool> allowed, string condition)
    {
        Option<Rational?> option = OptionValues.Number(name, description, "X", allowed, condition);
        option.Required = false;
        return option;
    }
}
