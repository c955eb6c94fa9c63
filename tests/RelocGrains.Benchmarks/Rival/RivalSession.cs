using Grpc.Core;
using Npgsql;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>
/// One connection and what is prepared on it. An act is one transaction in two rounds: the first locks the case and looks for the request,
/// the second writes and commits. An opening is one statement.
/// </summary>
internal sealed class RivalSession : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly RivalTaking taking;
    private readonly RivalWriting writing;
    private readonly RivalWriting writingWithTotals;
    private readonly RivalOpening opening;

    private RivalSession(NpgsqlConnection connection)
    {
        this.connection = connection;
        taking = new RivalTaking(connection);
        writing = new RivalWriting(connection, movesTotals: false);
        writingWithTotals = new RivalWriting(connection, movesTotals: true);
        opening = new RivalOpening(connection);
    }

    public static async Task<RivalSession> Open(NpgsqlDataSource source)
    {
        var session = new RivalSession(await source.OpenConnectionAsync());
        await session.taking.Prepare();
        await session.writing.Prepare();
        await session.writingWithTotals.Prepare();
        await session.opening.Prepare();
        return session;
    }

    /// <summary>Changes a case; the same request once more gets the first answer.</summary>
    public async Task<Project> Act(RivalAsk ask, Action<Project, Actor> change)
    {
        var id = RivalCase.IdOf(ask.Name);
        try
        {
            var taken = await taking.Take(id, ask);
            if (taken.First is { } first)
            {
                await Release();
                return RivalCase.Read(id, first);
            }

            var project = RivalCase.Read(id, taken.Body ?? throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, ask.Name)));
            if (ask.Etag.Length > 0 && ask.Etag != project.Etag) throw new RpcException(new Grpc.Core.Status(StatusCode.Aborted, project.Etag));
            var before = RivalTotals.Of(project);
            change(project, ask.By);
            var moved = RivalTotals.Of(project) - before;
            await (moved.Move ? writingWithTotals : writing).Write(id, ask, project, moved);
            return project;
        }
        catch (RpcException)
        {
            await Release();
            throw;
        }
    }

    /// <summary>Opens a case. What is there twice, company or request, the constraints say.</summary>
    public async Task<Project> Open(RivalAsk ask, Project project)
    {
        try
        {
            return await opening.Open(ask, project);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            var taken = await taking.Take(0, ask);
            await Release();
            return taken.First is { } first
                ? RivalCase.Read(taken.FirstId, first)
                : throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, "the company has a case"));
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private async Task Release()
    {
        await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync();
    }
}
