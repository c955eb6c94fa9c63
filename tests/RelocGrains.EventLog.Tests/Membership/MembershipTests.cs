using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Tests.Postgres;
using Xunit;

namespace RelocGrains.EventLog.Tests.Membership;

/// <summary>Our membership tables do what Orleans' own provider expects of them.</summary>
public sealed class MembershipTests(PostgresDatabases databases) : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private string database = string.Empty;
    private IMembershipTable table = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Create();
        PostgresSchema.Migrate(database, MigrationSource.Log, new MigrationSource(typeof(MembershipTests).Assembly, "membership"));
        table = Table("one");
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_cluster_has_a_version_and_no_silo()
    {
        var all = await table.ReadAllAsync(Ct);

        Assert.Empty(all.Members);
        Assert.Equal(0, all.Version.Version);
        Assert.Empty((await table.ReadRowAsync(Silo(1).SiloAddress, Ct)).Members);
    }

    [Fact]
    public async Task Beginning_a_cluster_twice_is_the_same_as_once()
    {
        Assert.True(await Insert(Silo(1)));

        await Table("one").InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);

        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);
    }

    [Fact]
    public async Task A_silo_is_read_as_it_was_written()
    {
        Assert.True(await Insert(Silo(1)));

        var read = Assert.Single((await table.ReadRowAsync(Silo(1).SiloAddress, Ct)).Members).Item1;
        Assert.Equal(
            (Silo(1).SiloAddress, "silo-1", "host-1", SiloStatus.Active, 30001, Now, Now),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
    }

    [Fact]
    public async Task A_silo_is_inserted_once_and_on_the_version_that_was_read()
    {
        Assert.True(await Insert(Silo(1)));

        Assert.False(await Insert(Silo(1)));
        Assert.False(await table.InsertRowAsync(Silo(2), new TableVersion(1, "0"), Ct));
        Assert.Single((await table.ReadAllAsync(Ct)).Members);
        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);
    }

    [Fact]
    public async Task A_change_is_made_on_the_version_that_was_read_or_not_at_all()
    {
        await Insert(Silo(1));
        var dead = Silo(1);
        dead.Status = SiloStatus.Dead;
        dead.AddSuspector(Silo(2).SiloAddress, Now);

        Assert.False(await table.UpdateRowAsync(dead, "0", new TableVersion(1, "0"), Ct));
        Assert.False(await table.UpdateRowAsync(Silo(2), "1", new TableVersion(2, "1"), Ct));
        Assert.Equal(SiloStatus.Active, (await table.ReadAllAsync(Ct)).Members[0].Item1.Status);
        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);

        Assert.True(await table.UpdateRowAsync(dead, "1", new TableVersion(2, "1"), Ct));
        var read = Assert.Single((await table.ReadAllAsync(Ct)).Members).Item1;
        Assert.Equal((SiloStatus.Dead, Silo(2).SiloAddress, Now), (read.Status, read.SuspectTimes![0].Item1, read.SuspectTimes[0].Item2));
    }

    [Fact]
    public async Task Of_many_who_join_at_once_on_one_version_one_does()
    {
        var version = (await table.ReadAllAsync(Ct)).Version.Next();

        var joined = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => Join(Silo(i), version))));

        Assert.Single(joined, true);
        Assert.Single((await table.ReadAllAsync(Ct)).Members);
        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);
    }

    [Fact]
    public async Task A_sign_of_life_moves_the_time_forward_only_and_no_version()
    {
        await Insert(Silo(1));

        await table.UpdateIAmAliveAsync(Silo(1, alive: Now.AddMinutes(2)), Ct);
        await table.UpdateIAmAliveAsync(Silo(1, alive: Now.AddMinutes(1)), Ct);

        var all = await table.ReadAllAsync(Ct);
        Assert.Equal(Now.AddMinutes(2), all.Members[0].Item1.IAmAliveTime);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task Who_is_dead_for_long_is_forgotten_and_nobody_else()
    {
        await Insert(Silo(1, SiloStatus.Dead, alive: Now.AddDays(-8), started: Now.AddDays(-9)));
        await Insert(Silo(2, SiloStatus.Dead, alive: Now.AddDays(-1), started: Now.AddDays(-9)));
        await Insert(Silo(3, SiloStatus.Active, alive: Now.AddDays(-8), started: Now.AddDays(-9)));

        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Now.AddDays(-7)), Ct);

        Assert.Equal(["silo-2", "silo-3"], (await table.ReadAllAsync(Ct)).Members.Select(m => m.Item1.SiloName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Clusters_in_one_database_do_not_see_each_other()
    {
        var other = Table("other");
        await other.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
        await Insert(Silo(1));

        Assert.Empty((await other.ReadAllAsync(Ct)).Members);
        await other.DeleteMembershipTableEntriesAsync("one", Ct);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
        Assert.Empty((await table.ReadAllAsync(Ct)).Members);
    }

    [Fact]
    public async Task Clients_find_the_gateways_of_active_silos()
    {
        await Insert(Silo(1));
        await Insert(Silo(2, SiloStatus.ShuttingDown));
        var gateways = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance,
            new ServiceCollection().BuildServiceProvider(),
            Options.Create(new AdoNetClusteringClientOptions { Invariant = "Npgsql", ConnectionString = database }),
            Options.Create(new GatewayOptions()),
            Options.Create(new ClusterOptions { ClusterId = "one" }));
        await gateways.InitializeGatewayListProviderAsync(Ct);

        Assert.Equal(30001, Assert.Single(await gateways.GetGatewaysAsync(Ct)).Port);
    }

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Active, DateTime? alive = null, DateTime? started = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11110 + number, 7),
        SiloName = $"silo-{number}",
        HostName = $"host-{number}",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = started ?? Now,
        IAmAliveTime = alive ?? Now,
    };

    private async Task<bool> Insert(MembershipEntry silo) => await table.InsertRowAsync(silo, (await table.ReadAllAsync(Ct)).Version.Next(), Ct);

    private async Task<bool> Join(MembershipEntry silo, TableVersion version)
    {
        var own = Table("one");
        await own.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
        return await own.InsertRowAsync(silo, version, Ct);
    }

    private AdoNetClusteringTable Table(string cluster) => new(
        new ServiceCollection().BuildServiceProvider(),
        Options.Create(new ClusterOptions { ClusterId = cluster, ServiceId = "relocgrains" }),
        Options.Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", ConnectionString = database }),
        NullLogger<AdoNetClusteringTable>.Instance);
}
