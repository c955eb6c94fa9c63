using RelocGrains.Faults.History;
using RelocGrains.Faults.Volumes;

namespace RelocGrains.Faults.Faults;

/// <summary>Something that goes wrong with the disk under the only server.</summary>
internal abstract record DiskFault(TimeSpan At, Volume Volume) : Fault(At)
{
    private const int StoreFailed = 70;

    /// <summary>The power is cut. What is answered from then on counts as none.</summary>
    /// <param name="Leaves">True: the server is left to itself, and has to notice at its next write. Otherwise it is gone at once.</param>
    public sealed record PowerCut(TimeSpan At, Volume Volume, Recorder Recorder, bool Leaves) : DiskFault(At, Volume)
    {
        public override string What => Leaves ? "the disk's power is cut under the server" : "the power is cut";

        public override async Task Play(Cluster cluster)
        {
            Recorder.PowerIsGone();
            Volume.CutPower();
            if (Leaves) await cluster.End(0, StoreFailed);
            else await cluster.Kill(0);
            await Volume.PowerOff();
            await Volume.PowerOn();
            Recorder.PowerIsBack();
            await cluster.Start(0);
        }
    }

    /// <summary>The same under a PostgreSQL and its only server: one machine.</summary>
    /// <param name="Lingers">For so long nobody knows that the disk has gone.</param>
    public sealed record DatabasePowerCut(TimeSpan At, Volume Volume, Recorder Recorder, SharedDatabase Database, TimeSpan Lingers) : DiskFault(At, Volume)
    {
        public override string What => $"the power is cut under PostgreSQL, which runs on for {Seconds(Lingers)}";

        public override async Task Play(Cluster cluster)
        {
            Recorder.PowerIsGone();
            Volume.CutPower();
            await Task.Delay(Lingers);
            await cluster.Kill(0);
            await Database.Server.Kill();
            await Volume.PowerOff();
            await Volume.PowerOn();
            Recorder.PowerIsBack();
            await Database.Server.StartAgain();
            await cluster.Start(0);
        }
    }

    /// <summary>The disk is full; there is room again once the server has ended.</summary>
    public sealed record Full(TimeSpan At, Volume Volume, long Leaving) : DiskFault(At, Volume)
    {
        public override string What => $"the disk is full but for {Leaving} bytes";

        public override async Task Play(Cluster cluster)
        {
            Volume.Fill(Leaving);
            await cluster.End(0, StoreFailed);
            Volume.Free();
            await cluster.Start(0);
        }
    }

    /// <summary>From some fsync on every one fails. The server ends, and then the power is cut: what it acknowledged before outlives it.</summary>
    /// <param name="From">Counted by thread and by call: the log's own thread meets its n-th fsync.</param>
    public sealed record FsyncFails(TimeSpan At, Volume Volume, int From) : DiskFault(At, Volume)
    {
        public override string What => $"fsync fails from the {From}. on";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Stop(0);
            try
            {
                await cluster.Start(0, "strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:error=EIO:when={From}+");
                await cluster.End(0, StoreFailed);
            }
            catch (InvalidOperationException e) when (e.Message.Contains("before it was ready", StringComparison.Ordinal))
            {
                // The first fsync may already be one of the start's: then there is no server, and nothing was acknowledged.
            }
            Volume.CutPower();
            await Volume.PowerOff();
            await Volume.PowerOn();
            await cluster.Start(0);
        }
    }
}
