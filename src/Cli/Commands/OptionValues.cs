using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Commands;

/// <summary>Options whose values are read by our own grammar, each with one clear message.</summary>
internal static class OptionValues
{
    private const int MostHours = 1000;

    /// <summary>The file a command writes its JSON to.</summary>
    public static Option<string?> Json() => new("--json")
    {
        Description = "Also write the result as JSON to FILE; - is standard output",
        HelpName = "FILE",
    };

    /// <summary>A whole number in a range.</summary>
    public static Option<int?> WholeNumber(string name, string description, string helpName, int least, int most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = argument => Parsed<int?>(
            argument,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                && value >= least && value <= most ? value : null,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
    };

    /// <summary>A seed.</summary>
    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed of all random streams (default 1)",
        HelpName = "S",
        CustomParser = argument => Parsed<ulong?>(
            argument,
            text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {ulong.MaxValue}")),
    };

    /// <summary>The key of one paper.</summary>
    public static Option<string?> Paper() => new("--paper")
    {
        Description = "Only the claims of one paper: onedim, orthogonal, weakint or benignity",
        HelpName = "KEY",
    };

    /// <summary>A verdict's word; may be given several times.</summary>
    public static Option<Verdict[]> Verdicts(string name, string description)
    {
        string words = string.Join(", ", Enum.GetValues<Verdict>().Select(v => Words.Of(v)));
        return new Option<Verdict[]>(name)
        {
            Description = description,
            HelpName = "VERDICT",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = argument =>
            {
                var verdicts = new List<Verdict>();
                foreach (Token token in argument.Tokens)
                {
                    Verdict? verdict = Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => Words.Of(v) == token.Value);
                    if (verdict is null)
                    {
                        argument.AddError($"{name}: '{token.Value}' is not one of {words}");
                        return [];
                    }

                    verdicts.Add(verdict.Value);
                }

                return [.. verdicts];
            },
        };
    }

    /// <summary>A duration such as <c>60s</c>.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "60s",
        CustomParser = argument => Parsed<TimeSpan?>(
            argument, DurationOf, $"a duration such as 60s, 10m or 1h, more than 0 and at most {MostHours}h"),
    };

    /// <summary>An exact number with a condition on it.</summary>
    public static Option<Rational?> Number(
        string name, string description, string helpName, Func<Rational, bool> allowed, string condition) => new(name)
        {
            Description = description,
            HelpName = helpName,
            Required = true,
            CustomParser = argument =>
            {
                string text = argument.Tokens[0].Value;
                if (!Rational.TryParse(text, out Rational value, out string reason))
                {
                    argument.AddError($"{name}: {reason}");
                    return null;
                }

                if (!allowed(value))
                {
                    argument.AddError($"{name} {text} is not allowed: {condition}");
                    return null;
                }

                return value;
            },
        };

    private static T? Parsed<T>(ArgumentResult argument, Func<string, T?> read, string expected)
    {
        string text = argument.Tokens[0].Value;
        T? value = read(text);
        if (value is null)
        {
            string name = argument.Parent is OptionResult option ? option.Option.Name : argument.Argument.Name;
            argument.AddError($"{name}: '{text}' is not {expected}");
        }

        return value;
    }

    private static TimeSpan? DurationOf(string text)
    {
        if (text.Length < 2 || !uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out uint count))
        {
            return null;
        }

        TimeSpan? duration = text[^1] switch
        {
            's' => TimeSpan.FromSeconds((long)count),
            'm' => TimeSpan.FromMinutes((long)count),
            'h' when count <= MostHours => TimeSpan.FromHours((int)count),
            _ => null,
        };
        return duration > TimeSpan.Zero && duration <= TimeSpan.FromHours(MostHours) ? duration : null;
    }
}
