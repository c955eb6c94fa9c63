using System.Diagnostics;
using RelocGrains.Client;
using RelocGrains.Server.Callers;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>Two issuers that others wrote, one of them in another language: the same story with both.</summary>
public sealed class RealIssuerTests
{
    private const int Rotations = 3;
    private const int Callers = 4;
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    [Fact]
    public Task OpenIddict_vouches_for_callers_while_its_keys_change() => Story(OpenIddictIssuer.Start);

    [Fact]
    public Task The_foreign_provider_vouches_for_callers_while_its_keys_change() => Story(ForeignIssuer.Start);

    // Not one call is refused: tokens under the key before are good until they end, and a new key is fetched when it is met.
    private static async Task Story(Func<Task<IRealIssuer>> start)
    {
        await using var issuer = await start();
        await using var server = await RunningServer.Start(issuer: new IssuerOptions(issuer.Issuer, TestIssuer.Audience));
        var token = await issuer.Token();
        using var client = new RelocGrainsClient(new Uri(server.Address), caller: null, new RelocGrainsClientOptions { AccessToken = () => Volatile.Read(ref token) });

        var opened = await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        var history = await client.History.ListProjectHistoryAsync(new() { Parent = opened.Name });
        Assert.Equal(new V1.Actor { Person = "p-001", Partner = "agence", Role = Role.Operator }, Assert.Single(history.Entries).By);

        using var over = new CancellationTokenSource();
        var calling = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested) await client.Projects.GetProjectAsync(new() { Name = opened.Name });
        })).ToList();
        for (var rotation = 0; rotation <= Rotations; rotation++)
        {
            if (rotation > 0) await issuer.Rotate();
            Volatile.Write(ref token, await issuer.Token());
            for (var since = Stopwatch.StartNew(); since.Elapsed < IssuerOptions.LeastBetweenFetches + Margin;) await client.Projects.GetProjectAsync(new() { Name = opened.Name });
        }
        await over.CancelAsync();
        await Task.WhenAll(calling);
    }
}
