using Testcontainers.PostgreSql;

namespace RelocGrains.Databases;

/// <summary>A PostgreSQL in a container, made from the image named by <c>RELOCGRAINS_POSTGRES_IMAGE</c>.</summary>
public sealed class ContainerPostgres : PostgresServer
{
    private const string DefaultImage = "postgres:17-alpine";

    private readonly PostgreSqlContainer container;

    private ContainerPostgres(PostgreSqlContainer container) => this.container = container;

    public override string Kind => $"a container of {container.Image.FullName}";

    public override string ConnectionString => container.GetConnectionString();

    /// <exception cref="PostgresUnavailableException">No engine answers, or the image cannot be had or started.</exception>
    public static new async Task<ContainerPostgres> Start(CancellationToken ct = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        var image = Environment.GetEnvironmentVariable("RELOCGRAINS_POSTGRES_IMAGE") is { Length: > 0 } named ? named : DefaultImage;
        PostgreSqlContainer? started = null;
        try
        {
            started = new PostgreSqlBuilder(image).WithCommand(Settings).Build();
            await started.StartAsync(limit.Token);
            return new ContainerPostgres(started);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever the engine, its client or the image has against it: the machine's own files may still do.
            if (started is not null) await started.DisposeAsync();
            throw new PostgresUnavailableException($"No container of {image}: {FirstLine(e.Message)}");
        }
    }

    public override ValueTask DisposeAsync() => container.DisposeAsync();

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
