using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Selection;
using ReluProofs.Symbolic.Derivations;

namespace ReluProofs.Cli.Commands;

/// <summary><c>derive</c>: prints a derivation, after replaying it.</summary>
internal static class DeriveCommand
{
    private const string Schema = "relu-proofs/derivations@1";
    private const string StandardOutput = "-";
    private const int LabelWidth = 14;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var name = new Argument<string?>("name")
        {
            Description = "The derivation's name",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.RejectOptions();
        Option<bool> list = new("--list") { Description = "List the derivations" };
        Option<bool> latex = new("--latex") { Description = "Print LaTeX" };
        Option<bool> markdown = new("--markdown") { Description = "Print Markdown" };
        Option<string?> smt = new("--smt2")
        {
            Description = "Write the steps as SMT-LIB queries whose expected answer is unsat (default: to standard output)",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> json = OptionValues.Json();
        var command = new DocumentedCommand(
            "derive",
            "Print a derivation with its numbered steps, replayed first",
            "relu-proofs derive --list                            all derivations",
            "relu-proofs derive soft-threshold                    one of them, step by step",
            "relu-proofs derive soft-threshold --latex            the same for a paper",
            "relu-proofs derive soft-threshold --smt2 soft.smt2   its steps for z3 or cvc5",
            "relu-proofs derive --list --json -                   the list as JSON")
        {
            name, list, latex, markdown, smt, json,
        };
        command.Footer = ["Exit codes: 0 printed, 2 bad usage or input, 4 the derivation does not replay."];
        command.Validators.Add(result =>
        {
            bool listed = result.GetValue(list);
            string[] forms =
            [
                .. new Option[] { latex, markdown, smt }.Where(o => result.GetResult(o) is { Implicit: false }).Select(o => o.Name),
            ];
            string? wrong = (listed, result.GetValue(name)) switch
            {
                (true, { } given) => $"--list takes no name, and '{given}' was given",
                (false, null) => "derive which one? give a name, or --list",
                (true, null) when forms.Length > 0 => $"{forms[0]} needs a name and goes without --list",
                (false, _) when result.GetValue(json) is not null => "--json goes with --list",
                _ when forms.Length > 1 => $"{forms[0]} and {forms[1]} exclude each other",
                _ => null,
            };
            if (wrong is not null)
            {
                result.AddError(wrong);
            }
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                return List(parsed.GetValue(json), session.Terminal);
            }

            Derivation derivation = Single(parsed.GetValue(name)!);
            string? target = parsed.GetResult(smt) is { Implicit: false } ? parsed.GetValue(smt) ?? StandardOutput : null;
            using OutputFile? file = OutputFile.Open(target, session.Terminal);
            long start = Stopwatch.GetTimestamp();
            if (session.ReplayFault(derivation) is { } fault)
            {
                session.Terminal.Error.WriteLine($"relu-proofs: the derivation '{derivation.Name}' does not replay: {fault}");
                return ExitCodes.OurFault;
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (file is not null)
            {
                file.Write(derivation.SmtLib());
            }
            else if (parsed.GetValue(latex))
            {
                session.Terminal.Out.Write(derivation.Latex());
            }
            else if (parsed.GetValue(markdown))
            {
                session.Terminal.Out.Write(derivation.Markdown());
            }
            else
            {
                Print(derivation, session.Terminal);
            }

            session.Terminal.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{derivation.Name}: {derivation.Steps.Count} steps replayed in {seconds:F2} s"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Derivation Single(string name)
    {
        // By name first: asking for one derivation must not build the others.
        if (Derivations.Names.Contains(name))
        {
            return Derivations.Find(name);
        }

        string? meant = Near.Of(name, Derivations.Names);
        throw new UserError(
            $"there is no derivation '{name}'{(meant is null ? "" : $", did you mean '{meant}'?")}; see relu-proofs derive --list");
    }

    private static int List(string? path, Terminal terminal)
    {
        using OutputFile? file = OutputFile.Open(path, terminal);
        if (file?.IsStandardOutput != true)
        {
            int width = Derivations.All.Max(d => d.Name.Length);
            foreach (Derivation derivation in Derivations.All)
            {
                terminal.Out.WriteLine(ColumnLayout.Shorten($"{derivation.Name.PadRight(width)}  {derivation.Title}", terminal.Width));
            }
        }

        file?.Write(JsonText.Object(Schema, json =>
        {
            json.WriteStartArray("derivations");
            foreach (Derivation derivation in Derivations.All)
            {
                json.WriteStartObject();
                json.WriteString("name", derivation.Name);
                json.WriteString("title", derivation.Title);
                json.WriteString("statement", derivation.Statement);
                json.WriteString("source", derivation.Source);
                json.WriteNumber("steps", derivation.Steps.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
        return ExitCodes.Success;
    }

    private static void Print(Derivation derivation, Terminal terminal)
    {
        TextWriter to = terminal.Out;
        to.WriteLine($"{derivation.Name}  {derivation.Title}");
        IEnumerable<(string Label, string Text)> head =
        [
            ("statement", derivation.Statement),
            ("source", derivation.Source),
            .. Repeated("hypotheses", derivation.Hypotheses),
            .. Repeated("symbols", derivation.Symbols),
        ];
        foreach (string line in head.SelectMany(p => ColumnLayout.Labelled("  " + p.Label, p.Text, LabelWidth, terminal.Width)))
        {
            to.WriteLine(line);
        }

        to.WriteLine();
        foreach (DerivationStep step in derivation.Steps)
        {
            string number = string.Create(CultureInfo.InvariantCulture, $"{step.Number,4}");
            foreach ((string formula, int i) in step.Formulas.Select((f, i) => (f, i)))
            {
                to.WriteLine($"{(i == 0 ? number : "    ")}  {formula}");
            }

            string margin = step.Formulas.Count == 0 ? number + " " : "         ";
            foreach (string line in ColumnLayout.Labelled(margin, step.Reason, margin.Length + 1, terminal.Width))
            {
                to.WriteLine(line);
            }
        }

        to.WriteLine();
        foreach ((string label, string text) in Repeated("conclusion", derivation.Theorems))
        {
            foreach (string line in ColumnLayout.Labelled("  " + label, text, LabelWidth, terminal.Width))
            {
                to.WriteLine(line);
            }
        }

        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  replayed    {derivation.Steps.Count} steps, each re-checked without any search"));
    }

    private static IEnumerable<(string Label, string Text)> Repeated(string label, IEnumerable<string> texts) =>
        texts.DefaultIfEmpty("none").Select((text, i) => (i == 0 ? label : "", text));
}
