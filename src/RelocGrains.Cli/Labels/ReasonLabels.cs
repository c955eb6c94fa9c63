using System.Globalization;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>Why the server refused, in French, with what the answer says about it.</summary>
internal static class ReasonLabels
{
    public static string Of(RelocGrainsError error)
    {
        var of = new Known(error.Metadata);
        return error.Reason switch
        {
            ErrorReason.ProjectNotFound => $"dossier introuvable{of["project"]}",
            ErrorReason.RequestIdReused => $"cet identifiant de demande a déjà servi à autre chose{of["request_id"]}",
            ErrorReason.EtagMismatch =>
                $"quelqu'un a écrit depuis la lecture{of["changed_by", "par "]}{of["changed_fields", "a changé "]}"
                + of["etag", "etag actuel "],
            ErrorReason.StageNotAllowed => $"impossible à ce stade{StageOf(error)}",
            ErrorReason.GuardsNotMet => $"conditions non remplies pour entrer au stade{StageOf(error)}",
            ErrorReason.ItemNotFound => $"pièce introuvable dans le dossier{of["item"]}",
            ErrorReason.ItemNotOpen => $"la pièce n'est plus dans cet état{of["item"]}{of["state", "état "]}",
            ErrorReason.OtherPartnerConcerned => $"seul le partenaire concerné peut le faire{of["partner"]}",
            ErrorReason.SecondPersonRequired => $"une deuxième personne est nécessaire{of["person", "déjà intervenue : "]}",
            ErrorReason.GuardNotOverridable => $"cette condition ne connaît pas de dérogation{of["guard"]}",
            ErrorReason.AmountExceeded => $"montant au-delà de la limite{Limit(error)}",
            ErrorReason.CallerUnknown => "appelant inconnu du serveur (voir --as)",
            ErrorReason.PermissionDeniedByRole =>
                $"ce rôle n'a pas ce droit (voir --as){of["role", "rôle "]}{of["partner", "partenaire "]}",
            ErrorReason.InvalidFields => "champs manquants ou incorrects",
            ErrorReason.OutcomeUnknown => "le serveur ne sait pas si l'écriture est faite",
            ErrorReason.Overloaded => "serveur saturé, rien n'a été fait",
            ErrorReason.RevisionAhead => $"révision inconnue de ce serveur{of["revision", "la sienne : "]}",
            _ => error.Message,
        };
    }

    private static string StageOf(RelocGrainsError error)
    {
        var word = error.Metadata.GetValueOrDefault("stage", "");
        var stage = ApiWords.TryParse<Stage>(word, out var known) ? $"{StageLabels.Of(known)} ({word})" : word;
        var standing = new Known(error.Metadata);
        return $" : {stage}{standing["status", "statut "]}{standing["outcome", "issue "]}";
    }

    private static string Limit(RelocGrainsError error) =>
        long.TryParse(error.Metadata.GetValueOrDefault("limit_cents"), CultureInfo.InvariantCulture, out var cents)
            ? " : " + Numbers.Euros(cents)
            : "";

    // What the answer says, after a separator; nothing where it does not say it.
    private readonly record struct Known(IReadOnlyDictionary<string, string> Metadata)
    {
        public string this[string key] => Metadata.TryGetValue(key, out var value) ? " : " + value : "";

        public string this[string key, string label] => Metadata.TryGetValue(key, out var value) ? $", {label}{value}" : "";
    }
}
