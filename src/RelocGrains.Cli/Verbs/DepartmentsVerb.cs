using System.CommandLine;
using System.Text.Json.Nodes;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc departments [CODE]`: the departments as they stand, or one of them with the cases that wait.</summary>
internal sealed class DepartmentsVerb : Verb
{
    private readonly Argument<string?> code;

    public DepartmentsVerb() : base(
        "departments",
        Say("Montrer les départements tels qu'ils sont aujourd'hui", "Show the departments as they are today"),
        "reloc departments",
        "reloc departments 69",
        "reloc departments -o json | jq '.departments[] | {department, jobs}'")
    {
        code = new Argument<string?>("CODE")
        {
            Description = Say("Un seul département, avec les dossiers en attente", "One department only, with the cases that wait"),
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "CODE",
        };
        code.CompletionSources.Add(Cli.Options.Departments);
        Arguments.Add(code);
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        if (session.GetOptional(code) is { } one) return await ShowOne(session, one);

        var request = new ListDepartmentsRequest { Consistency = session.Consistency() };
        var departments = new List<Department>();
        ListDepartmentsResponse page;
        do
        {
            page = await session.Client.Departments.ListDepartmentsAsync(request, session.Call);
            departments.AddRange(page.Departments);
            request.PageToken = page.NextPageToken;
        }
        while (page.NextPageToken.Length > 0);

        if (session.Screen.IsJson) Screen.WriteJson(Json(departments, page.Revision));
        else DepartmentSheet.Write(session.Screen, departments);
        return ExitCode.Done;
    }

    private static async Task<int> ShowOne(Session session, string code)
    {
        var request = new GetDepartmentRequest { Name = "departments/" + code, Consistency = session.Consistency() };
        var department = await session.Client.Departments.GetDepartmentAsync(request, session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(Json(department));
        else DepartmentSheet.Write(session.Screen, department);
        return ExitCode.Done;
    }

    private static JsonObject Json(IEnumerable<Department> departments, string revision) => new()
    {
        ["departments"] = new JsonArray([.. departments.Select(Json)]),
        ["revision"] = revision,
    };

    private static JsonObject Json(Department department)
    {
        var json = new JsonObject { ["department"] = department.Code, ["displayName"] = department.DisplayName };
        FiguresJson.AddTotals(json, department.Totals);
        json["stages"] = FiguresJson.Of(department.Stages);
        json["waiting"] = new JsonArray([.. department.Waiting.Select(waiting => PlainJson.Of(waiting))]);
        json["revision"] = department.Revision;
        return json;
    }
}
