using System.Globalization;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>Why the server refused, with what the answer says about it.</summary>
internal static class ReasonLabels
{
    private static readonly Dictionary<ErrorReason, (string French, string English)> Labels = new()
    {
        [ErrorReason.ProjectNotFound] = ("dossier introuvable", "case not found"),
        [ErrorReason.RequestIdReused] = ("cet identifiant de demande a déjà servi à autre chose", "this request id was used for something else"),
        [ErrorReason.EtagMismatch] = ("quelqu'un a écrit depuis la lecture", "somebody wrote since it was read"),
        [ErrorReason.StageNotAllowed] = ("impossible à ce stade", "not possible at this stage"),
        [ErrorReason.GuardsNotMet] = ("conditions non remplies pour entrer au stade", "conditions not met for entering the stage"),
        [ErrorReason.ItemNotFound] = ("pièce introuvable dans le dossier", "item not found in the case"),
        [ErrorReason.ItemNotOpen] = ("la pièce n'est plus dans cet état", "the item is no longer in that state"),
        [ErrorReason.OtherPartnerConcerned] = ("seul le partenaire concerné peut le faire", "only the partner concerned may do it"),
        [ErrorReason.SecondPersonRequired] = ("une deuxième personne est nécessaire", "a second person is needed"),
        [ErrorReason.GuardNotOverridable] = ("cette condition ne connaît pas de dérogation", "this condition cannot be overridden"),
        [ErrorReason.AmountExceeded] = ("montant au-delà de la limite", "amount beyond the limit"),
        [ErrorReason.CallerUnknown] = ("appelant inconnu du serveur (voir --as)", "caller unknown to the server (see --as)"),
        [ErrorReason.PermissionDeniedByRole] = ("ce rôle n'a pas ce droit (voir --as)", "this role may not do that (see --as)"),
        [ErrorReason.InvalidFields] = ("champs manquants ou incorrects", "fields missing or wrong"),
        [ErrorReason.OutcomeUnknown] = ("le serveur ne sait pas si l'écriture est faite", "the server does not know whether the write is done"),
        [ErrorReason.Overloaded] = ("serveur saturé, rien n'a été fait", "server overloaded, nothing was done"),
        [ErrorReason.ServerShuttingDown] = ("le serveur s'arrête", "the server stops"),
        [ErrorReason.Unreachable] = ("rien ne répond derrière le serveur", "nothing answers behind the server"),
        [ErrorReason.WatchTooSlow] = ("trop de retard sur ce qui s'enregistre", "too far behind what is recorded"),
        [ErrorReason.RevisionAhead] = ("révision inconnue de ce serveur", "revision unknown to this server"),
    };

    public static string Of(RelocGrainsError error) =>
        Labels.TryGetValue(error.Reason, out var label) ? Say(label) + Details(error, new Known(error.Metadata)) : error.Message;

    private static string Details(RelocGrainsError error, Known of) => error.Reason switch
    {
        ErrorReason.ProjectNotFound => of["project"],
        ErrorReason.RequestIdReused => of["request_id"],
        ErrorReason.EtagMismatch =>
            of["changed_by", Say("par ", "by ")] + of["changed_fields", Say("a changé ", "changed ")]
            + of["etag", Say("etag actuel ", "etag now ")],
        ErrorReason.StageNotAllowed or ErrorReason.GuardsNotMet => StageOf(error, of),
        ErrorReason.ItemNotFound => of["item"],
        ErrorReason.ItemNotOpen => of["item"] + of["state", Say("état ", "state ")],
        ErrorReason.OtherPartnerConcerned => of["partner"],
        ErrorReason.SecondPersonRequired => of["person", Say("déjà intervenue : ", "already acted: ")],
        ErrorReason.GuardNotOverridable => of["guard"],
        ErrorReason.AmountExceeded => Limit(error),
        ErrorReason.PermissionDeniedByRole => of["role", Say("rôle ", "role ")] + of["partner", Say("partenaire ", "partner ")],
        ErrorReason.RevisionAhead => of["revision", Say("la sienne : ", "its own: ")],
        _ => "",
    };

    private static string StageOf(RelocGrainsError error, Known of)
    {
        var word = error.Metadata.GetValueOrDefault("stage", "");
        var stage = ApiWords.TryParse<Stage>(word, out var known) ? $"{StageLabels.Of(known)} ({word})" : word;
        return Colon + stage + of["status", Say("statut ", "status ")] + of["outcome", Say("issue ", "outcome ")];
    }

    private static string Limit(RelocGrainsError error) =>
        long.TryParse(error.Metadata.GetValueOrDefault("limit_cents"), CultureInfo.InvariantCulture, out var cents)
            ? Colon + Numbers.Euros(cents)
            : "";

    // What the answer says, after a separator; nothing where it does not say it.
    private readonly record struct Known(IReadOnlyDictionary<string, string> Metadata)
    {
        public string this[string key] => Metadata.TryGetValue(key, out var value) ? Colon + value : "";

        public string this[string key, string label] => Metadata.TryGetValue(key, out var value) ? $", {label}{value}" : "";
    }
}
