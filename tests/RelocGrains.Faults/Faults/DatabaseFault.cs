using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Faults;

/// <summary>What goes wrong with the database that the servers share, or on the way to it.</summary>
internal static class DatabaseFault
{
    /// <summary>kill -9 of all its processes, down for a while, started again: it recovers.</summary>
    public sealed record Killed(TimeSpan At, TimeSpan Down) : Fault(At)
    {
        public override string What => $"kill -9 of PostgreSQL, down for {Seconds(Down)}";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Database!.Server.Kill();
            await Task.Delay(Down);
            await cluster.Database.Server.StartAgain();
        }
    }

    /// <summary>Stopped by its operator without waiting for sessions, and started again.</summary>
    public sealed record Stopped(TimeSpan At, TimeSpan Down) : Fault(At)
    {
        public override string What => $"PostgreSQL is stopped for {Seconds(Down)}";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Database!.Server.Stop();
            await Task.Delay(Down);
            await cluster.Database.Server.StartAgain();
        }
    }

    /// <summary>One silo is cut off from it, while its peers and its clients reach that silo.</summary>
    public sealed record CutOff(TimeSpan At, int Silo, TimeSpan For) : Fault(At)
    {
        public override string What => $"silo {Silo} is cut off from PostgreSQL for {Seconds(For)}";

        public override async Task Play(Cluster cluster)
        {
            cluster.Database!.Lines[Silo].Cut();
            await Task.Delay(For);
            cluster.Database.Lines[Silo].Heal();
        }
    }

    /// <summary>One silo's connections to it are torn, in the middle of whatever goes through them.</summary>
    public sealed record Torn(TimeSpan At, int Silo, int Times) : Fault(At)
    {
        private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

        public override string What => $"the connections of silo {Silo} to PostgreSQL are torn {Times} times";

        public override async Task Play(Cluster cluster)
        {
            for (var time = 0; time < Times; time++)
            {
                cluster.Database!.Lines[Silo].Tear();
                await Task.Delay(Between);
            }
        }
    }

    /// <summary>
    /// SIGSTOP of whichever silo holds the head of the log, in the middle of an append: the others must not stand in line behind it for long.
    /// </summary>
    public sealed record HolderFrozen(TimeSpan At, Recorder Recorder, TimeSpan For) : Fault(At)
    {
        public override string What => $"the silo that holds the head of the log is frozen for {Seconds(For)}";

        public override async Task Play(Cluster cluster)
        {
            if (await HeadHolder.Freeze(cluster, Recorder) is not { } silo) return;
            await Task.Delay(For);
            cluster.Thaw(silo);
        }
    }
}
