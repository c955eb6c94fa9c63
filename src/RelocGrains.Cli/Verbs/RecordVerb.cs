using System.CommandLine;
using RelocGrains.Cli.Calls;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc record CASE KIND`: records a fact of any kind that does not move the case to another stage.</summary>
internal sealed class RecordVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Argument<string> kind;
    private readonly Option<string?> file;

    public RecordVerb() : base(
        "record",
        Say("Enregistrer un fait d'un dossier", "Record a fact of a case"),
        "reloc record AURA-2026-00042 financing-plan --template > plan.json",
        Say("reloc record AURA-2026-00042 needs --file besoins.json", "reloc record AURA-2026-00042 needs --file needs.json"),
        "echo '{\"partner\": \"bpifrance\", \"need\": \"FINANCING\"}' | reloc record AURA-2026-00042 referral --file -",
        "reloc record AURA-2026-00042 aid-check --as operator:region")
    {
        reference = Take(Cli.Options.Case());
        kind = Take(Cli.Options.Item("KIND", Say("Nature du fait : ", "Kind of fact: ") + string.Join(", ", Acts.ByKind.Keys)));
        kind.HelpName = "KIND";
        kind.CompletionSources.Add([.. Acts.ByKind.Keys]);
        file = Add(Cli.Options.Text("--file", Say(
            "Le fait en JSON (- : entrée standard) ; inutile pour un fait sans champs",
            "The fact in JSON (-: standard input); not needed for a fact without fields"), "FACTS.json"));
        Options.Add(Template);
    }

    /// <inheritdoc/>
    public override string Details =>
        Say("Natures, et champs du fichier de faits :", "Kinds, and fields of the file of facts:") + "\n"
        + FactsHelp.Of(Acts.ByKind.Select(pair => (pair.Key, pair.Value))) + "\n\n" + FactsHelp.OfMask();

    protected override Task<int> RunAsync(Session session)
    {
        if (!Acts.ByKind.TryGetValue(session.Get(kind), out var act))
        {
            var known = string.Join(", ", Acts.ByKind.Keys);
            throw new UsageException($"KIND{Colon}{Quote(session.Get(kind))} {Say("n'est pas l'un de", "is not one of")} {known}.");
        }
        if (session.Get(Template)) return WriteTemplate(act);
        return Send(session, act, session.Case(reference), Facts(act, session.Get(file)));
    }
}
