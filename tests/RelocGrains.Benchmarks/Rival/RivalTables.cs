using Npgsql;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>The rival's tables, made in an empty database.</summary>
internal static class RivalTables
{
    private const string Resource = "rival.sql";

    public static async Task Make(string connection)
    {
        using var text = new StreamReader(typeof(RivalTables).Assembly.GetManifestResourceStream(Resource)!);
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(await text.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
    }
}
