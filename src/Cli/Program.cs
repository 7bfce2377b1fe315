using System.Runtime.InteropServices;
using ReluProofs.Cli;
using ReluProofs.Proofs;

using var cancellation = new CancellationTokenSource();

// The first Ctrl-C asks the run to stop and to report what it has; a second one ends the process as usual.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
string home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
var session = new Session(Catalogue.All, Terminal.OfProcess(), cancellation.Token)
{
    Statements = [.. Statements.All.Select(s => s.Key)],
    Papers = new Dictionary<string, string>(Papers.All),
    JournalFolder = home.Length == 0 ? null : Path.Combine(home, "relu-proofs"),
};
return CommandLine.Run(args, session);
