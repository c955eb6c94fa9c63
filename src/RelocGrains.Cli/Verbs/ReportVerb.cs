using System.CommandLine;
using RelocGrains.Cli.Output;
using RelocGrains.V1;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc report`: the figures of a day, as known at a day, beside what was published.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly Option<Day?> asOf;
    private readonly Option<Day?> knownAt;

    public ReportVerb() : base(
        "report",
        Say("Donner les chiffres d'un jour, à côté de ce qui a été publié", "Give the figures of a day, beside what was published"),
        "reloc report",
        "reloc report --as-of 2022-11-30",
        "reloc report --as-of 2022-11-30 --known-at 2022-12-15 -o json | jq .jobs")
    {
        asOf = Add(Cli.Options.Day("--as-of", Say(
            "Ce qui était vrai à la fin de ce jour [aujourd'hui]",
            "What was true at the end of that day [today]")));
        knownAt = Add(Cli.Options.Day("--known-at", Say(
            "Ce qui était enregistré à la fin de ce jour [aujourd'hui]",
            "What was recorded by the end of that day [today]")));
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var request = new GetReportRequest
        {
            AsOf = session.Get(asOf),
            KnownAt = session.Get(knownAt),
            Consistency = session.Consistency(),
        };
        var report = await session.Client.Plan.GetReportAsync(request, session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(FiguresJson.Of(report));
        else ReportSheet.Write(session.Screen, report);
        return ExitCode.Done;
    }
}
