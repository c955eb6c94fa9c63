using System.Runtime.InteropServices;

namespace RelocGrains.Faults.Faults;

/// <summary>Signals to a process that was started here.</summary>
internal static class Signals
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Halt = 19;

    /// <summary>SIGTERM: asks it to end.</summary>
    public static void AskToEnd(int process) => Send(process, Terminate);

    /// <summary>SIGSTOP: it stands still wherever it is, with its connections open.</summary>
    public static void Freeze(int process) => Send(process, Halt);

    /// <summary>SIGCONT: it goes on.</summary>
    public static void Thaw(int process) => Send(process, Continue);

    // A process that is gone needs no signal.
    private static void Send(int process, int signal) => _ = Kill(process, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
