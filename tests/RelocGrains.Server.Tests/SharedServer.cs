using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Client;
using RelocGrains.EventLog;
using RelocGrains.Grains.Texts;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>One server for all tests of a class that need cases of their own, and nothing else to themselves.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private RunningServer? running;
    private int companies;

    public RunningServer Running => running!;

    public IEventLog Log => Running.Log;

    public async ValueTask InitializeAsync()
    {
        running = await RunningServer.Start();
        // Made by whoever needs it first, and that may be a test which only counts what is in it.
        Running.Services.GetRequiredService<ITextVault>();
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    /// <summary>A company that no other test of the class has.</summary>
    public string NewSiren() => Sirens.Of(Interlocked.Increment(ref companies));

    public Journey NewJourney() => new(Running.Channel.CreateCallInvoker(), NewSiren());

    /// <summary>Calls of somebody such as <c>p-001;partner=agence;role=operator</c>.</summary>
    public CallInvoker Calls(string who) => Running.Calls(who);

    public ProjectService.ProjectServiceClient Projects(string who) => new(Calls(who));

    /// <summary>A case that was detected and nothing more, by p-001 of the agency.</summary>
    public async Task<Project> Detected() => await Projects(People.Finder).CreateProjectAsync(Journey.Detection(NewSiren()));

    /// <summary>What is stored: the head of the log, and how many typed texts are kept.</summary>
    public async Task<(long Head, long Texts)> Stored()
    {
        var head = await Log.ReadHead(CancellationToken.None);
        using var persons = new SqliteConnection($"Data Source={Path.Combine(Running.Folder, "persons.db")};Mode=ReadOnly;Pooling=False");
        persons.Open();
        using var count = persons.CreateCommand();
        count.CommandText = "SELECT count(*) FROM texts";
        return (head.Position, (long)count.ExecuteScalar()!);
    }
}

/// <summary>Who acts in tests, as the metadata names them.</summary>
public static class People
{
    public const string Finder = "p-001;partner=agence;role=operator";
    public const string Agency = "p-002;partner=agence;role=operator";
    public const string Region = "p-010;partner=region;role=operator";
    public const string Secretary = "p-020;partner=region;role=secretary";
    public const string Authority = "p-030;partner=region;role=authority";
    public const string Legal = "p-040;partner=region;role=legal";
    public const string Verifier = "p-050;partner=region;role=verifier";
    public const string Payer = "p-061;partner=region;role=payer";
    public const string Controller = "p-090;partner=region;role=controller";
    public const string Bank = "p-101;partner=bpifrance;role=partner";
    public const string Chamber = "p-102;partner=ccir;role=partner";
}

/// <summary>Reads refusals.</summary>
public static class Refused
{
    /// <summary>What a call was refused with.</summary>
    public static async Task<RelocGrainsError> By<T>(AsyncUnaryCall<T> call) =>
        RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () => await call));
}
