using Grpc.Core;
using Npgsql;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>
/// One connection and what is prepared on it. An act takes two rounds: the first reads the case, the second writes one transaction that
/// stands only if nobody wrote meanwhile; else it is decided again. An opening takes one.
/// </summary>
internal sealed class RivalSession : IAsyncDisposable
{
    private const int MaxConflicts = 100;

    private readonly NpgsqlConnection connection;
    private readonly RivalReading reading;
    private readonly RivalWriting writing;
    private readonly RivalWriting writingWithTotals;
    private readonly RivalOpening opening;

    private RivalSession(NpgsqlConnection connection)
    {
        this.connection = connection;
        reading = new RivalReading(connection);
        writing = new RivalWriting(connection, movesTotals: false);
        writingWithTotals = new RivalWriting(connection, movesTotals: true);
        opening = new RivalOpening(connection);
    }

    public static async Task<RivalSession> Open(NpgsqlDataSource source)
    {
        var session = new RivalSession(await source.OpenConnectionAsync());
        await session.reading.Prepare();
        await session.writing.Prepare();
        await session.writingWithTotals.Prepare();
        await session.opening.Prepare();
        return session;
    }

    /// <summary>Changes a case; the same request once more gets the first answer.</summary>
    public async Task<Project> Act(RivalAsk ask, Action<Project, Actor> change)
    {
        for (var attempt = 0; attempt < MaxConflicts; attempt++)
        {
            try
            {
                return await Attempt(ask, change);
            }
            catch (PostgresException e) when (IsTaken(e))
            {
                if (await reading.FirstAnswer(ask) is { } first) return first;
            }
            catch (RpcException)
            {
                // What was done already is refused when it is asked for again: that is looked for only here, because it is rare.
                if (await reading.FirstAnswer(ask) is { } first) return first;
                throw;
            }
        }
        throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "too many conflicts"));
    }

    /// <summary>Opens a case. What is there twice, company or request, the constraints say.</summary>
    public async Task<Project> Open(RivalAsk ask, Project project)
    {
        try
        {
            return await opening.Open(ask, project);
        }
        catch (PostgresException e) when (IsTaken(e))
        {
            return await reading.FirstAnswer(ask) ?? throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, "the company has a case"));
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private static bool IsTaken(PostgresException e) => e.SqlState == PostgresErrorCodes.UniqueViolation;

    private async Task<Project> Attempt(RivalAsk ask, Action<Project, Actor> change)
    {
        var id = RivalCase.IdOf(ask.Name);
        var project = await reading.Case(id) ?? throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, ask.Name));
        if (ask.Etag.Length > 0 && ask.Etag != project.Etag) throw new RpcException(new Grpc.Core.Status(StatusCode.Aborted, project.Etag));
        var before = RivalTotals.Of(project);
        change(project, ask.By);
        var moved = RivalTotals.Of(project) - before;
        await (moved.Move ? writingWithTotals : writing).Write(id, ask, project, moved);
        return project;
    }
}
