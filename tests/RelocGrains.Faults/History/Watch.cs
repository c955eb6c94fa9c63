using RelocGrains.Domain;

namespace RelocGrains.Faults.History;

/// <summary>All that one watcher was told, over every server that told it.</summary>
/// <param name="Department">What it is filtered by; empty for the whole log.</param>
internal sealed record Watch(string Watcher, string Department, Items<Told> Told);

/// <summary>One response of a watch: an act, or a bookmark, which has no facts.</summary>
/// <param name="At">When it came, by the recorder's clock.</param>
/// <param name="Revision">Everything up to here was told.</param>
internal sealed record Told(int Server, long At, long Revision, Items<ToldFact> Facts);
