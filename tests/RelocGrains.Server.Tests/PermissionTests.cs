using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>Every rpc of the contract, called by everybody, with nothing in the request.</summary>
public sealed class PermissionTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const int Lanes = 8;

    private static readonly string[] Partners = ["region", "agence", "ccir", "cpme", "medef", "bpifrance"];
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(role => role is not Role.Unspecified)];

    // Client and server are both in this process, each with its own class for the option: read again, as the client's.
    private static readonly MessageParser<MethodOptions> Options =
        MethodOptions.Parser.WithExtensionRegistry(new ExtensionRegistry { PermissionExtensions.Permission });

    private static readonly ServiceDescriptor[] Services =
    [
        ProjectService.Descriptor,
        HistoryService.Descriptor,
        DepartmentService.Descriptor,
        PlanService.Descriptor,
        LogService.Descriptor,
        WatchService.Descriptor,
        ImportService.Descriptor,
    ];

    private static readonly MethodDescriptor[] Methods = [.. Services.SelectMany(service => service.Methods)];

    [Fact]
    public async Task Each_rpc_is_open_to_the_roles_and_partners_of_its_permission_and_to_nobody_else()
    {
        var cells = Methods.SelectMany(method => Roles.SelectMany(role => Partners.Select(partner => (method, role, partner)))).ToArray();
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (cell, _) =>
        {
            var error = await Call(cell.method, $"p-777;partner={cell.partner};role={Word(cell.role)}");
            var denied = error is { Code: StatusCode.PermissionDenied, Reason: ErrorReason.PermissionDeniedByRole };
            if (denied == Allowed(cell.method, cell.role, cell.partner)) wrong.Add($"{cell.method.FullName} for {cell.role} of {cell.partner}: {error?.ReasonName}");
            if (denied && !NamesTheCall(error!, cell.method, cell.role, cell.partner)) wrong.Add($"{cell.method.FullName}: metadata");
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"{Methods.Length} rpcs x {Roles.Length} roles x {Partners.Length} partners = {cells.Length} cells");
        Assert.Empty(wrong);
        Assert.Equal(0, (await shared.Log.ReadHead(CancellationToken.None)).Position);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p-001")]
    [InlineData("p-001;partner=region")]
    [InlineData("p-001;partner=region;role=operator;role=authority")]
    [InlineData("p-001;partner=region;role=emperor")]
    [InlineData("p-001;partner=region;role=Operator")]
    [InlineData("p-001;partner=region;role=1")]
    [InlineData("p-001;partner=etat;role=operator")]
    [InlineData("P-001;partner=region;role=operator")]
    [InlineData("a@b.example;partner=region;role=operator")]
    [InlineData("system;partner=region;role=ops")]
    public async Task Nobody_known_reads_and_writes_nothing_but_what_is_public(string? who)
    {
        foreach (var method in Methods)
        {
            var error = await Call(method, who);
            var open = who is null && Permission(method).Roles.Contains("public");
            Assert.True(open == error?.Reason is not ErrorReason.CallerUnknown, $"{method.FullName}: {error?.ReasonName}");
            if (!open) Assert.Equal(StatusCode.Unauthenticated, error!.Code);
        }
    }

    [Fact]
    public async Task Two_callers_of_one_call_are_none()
    {
        var headers = new Metadata { { CallerIdentity.MetadataKey, People.Authority }, { CallerIdentity.MetadataKey, People.Agency } };

        var error = await Refused.By(new ProjectService.ProjectServiceClient(shared.Running.Channel).ListProjectsAsync(new(), headers));

        Assert.Equal(ErrorReason.CallerUnknown, error.Reason);
    }

    [Fact]
    public async Task An_rpc_that_the_contract_does_not_know_is_unimplemented()
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, ProjectService.Descriptor.FullName, "DeleteProject", EmptyCall.Bytes, EmptyCall.Bytes);

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await shared.Calls(People.Authority).AsyncUnaryCall(method, null, default, []));

        Assert.Equal(StatusCode.Unimplemented, thrown.StatusCode);
    }

    private Task<RelocGrainsError?> Call(MethodDescriptor method, string? who) =>
        (who is null ? shared.Running.Channel.CreateCallInvoker() : shared.Calls(who)).Refusal(method);

    private static Permission Permission(MethodDescriptor method)
    {
        var permission = Options.ParseFrom(method.GetOptions().ToByteArray()).GetExtension(PermissionExtensions.Permission);
        Assert.True(permission is { Roles.Count: > 0 }, $"Who may call {method.FullName}?");
        return permission!;
    }

    private static bool Allowed(MethodDescriptor method, Role role, string partner)
    {
        var permission = Permission(method);
        if (permission.Roles.Contains("public")) return true;
        return permission.Roles.Contains(Word(role)) && (permission.Partners.Count == 0 || permission.Partners.Contains(partner));
    }

    private static bool NamesTheCall(RelocGrainsError error, MethodDescriptor method, Role role, string partner) =>
        error.Metadata["method"] == $"{method.Service.FullName}/{method.Name}" && error.Metadata["role"] == Word(role) && error.Metadata["partner"] == partner;

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
