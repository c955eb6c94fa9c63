using System.CommandLine;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Care;

/// <summary>The store that a verb takes care of, a folder or a database: one of them is named.</summary>
internal sealed class StoreArguments
{
    private readonly Option<string?> data;
    private readonly Option<string?> connection = CareVerbs.Connection();

    /// <param name="verb">Gets the two options.</param>
    /// <param name="description">What the folder is.</param>
    public StoreArguments(Command verb, string description)
    {
        data = new("--data") { Description = $"{description} Or name a database with {connection.Name}." };
        verb.Options.Add(data);
        verb.Options.Add(connection);
    }

    /// <summary>Does the one or the other. A folder that is named goes before a database that only the environment names.</summary>
    /// <exception cref="StoreRefusedException">Both were named, or neither.</exception>
    public T With<T>(ParseResult parsed, Func<string, T> folder, Func<string, T> database)
    {
        var (named, other) = (parsed.GetValue(data), parsed.GetValue(connection));
        if (named is not null && other is not null) throw new StoreRefusedException("Name the store with --data or with --connection, not with both.");
        if (named is not null) return folder(named);
        return CareVerbs.FindDatabase(parsed, connection) is { } found
            ? database(found)
            : throw new StoreRefusedException($"Name the store: its folder with --data, or its database with --connection or {CareVerbs.ConnectionVariable}.");
    }
}
