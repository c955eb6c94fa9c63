using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>Writers who take cases through their stages, several at once.</summary>
internal static class Load
{
    private const int Lanes = 8;

    /// <summary>Takes so many cases, spread over departments, to a stage.</summary>
    public static Task Run(CallInvoker server, int cases, Stage to, params string[] departments) =>
        Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (number, _) =>
            await new Journey(server, Sirens.Of(1000 + number), department: departments[number % departments.Length]).TakeTo(to));
}
