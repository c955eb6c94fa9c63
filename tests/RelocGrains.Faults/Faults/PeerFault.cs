namespace RelocGrains.Faults.Faults;

/// <summary>What goes wrong between silos.</summary>
internal static class PeerFault
{
    /// <summary>One silo is cut off from its peers alone: clients and the database reach it, and it may believe that the others are gone.</summary>
    public sealed record CutOff(TimeSpan At, int Silo, TimeSpan For) : Fault(At)
    {
        public override string What => $"silo {Silo} is cut off from its peers for {Seconds(For)}";

        public override async Task Play(Cluster cluster)
        {
            cluster.Peers!.Cut(Silo);
            await Task.Delay(For);
            cluster.Peers.Heal(Silo);
        }
    }
}
