using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>A case as the rival has it: the contract's own message, changed in place and stored as its bytes.</summary>
internal static class RivalCase
{
    private const string Prefix = "projects/AURA-2026-";

    /// <summary>Its row, from its name.</summary>
    public static long IdOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, $"name: {name}"));

    /// <summary>A case from its bytes. Its name follows from its row, so it is not stored.</summary>
    public static Project Read(long id, byte[] body)
    {
        var project = Project.Parser.ParseFrom(body);
        project.Name = Name(id);
        return project;
    }

    public static string Name(long id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id:D5}");

    public static int Version(this Project project) => int.Parse(project.Etag, CultureInfo.InvariantCulture);

    /// <summary>Numbers what was changed.</summary>
    public static void Stamp(this Project project, int version, DateTime at)
    {
        project.Etag = project.Revision = version.ToString(CultureInfo.InvariantCulture);
        project.UpdateTime = at.ToTimestamp();
        project.CreateTime ??= project.UpdateTime;
    }

    /// <summary>Moves it on.</summary>
    public static void Enter(this Project project, Stage stage)
    {
        var today = Today();
        project.Stage = stage;
        project.StageSince = today;
        project.Stages.Add(new StageEntry { Stage = stage, EnteredOn = today });
    }

    public static Google.Type.Date Today()
    {
        var now = DateTime.UtcNow;
        return new Google.Type.Date { Year = now.Year, Month = now.Month, Day = now.Day };
    }
}
