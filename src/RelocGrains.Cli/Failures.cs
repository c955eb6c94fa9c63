using System.Text.Json.Nodes;
using Grpc.Core;
using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using RelocGrains.Client;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli;

/// <summary>Writes to standard error what went wrong, and says the exit code for it.</summary>
internal static class Failures
{
    public static void WriteUsage(Screen screen, string message) => screen.Note($"[red]{Say("Erreur :", "Error:")}[/] {Markup.Escape(message)}");

    public static int Write(Session session, RelocGrainsError error)
    {
        var requestId = OutcomeMayBeUnknown(error) ? session.RequestId : null;
        if (session.Screen.IsJson) Screen.NoteJson(Json(error, requestId));
        else WriteForPeople(session, error);
        if (!session.Screen.IsJson && requestId is not null) WriteUnknownOutcome(session);
        return ExitCode.Of(error);
    }

    /// <summary>Says how to repeat a write safely; nothing when nothing was being written.</summary>
    public static void WriteUnknownOutcome(Session session)
    {
        if (session.RequestId is null) return;
        session.Screen.Note(Say(
            "L'écriture est peut-être faite. Répétez la même commande avec :",
            "The write may be done. Repeat the same command with:"));
        session.Screen.Note("  --request-id " + session.RequestId);
    }

    private static void WriteForPeople(Session session, RelocGrainsError error)
    {
        var screen = session.Screen;
        if (error is { Reason: ErrorReason.Unspecified, Code: StatusCode.Internal })
        {
            screen.Note($"[red]{Say("Erreur interne du serveur", "Internal error of the server")}[/]{Colon}{Markup.Escape(error.Message)}");
            return;
        }
        if (error.Reason is ErrorReason.Unspecified && ExitCode.IsUnavailable(error.Code))
        {
            screen.Note($"[red]{Say("Serveur injoignable", "Server cannot be reached")}[/] ({Markup.Escape(session.Servers)}).");
            return;
        }

        var name = error.ReasonName.Length > 0 ? error.ReasonName : error.Code.ToString();
        screen.Note($"[red]{Markup.Escape(name)}[/]{Colon}{Markup.Escape(ReasonLabels.Of(error))}");
        foreach (var field in error.Fields) screen.Note(Markup.Escape($"  {field.Field}{Colon}{FieldRules.Of(field.Description)}"));
        WriteUnmet(session, error);
        if (error.RetryAfter is { } wait) screen.Note(Say("Réessayer dans ", "Try again in ") + $"{Numbers.Of(wait.TotalSeconds, 1)} s.");
    }

    private static void WriteUnmet(Session session, RelocGrainsError error)
    {
        if (error.Unmet.Count == 0) return;
        session.Screen.Note(Checklist.Of(error.Unmet, Screen.NotesArePiped));
        if (error.UnmetTotal > error.Unmet.Count) session.Screen.Note($"… {error.UnmetTotal} conditions {Say("en tout", "in all")}.");
        if (session.Advice is not null) session.Screen.Note(Markup.Escape(session.Advice));
    }

    private static JsonObject Json(RelocGrainsError error, string? requestId) => new()
    {
        ["error"] = error.ReasonName.Length > 0 ? error.ReasonName : error.Code.ToString().ToUpperInvariant(),
        ["code"] = error.Code.ToString(),
        ["message"] = error.Message,
        ["metadata"] = new JsonObject(error.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        ["fields"] = new JsonArray([.. error.Fields.Select(Json)]),
        ["unmet"] = new JsonArray([.. error.Unmet.Select(guard => PlainJson.Of(guard))]),
        ["retryAfterSeconds"] = error.RetryAfter?.TotalSeconds,
        ["requestId"] = requestId,
    };

    private static JsonObject Json(FieldViolation field) => new() { ["field"] = field.Field, ["description"] = field.Description };

    private static bool OutcomeMayBeUnknown(RelocGrainsError error) =>
        error.Reason is ErrorReason.OutcomeUnknown || (error.Reason is ErrorReason.Unspecified && ExitCode.IsUnavailable(error.Code));
}
