using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>How long a page of the list takes over so many cases, while others write as fast as they can.</summary>
internal static class Listing
{
    /// <summary>How many cases if nothing else is said.</summary>
    public const int UsualCases = 100_000;

    private const int Readers = 4;
    private const int Writers = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static async Task<string> Run(string kind, int cases)
    {
        await using var store = await StoreOfRun.Start(kind);
        using var toWrite = new Channels(store.Server.Address, Writers);
        using var toRead = new Channels(store.Server.Address, Readers);
        var companies = new Companies();
        await ImportLoad.Run(toWrite.Of(0), cases, companies);
        var writes = Workload.Writes(store.Server, toWrite, Writers, companies);
        var pages = new Callers(store.Server, [.. Enumerable.Range(0, Readers).Select(Func<Task> (reader) => new Pages(toRead.Of(reader)).Read)]);
        await WarmUp.Until("pages", pages);
        await WarmUp.Until("writes", writes);
        var quiet = await pages.Run(Time);
        var both = await Task.WhenAll(pages.Run(Time), writes.Run(Time));
        return string.Join('\n', [Line("nobody writes", quiet), Line("while writing", both[0]), Line("the writes", both[1])]);

        string Line(string what, Sample sample) => string.Create(
            CultureInfo.InvariantCulture,
            $"pages    {companies.Taken,8} cases, {what}: {sample.PerSecond,6:F0}/s  p50 {sample.Percentile(0.5):F2} ms  p99 {sample.Percentile(0.99):F2} ms");
    }
}
