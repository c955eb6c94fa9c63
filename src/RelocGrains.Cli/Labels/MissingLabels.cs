using System.Globalization;
using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What an unmet guard misses, from its kind and code. A code newer than this program is shown as it is.</summary>
internal static class MissingLabels
{
    private static readonly Dictionary<string, (string French, string English)> Names = new(StringComparer.Ordinal)
    {
        ["agreement"] = ("la convention signée", "the signed agreement"),
        ["aid_check"] = ("le contrôle des aides", "the aid check"),
        ["committee_opinion"] = ("l'avis du comité", "the committee's opinion"),
        ["committee_opinion.conflicts_declared"] = ("la déclaration des conflits d'intérêts", "the declaration of conflicts of interest"),
        ["decision"] = ("la délibération", "the deliberation"),
        ["financing_plan"] = ("le plan de financement", "the financing plan"),
        ["financing_plan.uses"] = ("les dépenses du plan de financement", "the uses of the financing plan"),
        ["job_plan"] = ("le plan d'emplois", "the job plan"),
        ["job_statement"] = ("une déclaration d'emplois", "a job statement"),
        ["jobs_created"] = ("le constat des emplois", "the verification of the jobs"),
        ["leasing_only"] = ("autre chose que de la location", "something else than leasing"),
        ["move_inside_region"] = ("autre chose qu'un déménagement", "something else than a move"),
        ["needs"] = ("les besoins", "the needs"),
        ["qualification"] = ("la qualification", "the qualification"),
        ["referrals"] = ("une mise en relation", "a referral"),
        ["site"] = ("le foncier", "the site"),
        ["site.commune"] = ("la commune du foncier", "the commune of the site"),
        ["site.state"] = ("l'état de la recherche du foncier", "whether the site is found"),
        ["site_opened_on"] = ("le jour d'ouverture du site", "the day on which the site opened"),
        ["status"] = ("la reprise du dossier", "the case resumed"),
        ["verification"] = ("la vérification", "the verification"),
        ["works_not_started"] = ("la déclaration que les travaux n'ont pas commencé", "the declaration that works have not started"),
        ["works_started_on"] = ("le jour du début des travaux", "the day on which works started"),
    };

    public static string Of(UnmetGuard unmet) => unmet.Kind switch
    {
        MissingKind.Person when Rest(unmet.Missing, "not:") is { } person =>
            Say($"une autre personne que {person}", $"somebody other than {person}"),
        MissingKind.Partner when unmet.Missing == "referrals" => Say("l'accord d'un partenaire", "the acceptance of a partner"),
        MissingKind.Partner => Say($"réponse du partenaire {unmet.Missing}", $"answer of the partner {unmet.Missing}"),
        MissingKind.Document => Named(unmet.Missing) ?? Say($"pièce {unmet.Missing}", $"document {unmet.Missing}"),
        MissingKind.Date => Dated(unmet.Missing),
        MissingKind.Money => Amount(unmet.Missing),
        _ => Named(unmet.Missing) ?? unmet.Missing,
    };

    private static string Dated(string code)
    {
        if (Named(code) is { } name) return name;
        if (Day(code, "effective_on>=") is { } first) return Say($"date d'effet à partir du {first}", $"effective date from {first} on");
        return Day(code, "signed_on<") is { } last ? Say($"signature avant le {last}", $"signed before {last}") : code;
    }

    private static string Amount(string code)
    {
        if (Euros(code, "resources-uses=") is { } gap)
        {
            return Say($"écart entre ressources et dépenses : {gap}", $"gap between resources and uses: {gap}");
        }
        if (Euros(code, "own_contribution_cents>=") is { } threshold)
        {
            return Say($"apport propre d'au moins {threshold}", $"own contribution of {threshold} at least");
        }
        if (Euros(code, "instalments=") is { } granted) return Say($"des tranches de {granted} en tout", $"instalments of {granted} in all");
        if (Euros(code, "to_pay=") is { } due) return Say($"{due} à verser", $"{due} to pay");
        if (Euros(code, "to_recover=") is { } undue) return Say($"{undue} à recouvrer", $"{undue} to recover");
        return Named(code) ?? code;
    }

    private static string? Named(string code) => Names.TryGetValue(code, out var name) ? Say(name) : null;

    private static string? Euros(string code, string before) =>
        Rest(code, before) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var cents) ? Numbers.Euros(cents) : null;

    private static string? Day(string code, string before) =>
        Rest(code, before) is { } text && Days.TryParse(text, out var day) ? Days.Of(day) : null;

    private static string? Rest(string code, string before) =>
        code.StartsWith(before, StringComparison.Ordinal) ? code[before.Length..] : null;
}
