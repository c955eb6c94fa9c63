using System.Text.RegularExpressions;

namespace RelocGrains.Cli.Labels;

/// <summary>
/// What a right value of a field is. The server says it in English, as a sentence that begins with "Must be"; in French the rules
/// that people meet every day are translated, and a rule that is not known here is shown in the server's own words.
/// </summary>
internal static class FieldRules
{
    private const string Before = "Must be ";

    // Patterns without nested repeats need a millionth of it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly (string Rule, string French)[] Known =
    [
        (@"there", "présent"),
        (@"there for (\w+), empty otherwise", "présent pour $1, vide sinon"),
        (@"one of (.+)", "l'un de $1"),
        (@"made of (.+)", "fait de $1"),
        (@"(\d+) to (\d+)", "entre $1 et $2"),
        (@"(\d+) to (\d+) cents", "entre $1 et $2 centimes"),
        (@"(\d+) to (\d+) characters", "un texte de $1 à $2 caractères"),
        (@"(\d+) to (\d+) items", "une liste de $1 à $2 éléments"),
        (@"at most (\d+) characters", "un texte de $1 caractères au plus"),
        (@"at most (\d+) characters on one line", "un texte de $1 caractères au plus, sur une ligne"),
        (@"a day from (\S+) to (\S+)", "un jour du $1 au $2"),
        (@"a SIREN: .+", "un SIREN : neuf chiffres, dont le dernier est la clé de Luhn"),
        (@"a SIRET: .+", "un SIRET : quatorze chiffres, le SIREN d'abord, la clé de Luhn à la fin"),
        (@"identified by a SIREN, a SIRET or a foreign parent", "connu par un SIREN, un SIRET ou une maison mère étrangère"),
        (@"(?:departments/ and the code of )?a department of the region: (.+)", "un département de la région : $1"),
        (@"a filière of the plan: (.+)", "une filière du plan : $1"),
        (@"a partner of the plan: (.+)", "un partenaire du plan : $1"),
        (@"a scheme of the plan: (.+)", "un dispositif du plan : $1"),
        (@"a document of the checklist: (.+)", "une pièce du dossier : $1"),
        (@"(?:projects/ and )?a reference such as (\S+)", "une référence telle que $1"),
        (@"an item of the case, such as (\S+)", "un numéro du dossier, tel que $1"),
        (@"the etag of an answer, or empty", "l'etag d'une réponse"),
        (@"a revision from an answer", "la révision d'une réponse"),
        (@"next_page_token of the page before, .+", "le nextPageToken de la page d'avant, avec les mêmes filtres"),
    ];

    public static string Of(string description) => InEnglish ? description : InFrench(description);

    private static string InFrench(string description)
    {
        if (!description.StartsWith(Before, StringComparison.Ordinal)) return description;
        var rule = description[Before.Length..].TrimEnd('.');
        foreach (var (known, french) in Known)
        {
            var match = Regex.Match(rule, $"^(?:{known})$", RegexOptions.CultureInvariant, Limit);
            if (match.Success) return $"doit être {match.Result(french)}.";
        }
        return description;
    }
}
