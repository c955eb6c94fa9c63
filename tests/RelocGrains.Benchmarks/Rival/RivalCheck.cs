using System.Globalization;
using Grpc.Core;
using Npgsql;
using RelocGrains.Benchmarks.Load;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>That the rival kept its promises through the run: who is compared with must not be fast because it is wrong.</summary>
internal static class RivalCheck
{
    private const string WrongTotals = """
        SELECT count(*) FROM departments AS d
        FULL JOIN (
            SELECT department, count(*) AS projects, sum(jobs) AS jobs, sum(investment_cents) AS cents FROM cases WHERE stage >= 2 GROUP BY department) AS c
            ON c.department = d.code
        WHERE (d.projects, d.jobs, d.investment_cents) IS DISTINCT FROM (coalesce(c.projects, 0), coalesce(c.jobs, 0), coalesce(c.cents, 0))
        """;

    private const string WrongVersions = """
        SELECT count(*) FROM cases AS c
        FULL JOIN (SELECT case_id, count(*) AS acts, max(version) AS last FROM history GROUP BY case_id) AS h ON h.case_id = c.id
        WHERE c.version IS DISTINCT FROM h.acts OR c.version IS DISTINCT FROM h.last
        """;

    private static readonly Metadata By = CaseLife.Caller("p-002", "agence", "operator");

    /// <summary>What was found, in words.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong.</exception>
    public static async Task<string> Run(CallInvoker rival, string connection, Companies companies)
    {
        await AssertFirstAnswers(new V1.ProjectService.ProjectServiceClient(rival), companies);
        await using var source = NpgsqlDataSource.Create(connection);
        if (await Count(source, WrongTotals) is not 0 and var totals) throw new InvalidOperationException($"The rival has {totals} wrong totals.");
        if (await Count(source, WrongVersions) is not 0 and var versions) throw new InvalidOperationException($"The rival has {versions} cases with gaps.");
        var acts = await Count(source, "SELECT count(*) FROM history");
        return string.Create(CultureInfo.InvariantCulture, $"the rival's {acts} acts: totals exact, versions without gaps, a repeated request gets its first answer");
    }

    // The same request at once and later, each answered as the first time.
    private static async Task AssertFirstAnswers(V1.ProjectService.ProjectServiceClient projects, Companies companies)
    {
        var opening = CaseLife.Detection(companies.Next());
        var openings = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => projects.CreateProjectAsync(opening, By).ResponseAsync));
        var name = openings[0].Name;
        var first = Assign(name, "p-003");
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => projects.AssignProjectAsync(first, By).ResponseAsync));
        await projects.AssignProjectAsync(Assign(name, "p-004"), By);
        Project[] again = [await projects.AssignProjectAsync(first, By), .. answers];
        if (!openings[0].Equals(openings[1])) throw new InvalidOperationException("The rival opened twice.");
        if (again.Any(answer => !answer.Equals(again[0]))) throw new InvalidOperationException("The rival answered a repeated request otherwise.");
        first.RequestId = Guid.NewGuid().ToString("D");
        first.Etag = answers[0].Etag;
        await AssertStale(projects, first);
    }

    private static async Task AssertStale(V1.ProjectService.ProjectServiceClient projects, AssignProjectRequest request)
    {
        try
        {
            await projects.AssignProjectAsync(request, By);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Aborted)
        {
            return;
        }
        throw new InvalidOperationException("The rival took an act for a version that is past.");
    }

    private static AssignProjectRequest Assign(string name, string person) =>
        new() { Name = name, RequestId = Guid.NewGuid().ToString("D"), Owner = new Owner { Person = person, Partner = "agence" } };

    private static async Task<long> Count(NpgsqlDataSource source, string sql)
    {
        await using var question = source.CreateCommand(sql);
        return (long)(await question.ExecuteScalarAsync())!;
    }
}
