using Xunit;

namespace RelocGrains.Faults;

/// <summary>These tests wear the machine out: one runs at a time, and beside no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Machine
{
    public const string Name = "the machine";
}
