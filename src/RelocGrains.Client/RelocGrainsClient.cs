using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using RelocGrains.V1;

namespace RelocGrains.Client;

/// <summary>
/// All services of one RelocGrains server, for one caller. Make one and keep it: it holds the connection, and any number of threads may
/// use it. Calls throw <see cref="RpcException"/>; <see cref="RelocGrainsError.From(RpcException)"/> reads what the server said.
/// </summary>
public sealed class RelocGrainsClient : IDisposable
{
    private readonly GrpcChannel channel;
    private readonly ResumingWatch watch;

    /// <summary>Connects at the first call, not before.</summary>
    /// <param name="address">The server, such as <c>https://reloc.example:8443</c>.</param>
    /// <param name="caller">Who calls; null for the public.</param>
    /// <param name="options">Deadlines and repetitions; the defaults when null.</param>
    public RelocGrainsClient(Uri address, CallerIdentity? caller, RelocGrainsClientOptions? options = null)
        : this([address], caller, options)
    {
    }

    /// <summary>
    /// The same for a cluster: calls go to its servers in turn, and to the others while one is gone. A name such as
    /// <c>dns:///reloc.example:5081</c> stands for all servers that it resolves to, without TLS.
    /// </summary>
    /// <param name="servers">The servers, all with TLS or all without.</param>
    /// <param name="caller">Who calls; null for the public.</param>
    /// <param name="options">Deadlines and repetitions; the defaults when null.</param>
    public RelocGrainsClient(IReadOnlyList<Uri> servers, CallerIdentity? caller, RelocGrainsClientOptions? options = null)
    {
        options ??= new RelocGrainsClientOptions();
        channel = Channels.Open(servers, options);
        var calls = channel.Intercept(new CallDefaults(caller, options.AccessToken, options.Deadline));
        Projects = new ProjectService.ProjectServiceClient(calls);
        Departments = new DepartmentService.DepartmentServiceClient(calls);
        Plan = new PlanService.PlanServiceClient(calls);
        History = new HistoryService.HistoryServiceClient(calls);
        Watches = new WatchService.WatchServiceClient(calls);
        watch = new ResumingWatch(Watches, options);
        Imports = new ImportService.ImportServiceClient(calls);
        Log = new LogService.LogServiceClient(channel.Intercept(new CallDefaults(caller, options.AccessToken, options.VerificationDeadline)));
    }

    /// <summary>Cases: reading them, and every act on them.</summary>
    public ProjectService.ProjectServiceClient Projects { get; }

    /// <summary>Departments as they stand.</summary>
    public DepartmentService.DepartmentServiceClient Departments { get; }

    /// <summary>The plan, its reports and its ledger.</summary>
    public PlanService.PlanServiceClient Plan { get; }

    /// <summary>What was recorded of a case.</summary>
    public HistoryService.HistoryServiceClient History { get; }

    /// <summary>Being told of what is recorded, a call at a time; <see cref="Watch"/> goes on when one breaks.</summary>
    public WatchService.WatchServiceClient Watches { get; }

    /// <summary>Taking over cases that were detected elsewhere.</summary>
    public ImportService.ImportServiceClient Imports { get; }

    /// <summary>The proof that nothing was changed.</summary>
    public LogService.LogServiceClient Log { get; }

    /// <summary>
    /// What is recorded, as it is recorded: each response once, in order, whatever breaks in between. Once it has begun it calls again from
    /// the last revision received, with the waits of <see cref="RelocGrainsClientOptions"/>, until it is cancelled. Keep that revision with
    /// what you made of the response, and give it as <c>after_revision</c> at the next start. A watch of what is recorded from now on begins
    /// with a bookmark: all that is recorded after its revision is told.
    /// </summary>
    /// <exception cref="RpcException">The watch could not begin, was refused, or ended for what would end it again.</exception>
    public IAsyncEnumerable<WatchProjectsResponse> Watch(WatchProjectsRequest request, CancellationToken ct = default) => watch.Read(request, ct);

    /// <summary>
    /// An id for one intention to write. Keep it with the intention and give it again when that is repeated: it is applied once.
    /// </summary>
    public static string NewRequestId() => Guid.NewGuid().ToString("D");

    /// <summary>Closes the connection; calls under way are cancelled.</summary>
    public void Dispose() => channel.Dispose();
}
