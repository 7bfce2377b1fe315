using ReluProofs.Cli.Data;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Cli.Simulation;

/// <summary>From a request to its outcome and its files.</summary>
internal static class SimulationRun
{
    private const int Samples = 400;
    private const int FewSamples = 40;

    // Finer runs that are tried when the error estimate is above the accuracy asked for.
    private static readonly double[] Ladder = [1, 0.03, 0.001];
    private const double Finest = 1e-13;

    /// <summary>Runs, reports and writes.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserError">The request contradicts itself, or a file is not readable.</exception>
    public static int Execute(SimulationRequest request, OutputFile? json, OutputFile? csv, Session session)
    {
        Dataset exact = DatasetReader.Read(request.DataFile, session.Cancellation);
        FlowData data = DataOf(request.DataFile, exact);
        Beginning beginning = StartRules.Of(request.Start, request.Setting.Paper, data);
        FlowSetting setting = SettingRules.Of(request.Setting, data.Count, beginning.Start.Width);
        LossInterval? optimum = LeastLoss.Of(exact, setting, beginning.Start.Width, session.Cancellation);
        SimulationOutcome outcome = Follow(request, data, setting, beginning, optimum, session);
        bool aside = json?.IsStandardOutput == true || csv?.IsStandardOutput == true;
        TextWriter text = aside ? session.Terminal.Error : session.Terminal.Out;

        foreach (string line in SimulationReport.Text(outcome, session.Terminal.Width))
        {
            text.WriteLine(line);
        }

        json?.Write(SimulationJson.Of(outcome));
        csv?.Write(SimulationCsv.Of(outcome));
        return outcome.ExitCode;
    }

    private static FlowData DataOf(string file, Dataset exact)
    {
        try
        {
            return FlowData.OfExact(exact);
        }
        catch (ArgumentException error)
        {
            throw new UserError($"'{file}': {SettingRules.FirstSentence(error)}");
        }
    }

    private static SimulationOutcome Follow(
        SimulationRequest request, FlowData data, FlowSetting setting, Beginning beginning, LossInterval? optimum, Session session)
    {
        var progress = new SimulationProgress(session.Terminal);
        Trajectory? trajectory = null;

        foreach (double part in Ladder)
        {
            var options = FlowOptions.Default with
            {
                RelativeAccuracy = Math.Max(Finest, part * request.Accuracy),
                EndTime = request.EndTime,
                StopWhenStationary = true,
                MaximumSteps = request.MaximumSteps,
                Cancellation = session.Cancellation,
                Progress = progress.Show,
            };

            try
            {
                trajectory = GradientFlow.Run(data, setting, beginning.Start, options);
            }
            catch (ArgumentException error)
            {
                throw new UserError(SettingRules.FirstSentence(error));
            }

            if (session.Cancellation.IsCancellationRequested || !trajectory.IsSuccess
                || trajectory.Error is not { } estimate || estimate.State <= request.Accuracy)
            {
                break;
            }
        }

        progress.Clear();
        bool cancelled = session.Cancellation.IsCancellationRequested;

        // Whoever cancels waits for the answer: it is kept short, and the limit is not looked for.
        IReadOnlyList<TrajectorySample> samples = TrajectorySamples.Of(trajectory!, cancelled ? FewSamples : Samples);
        IReadOnlyList<Plateau> plateaus = PlateauFinder.Find(TrajectorySamples.Losses(samples));
        Limit limit = cancelled ? Unknown(trajectory!.Final) : LimitAnalysis.Of(data, setting, trajectory!, optimum);
        return new SimulationOutcome(
            beginning.Text,
            trajectory!,
            samples,
            plateaus,
            PhaseFinder.Of(trajectory!, plateaus, limit),
            limit,
            request.Accuracy,
            cancelled);
    }

    private static Limit Unknown(FlowState state) => new(LimitKind.NothingYet, new LimitEvidence
    {
        Loss = state.Loss,
        LossError = double.NaN,
        RelativeFall = double.NaN,
        FastestRate = double.NaN,
        Stalled = false,
        DeadNeurons = 0,
        SmallNeurons = 0,
        Reason = "cancelled before the limit was looked for",
    });
}
