using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RelocGrains.V1;
using Xunit;
using RpcStatus = Grpc.Core.Status;

namespace RelocGrains.Server.Tests;

/// <summary>
/// Stands before every act of a client: has it validated first, which must change nothing, and then done, with the same request id and the
/// etag that the validation gave. Both must say the same, be it an answer or a refusal.
/// </summary>
public sealed class Rehearsal(SharedServer shared) : Interceptor
{
    private const int EtagNumber = 3;
    private const int ValidateOnlyNumber = 50;

    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    /// <summary>The acts that were accepted, such as <c>QualifyProject</c>, in order of their names.</summary>
    public IEnumerable<string> Done => done.Order(StringComparer.Ordinal);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var answer = Rehearse((IMessage)request, async sent => (Project)(object)await continuation((TRequest)sent, context));
        return new AsyncUnaryCall<TResponse>(
            Answer(), Task.FromResult(new Metadata()), () => RpcStatus.DefaultSuccess, () => [], () => { });

        async Task<TResponse> Answer()
        {
            var project = await answer;
            done.Add(context.Method.Name);
            return (TResponse)(object)project;
        }
    }

    private async Task<Project> Rehearse(IMessage request, Func<IMessage, Task<Project>> send)
    {
        var before = await Everything();
        var (foreseen, refused) = await Try(() => send(Validated(request)));
        Assert.Equal(before, await Everything());
        if (foreseen is not null && request.Descriptor.FindFieldByNumber(EtagNumber) is { } etag && (string)etag.Accessor.GetValue(request) == "")
        {
            etag.Accessor.SetValue(request, foreseen.Etag);
        }
        var (answer, refusedThen) = await Try(() => send(request));
        Assert.Equal(DetailsOf(refused), DetailsOf(refusedThen));
        if (refusedThen is not null) throw refusedThen;
        Assert.Equal(WithoutRecord(answer!), WithoutRecord(foreseen!));
        return answer!;
    }

    // Head, texts and every line of the board.
    private async Task<(long Head, long Texts, ListProjectsResponse Lines)> Everything()
    {
        var (head, texts) = await shared.Stored();
        var lines = await shared.Projects(People.Controller).ListProjectsAsync(new() { PageSize = 500, Consistency = new() { Strong = true } });
        return (head, texts, lines);
    }

    private static IMessage Validated(IMessage request)
    {
        var validated = request.Descriptor.Parser.ParseFrom(request.ToByteString());
        request.Descriptor.FindFieldByNumber(ValidateOnlyNumber).Accessor.SetValue(validated, true);
        return validated;
    }

    private static async Task<(Project? Answer, RpcException? Refusal)> Try(Func<Task<Project>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (RpcException refused)
        {
            return (null, refused);
        }
    }

    private static string? DetailsOf(RpcException? refused) => refused is null
        ? null
        : refused.Status + Convert.ToHexString(refused.Trailers.GetValueBytes("grpc-status-details-bin") ?? []);

    // What is there of a case once it is recorded, and not before: its place in the log, and the texts typed for it.
    private static Project WithoutRecord(Project project)
    {
        var facts = project.Clone();
        (facts.Name, facts.Etag, facts.Revision, facts.CreateTime, facts.UpdateTime, facts.Contact) = ("", "", "", null, null, null);
        foreach (var waiting in facts.WaitingFor) waiting.Project = "";
        if (facts.Qualification is { } qualification) qualification.Assessment.Comment = "";
        for (var i = 0; i < facts.Decision?.Conditions.Count; i++) facts.Decision.Conditions[i] = "";
        foreach (var passed in facts.Overrides) passed.Reason = "";
        return facts;
    }
}
