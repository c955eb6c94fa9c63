using System.Collections.Concurrent;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Server.Tests;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Faults.Load;

/// <summary>Writers who detect and qualify cases all at once, until the server has ended. They write down what it acknowledged.</summary>
internal sealed class Writers
{
    private const int Count = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly RelocGrainsClientOptions Once = new() { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(20) };
    private static readonly string[] Departments = ["01", "26", "38", "69"];

    private int number;
    private volatile bool powerIsGone;

    /// <summary>Every case that was ever sent.</summary>
    public ConcurrentBag<WrittenCase> All { get; } = [];

    /// <summary>
    /// From now on an answer counts as none: a machine without power gives no answers, and this one runs on beside a disk whose end is
    /// only played, while what was on its way there is not.
    /// </summary>
    public void PowerIsGone() => powerIsGone = true;

    /// <summary>Writes until the server has ended; when enough was acknowledged <paramref name="fault"/> happens, under full load.</summary>
    /// <returns>The cases of this time.</returns>
    public async Task<IReadOnlyCollection<WrittenCase>> Write(ServerProcess server, int enough, Func<Task> fault)
    {
        powerIsGone = false;
        using var round = new Round(server, enough);
        var writers = Task.WhenAll(Enumerable.Range(0, Count).Select(writer => Task.Run(() => Write(round, insists: writer == 0))));
        await Task.WhenAny(round.Enough, writers).WaitAsync(Limit);
        if (round.Enough.IsCompleted) await fault();
        await writers.WaitAsync(Limit);
        return round.Cases;
    }

    // One goes on when it is refused: a store that fails is noticed at a write.
    private async Task Write(Round round, bool insists)
    {
        do
        {
            try
            {
                while (true) await Write(round);
            }
            catch (RpcException e)
            {
                // Whether the last write is there, nobody was told. That, and no bug, is what the server has to say.
                if (e.Status.Detail.StartsWith("Internal error", StringComparison.Ordinal))
                    Assert.Fail($"{e.Status.Detail} {(await round.Server.End(Limit)).Said}");
            }
        }
        while (insists && !await round.Server.EndsWithin(Pause));
    }

    private async Task Write(Round round)
    {
        var written = new WrittenCase(Detection(Interlocked.Increment(ref number)));
        All.Add(written);
        round.Cases.Add(written);
        var created = await round.First.Projects.CreateProjectAsync(written.Creation);
        if (powerIsGone) return;
        written.Created = created;
        written.Qualification = Journey.Qualification(created.Name);
        var qualified = await round.Second.Projects.QualifyProjectAsync(written.Qualification);
        if (powerIsGone) return;
        written.Qualified = qualified;
        round.Count(written);
    }

    // Every second case brings a contact: a text beside the log, kept before it.
    private static CreateProjectRequest Detection(int number)
    {
        var request = Journey.Detection(Sirens.Of(number));
        request.Department = Departments[number % Departments.Length];
        if (number % 2 == 0) request.Contact = null;
        return request;
    }

    /// <summary>One load, from the start of a server to its end.</summary>
    private sealed class Round(ServerProcess server, int enough) : IDisposable
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int acknowledged;

        public ServerProcess Server => server;

        public RelocGrainsClient First { get; } = server.As(Role.Operator, "agence", "p-001", Once);

        public RelocGrainsClient Second { get; } = server.As(Role.Operator, "agence", "p-002", Once);

        public ConcurrentBag<WrittenCase> Cases { get; } = [];

        public Task Enough => reached.Task;

        public void Count(WrittenCase written)
        {
            if (Interlocked.Add(ref acknowledged, written.Acknowledged) >= enough) reached.TrySetResult();
        }

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
