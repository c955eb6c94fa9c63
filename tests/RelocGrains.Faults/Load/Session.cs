using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Faults.History;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>
/// One caller, who remembers the newest revision it has seen and asks for no less, whichever server answers. Everything it sends and is
/// answered is written down.
/// </summary>
/// <param name="patience">How long it insists; past it the outcome stays unknown.</param>
internal sealed class Session(string name, Servers servers, Recorder recorder, Dice dice, TimeSpan patience)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private string newest = "";

    /// <summary>Any of the servers.</summary>
    public int AnyServer => dice.Next(servers.Count);

    /// <summary>Has heard of a revision from somebody else: what it reads from now on is at least as new.</summary>
    public void Hear(string revision)
    {
        lock (gate)
        {
            if (Tokens.Read(revision) > Tokens.Read(newest)) newest = revision;
        }
    }

    /// <summary>One attempt; the case when it was accepted.</summary>
    public async Task<(Call.Write Call, Project? Case)> Write(Ask ask, int server)
    {
        var (sent, reply, project) = (recorder.Now, default(Reply), default(Project));
        try
        {
            project = await ask.Send(servers.As(server, ask.Who));
            reply = Replies.Of(project);
        }
        catch (RpcException e)
        {
            reply = Replies.Of(e);
        }
        var call = new Call.Write(name, server, sent, recorder.Now, reply, ask.Request, ask.Act, ask.Project, ask.ExpectedVersion);
        if (!recorder.Add(call) || project is null) return (call, null);
        Hear(project.Revision);
        return (call, project);
    }

    /// <summary>Repeats, one server after the other, until it is known whether it was accepted. Null when it was not, or nobody knows.</summary>
    public async Task<Project?> Insist(Ask ask)
    {
        var (server, pause, end) = (AnyServer, FirstPause, recorder.Now + (long)patience.TotalMicroseconds);
        do
        {
            var (call, project) = await Write(ask, server++ % servers.Count);
            if (project is not null || call.Reply is Reply.Refused { ForNow: false } or Reply.Broken) return project;
            await Task.Delay(pause * dice.Share());
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        while (recorder.Now < end);
        return null;
    }

    /// <summary>Reads, once; null when there was no answer.</summary>
    /// <param name="what">The rpc, for the history.</param>
    /// <param name="strong">True: the head is asked for instead of what this caller has seen.</param>
    public async Task<T?> Read<T>(string what, bool strong, Func<RelocGrainsClient, Consistency, Task<T>> read, Func<T, Reply> toReply, Func<T, string> revisionOf, int? server = null)
        where T : class
    {
        var asked = server ?? AnyServer;
        var (sent, needed, reply, answer) = (recorder.Now, Newest(), default(Reply), default(T));
        try
        {
            answer = await read(servers.As(asked, People.Controller), Needed(strong, needed));
            reply = toReply(answer);
        }
        catch (RpcException e)
        {
            reply = Replies.Of(e);
        }
        var call = new Call.Read(name, asked, sent, recorder.Now, reply, what, Tokens.Read(needed), strong);
        if (!recorder.Add(call) || answer is null) return null;
        Hear(revisionOf(answer));
        return answer;
    }

    private static Consistency Needed(bool strong, string revision)
    {
        if (strong) return new Consistency { Strong = true };
        return revision.Length == 0 ? new Consistency() : new Consistency { MinRevision = revision };
    }

    private string Newest()
    {
        lock (gate) return newest;
    }
}
