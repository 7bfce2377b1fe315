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
return CommandLine.Run(args, new Session(Catalogue.All, Terminal.OfProcess(), cancellation.Token));
