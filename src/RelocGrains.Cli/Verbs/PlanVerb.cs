using System.Text.Json.Nodes;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc plan`: the plan as it stands today, with its envelope.</summary>
internal sealed class PlanVerb : Verb
{
    public PlanVerb() : base(
        "plan",
        Say("Montrer le plan tel qu'il est aujourd'hui, et son enveloppe", "Show the plan as it is today, and its envelope"),
        "reloc plan",
        "reloc plan -o json | jq '.envelope[] | select(.year == 2026)'") => ReadOptions.AddTo(this);

    protected override async Task<int> RunAsync(Session session)
    {
        var plan = await session.Client.Plan.GetPlanAsync(new GetPlanRequest { Consistency = session.Consistency() }, session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(Json(plan));
        else PlanSheet.Write(session.Screen, plan);
        return ExitCode.Done;
    }

    private static JsonObject Json(Plan plan)
    {
        var json = new JsonObject
        {
            ["displayName"] = plan.DisplayName,
            ["adoptedOn"] = Days.ToIso(plan.AdoptedOn),
            ["endsOn"] = Days.ToIso(plan.EndsOn),
            ["targetJobs"] = plan.TargetJobs,
        };
        FiguresJson.AddTotals(json, plan.Totals);
        json["departments"] = new JsonArray([.. plan.Departments.Select(FiguresJson.Of)]);
        json["stages"] = FiguresJson.Of(plan.Stages);
        json["envelope"] = new JsonArray([.. plan.Envelope.Select(line => PlainJson.Of(line))]);
        json["revision"] = plan.Revision;
        return json;
    }
}
