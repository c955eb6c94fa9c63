using System.CommandLine;
using Google.Protobuf;
using RelocGrains.Cli.Calls;
using RelocGrains.Cli.Facts;
using RelocGrains.Cli.Output;
using RelocGrains.Client;
using RelocGrains.V1;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>A verb that writes to a case: once for each request id, with the day on which the fact is true.</summary>
internal abstract class WriteVerb : Verb
{
    private static readonly Option<Day?> EffectiveOn = Cli.Options.Day("--effective-on", Say(
        "Jour où le fait est vrai, de l'adoption du plan à aujourd'hui [aujourd'hui]",
        "Day on which the fact is true, from the plan's adoption to today [today]"));

    private static readonly Option<string?> Etag = Cli.Options.Text("--etag", Say(
        "Refuser si quelqu'un a écrit depuis la lecture de cet etag",
        "Refuse if somebody wrote since this etag was read"), "ETAG");

    private static readonly Option<string?> RequestId = Cli.Options.Text("--request-id", Say(
        "Identifiant (UUID) de la demande : répéter avec le même ne compte qu'une fois [nouveau]",
        "Id (UUID) of the request: repeated with the same, it counts once [a new one]"), "UUID");

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = Say("Vérifier seulement : dire ce que deviendrait le dossier, sans rien écrire", "Only check: say what the case would be, and write nothing"),
    };

    /// <summary>For verbs that read a file of facts.</summary>
    protected static readonly Option<bool> Template = new("--template")
    {
        Description = Say("Écrire un fichier de faits à remplir, sans rien envoyer", "Write a file of facts to fill in, and send nothing"),
    };

    protected WriteVerb(string name, string description, params string[] examples) : base(name, description, examples)
    {
        Options.Add(EffectiveOn);
        Options.Add(Etag);
        Options.Add(RequestId);
        Options.Add(DryRun);
    }

    /// <summary>The facts of a file, or none where the verb has no file.</summary>
    protected static IMessage Facts(Act act, string? path) =>
        path is null ? act.Request.Parser.ParseFrom(ByteString.Empty) : FactsFile.Read(path, act.Request);

    /// <summary>Writes a file of facts to fill in, and sends nothing.</summary>
    protected static Task<int> WriteTemplate(Act act)
    {
        Screen.WriteJson(FactsTemplate.Of(act.Request));
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>Sends the request under a request id and writes what became of the case.</summary>
    protected static async Task<int> Send(Session session, Act act, string? name, IMessage request)
    {
        Fill(request, "name", name);
        Fill(request, "request_id", RequestIdOf(session));
        Fill(request, "etag", session.Get(Etag));
        Fill(request, "effective_on", session.Get(EffectiveOn));
        Fill(request, "validate_only", session.Get(DryRun));
        var project = await act.Send(session.Client.Projects, request, session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(PlainJson.Of(project));
        else WriteForPeople(session, project);
        return ExitCode.Done;
    }

    private static void WriteForPeople(Session session, Project project)
    {
        if (session.Get(DryRun))
        {
            session.Screen.Note(Say("Rien n'a été écrit (--dry-run). Le dossier serait :", "Nothing was written (--dry-run). The case would be:"));
        }
        Receipt.Write(session.Screen, project);
    }

    private static string RequestIdOf(Session session)
    {
        var id = session.Get(RequestId) is { } given ? Read(given) : RelocGrainsClient.NewRequestId();
        // What writes nothing leaves nothing unknown that a repetition would settle.
        if (!session.Get(DryRun)) session.RequestId = id;
        return id;
    }

    private static string Read(string requestId) => Guid.TryParse(requestId, out var id)
        ? id.ToString("D")
        : throw new UsageException($"--request-id{Colon}{Quote(requestId)} {Say("n'est pas un UUID", "is not a UUID")}.");

    private static void Fill(IMessage request, string field, object? value)
    {
        if (value is not null) request.Descriptor.FindFieldByName(field)?.Accessor.SetValue(request, value);
    }
}
