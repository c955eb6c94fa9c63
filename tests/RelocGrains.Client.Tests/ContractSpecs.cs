using Google.Api;
using Google.Protobuf.Reflection;
using RelocGrains.V1;
using Xunit;
using ErrorReason = RelocGrains.V1.ErrorReason;
using Projects = RelocGrains.Domain.Projects;

namespace RelocGrains.Client.Tests;

/// <summary>What the contract promises of itself, and that it says the same words as the domain.</summary>
public sealed class ContractSpecs
{
    private static readonly string[] Reads = ["GetProject", "ListProjects", "ExplainProject"];

    private static readonly IReadOnlyList<ServiceDescriptor> Services =
    [
        ProjectServiceReflection.Descriptor.Services[0],
        DepartmentServiceReflection.Descriptor.Services[0],
        PlanServiceReflection.Descriptor.Services[0],
        HistoryServiceReflection.Descriptor.Services[0],
        LogServiceReflection.Descriptor.Services[0],
        WatchServiceReflection.Descriptor.Services[0],
        ImportServiceReflection.Descriptor.Services[0],
    ];

    public static TheoryData<string> Rpcs() => [.. Services.SelectMany(s => s.Methods).Select(m => m.FullName)];

    public static TheoryData<string> Acts() =>
        [.. Services[0].Methods.Select(m => m.Name).Except(Reads, StringComparer.Ordinal).Select(n => $"relocgrains.v1.ProjectService.{n}")];

    [Theory, MemberData(nameof(Rpcs))]
    public void Every_rpc_says_who_may_call_it(string rpc)
    {
        var permission = Rpc(rpc).GetOptions().GetExtension(PermissionExtensions.Permission);
        Assert.NotNull(permission);
        Assert.NotEmpty(permission.Roles);
        Assert.All(permission.Roles, role => Assert.True(Domain.RoleNames.TryParse(role, out _), $"{role} is no role"));
        Assert.All(permission.Partners, partner => Assert.True(Domain.PartnerId.TryParse(partner, out _), $"{partner} is no partner"));
    }

    // HTTP/1.1 answers once a request was read to its end: it has no streams both ways.
    [Theory, MemberData(nameof(Rpcs))]
    public void Every_rpc_has_an_address_but_one_that_streams_both_ways(string rpc) =>
        Assert.Equal(!Rpc(rpc).IsClientStreaming, AddressOf(Rpc(rpc)) is { PatternCase: not HttpRule.PatternOneofCase.None });

    [Fact]
    public void No_two_rpcs_share_an_address() =>
        Assert.Empty(Services.SelectMany(s => s.Methods)
            .Select(AddressOf)
            .OfType<HttpRule>()
            .GroupBy(h => h.Get + " " + h.Post, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key));

    [Theory, MemberData(nameof(Acts))]
    public void Every_act_has_the_same_first_fields(string rpc)
    {
        var request = Rpc(rpc).InputType;
        var creates = rpc.EndsWith(".CreateProject", StringComparison.Ordinal);
        Assert.Equal(creates ? null : "name", request.FindFieldByNumber(1)?.Name);
        Assert.Equal("request_id", request.FindFieldByNumber(2)?.Name);
        Assert.Equal(creates ? null : "etag", request.FindFieldByNumber(3)?.Name);
        Assert.Equal("effective_on", request.FindFieldByNumber(4)?.Name);
    }

    [Theory, MemberData(nameof(Acts))]
    public void Every_act_can_be_validated_only(string rpc)
    {
        var field = Rpc(rpc).InputType.FindFieldByNumber(50);
        Assert.Equal(("validate_only", FieldType.Bool), (field?.Name, field?.FieldType));
    }

    [Theory, MemberData(nameof(Acts))]
    public void Every_act_answers_with_the_case(string rpc) => Assert.Same(Project.Descriptor, Rpc(rpc).OutputType);

    [Fact]
    public void There_is_one_act_for_each_command() =>
        Assert.Equal(typeof(Projects.ProjectCommand).GetNestedTypes().Length, Acts().Count);

    [Fact]
    public void Stages_are_the_domain_s() => SameWords<Projects.Stage, Stage>();

    [Fact]
    public void Statuses_are_the_domain_s() => SameWords<Projects.Status, Status>();

    [Fact]
    public void Outcomes_are_the_domain_s() => SameWords<Projects.Outcome, Outcome>();

    [Fact]
    public void Guards_are_the_domain_s() => SameWords<Projects.Guard, Guard>();

    [Fact]
    public void Kinds_of_what_is_missing_are_the_domain_s() => SameWords<Projects.MissingKind, MissingKind>();

    [Fact]
    public void Measures_are_the_domain_s() => SameWords<Projects.Measure, Measure>();

    [Fact]
    public void Roles_are_the_domain_s() => SameWords<Domain.Role, Role>();

    [Fact]
    public void Facts_use_the_domain_s_words()
    {
        SameWords<Projects.DetectionSource, DetectionSource>();
        SameWords<Projects.ProjectKind, ProjectKind>();
        SameWords<Projects.Need, Need>();
        SameWords<Projects.CompanySize, CompanySize>();
        SameWords<Projects.View, View>();
        SameWords<Projects.UseKind, UseKind>();
        SameWords<Projects.SiteState, SiteState>();
        SameWords<Projects.ReferralAnswer, ReferralAnswer>();
        SameWords<Projects.InstalmentTrigger, InstalmentTrigger>();
    }

    [Fact]
    public void Every_reason_of_the_domain_is_in_the_contract() =>
        Assert.Equal(Words<Domain.Reason>(), Words<ErrorReason>().Where(w => w.Number < 100));

    private static HttpRule? AddressOf(MethodDescriptor rpc) => rpc.GetOptions().GetExtension(AnnotationsExtensions.Http);

    private static MethodDescriptor Rpc(string fullName) =>
        Services.SelectMany(s => s.Methods).Single(m => string.Equals(m.FullName, fullName, StringComparison.Ordinal));

    private static void SameWords<TDomain, TContract>()
        where TDomain : struct, Enum
        where TContract : struct, Enum =>
        Assert.Equal(Words<TDomain>(), Words<TContract>());

    // Zero says "not said" in the contract, whatever the domain calls it.
    private static IEnumerable<(int Number, string Word)> Words<T>() where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (Convert.ToInt32(v, provider: null), v.ToString())).Where(w => w.Item1 != 0).Order();
}
