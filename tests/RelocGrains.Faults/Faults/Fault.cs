using System.Globalization;

namespace RelocGrains.Faults.Faults;

/// <summary>Something that goes wrong, and is over after a while: then all servers are up again.</summary>
/// <param name="At">When it begins, from the start of the load.</param>
internal abstract record Fault(TimeSpan At)
{
    /// <summary>Plays it to its end.</summary>
    public abstract Task Play(Cluster cluster);

    /// <summary>What happens, for people.</summary>
    public abstract string What { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => What;

    protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    /// <summary>kill -9, down for a while, started again.</summary>
    public sealed record Killed(TimeSpan At, int Silo, TimeSpan Down) : Fault(At)
    {
        public override string What => $"kill -9 of silo {Silo}, down for {Seconds(Down)}";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Kill(Silo);
            await Task.Delay(Down);
            await cluster.Start(Silo);
        }
    }

    /// <summary>kill -9, and again while it starts.</summary>
    public sealed record KilledWhileStarting(TimeSpan At, int Silo, TimeSpan After) : Fault(At)
    {
        public override string What => $"kill -9 of silo {Silo}, and again {Seconds(After)} into its start";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Kill(Silo);
            await cluster.KillWhileStarting(Silo, After);
            await cluster.Start(Silo);
        }
    }

    /// <summary>SIGTERM: it ends as asked, with calls under way, and is started again.</summary>
    public sealed record Stopped(TimeSpan At, int Silo, TimeSpan Down) : Fault(At)
    {
        public override string What => $"silo {Silo} is asked to end, down for {Seconds(Down)}";

        public override async Task Play(Cluster cluster)
        {
            await cluster.Stop(Silo);
            await Task.Delay(Down);
            await cluster.Start(Silo);
        }
    }

    /// <summary>SIGSTOP and, after a while, SIGCONT: what it was about to do it does then, believing that no time has passed.</summary>
    public sealed record Frozen(TimeSpan At, int Silo, TimeSpan For) : Fault(At)
    {
        public override string What => $"silo {Silo} is frozen for {Seconds(For)}";

        public override async Task Play(Cluster cluster)
        {
            cluster.Freeze(Silo);
            await Task.Delay(For);
            cluster.Thaw(Silo);
        }
    }

    /// <summary>SIGSTOP, and kill -9 before it could go on.</summary>
    public sealed record FrozenAndKilled(TimeSpan At, int Silo, TimeSpan For) : Fault(At)
    {
        public override string What => $"silo {Silo} is frozen for {Seconds(For)} and killed";

        public override async Task Play(Cluster cluster)
        {
            cluster.Freeze(Silo);
            await Task.Delay(For);
            await cluster.Kill(Silo);
            await cluster.Start(Silo);
        }
    }

    /// <summary>kill -9 of all at once.</summary>
    public sealed record AllKilled(TimeSpan At, TimeSpan Down) : Fault(At)
    {
        public override string What => $"kill -9 of all silos, down for {Seconds(Down)}";

        public override async Task Play(Cluster cluster)
        {
            await Task.WhenAll(Enumerable.Range(0, cluster.Silos).Select(cluster.Kill));
            await Task.Delay(Down);
            await Task.WhenAll(Enumerable.Range(0, cluster.Silos).Select(silo => cluster.Start(silo)));
        }
    }

    /// <summary>The line between clients and a server is cut: it does what it has taken, and nobody hears of it, or late.</summary>
    public sealed record CutOff(TimeSpan At, int Silo, TimeSpan For) : Fault(At)
    {
        public override string What => $"clients of silo {Silo} are cut off for {Seconds(For)}";

        public override async Task Play(Cluster cluster)
        {
            cluster.Lines[Silo].Cut();
            await Task.Delay(For);
            cluster.Lines[Silo].Heal();
        }
    }

    /// <summary>Every connection of clients to a server is torn, and again and again for a while.</summary>
    public sealed record Torn(TimeSpan At, int Silo, int Times) : Fault(At)
    {
        private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

        public override string What => $"the connections to silo {Silo} are torn {Times} times";

        public override async Task Play(Cluster cluster)
        {
            for (var time = 0; time < Times; time++)
            {
                cluster.Lines[Silo].Tear();
                await Task.Delay(Between);
            }
        }
    }
}
