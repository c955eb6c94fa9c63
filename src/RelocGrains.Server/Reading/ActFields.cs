using System.Collections.Immutable;
using System.Diagnostics;
using Google.Protobuf;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Mapping;
using Date = Google.Type.Date;

namespace RelocGrains.Server.Reading;

/// <summary>What the requests of acts share, and the texts typed in them.</summary>
internal sealed class ActFields : Fields
{
    // The contract keeps these numbers the same in the request of every act.
    private const int NameNumber = 1;
    private const int RequestIdNumber = 2;
    private const int EtagNumber = 3;
    private const int EffectiveOnNumber = 4;
    private const int ValidateOnlyNumber = 50;

    private readonly ImmutableArray<TypedText>.Builder texts = ImmutableArray.CreateBuilder<TypedText>();
    private readonly byte[] key;

    private ActFields(IMessage request, Actor by, LocalDate today, byte[] key) : base(today)
    {
        (By, this.key) = (by, key);
        if (ValueOf(request, NameNumber) is string name) Project = Case("name", name);
        RequestId = ReadRequestId((string)ValueOf(request, RequestIdNumber)!);
        if (ValueOf(request, EtagNumber) is string { Length: > 0 } etag) ExpectedVersion = ReadEtag(etag);
        EffectiveOn = PastDayOrNone("effective_on", (Date?)ValueOf(request, EffectiveOnNumber));
        ValidateOnly = (bool)ValueOf(request, ValidateOnlyNumber)!;
    }

    /// <summary>Who acts.</summary>
    public Actor By { get; }

    /// <summary>The case the act is about; nothing for an act that opens one.</summary>
    public ProjectId Project { get; }

    /// <summary>Made by the caller.</summary>
    public Guid RequestId { get; }

    /// <summary>The version the caller read.</summary>
    public long? ExpectedVersion { get; }

    /// <summary>The day on which the fact is true; today when null.</summary>
    public LocalDate? EffectiveOn { get; }

    /// <summary>True when nothing is to be recorded.</summary>
    public bool ValidateOnly { get; }

    /// <summary>Begins to read the request of an act.</summary>
    /// <param name="key">The secret of the store of typed texts.</param>
    public static ActFields Begin(IMessage request, Actor by, IClock clock, byte[] key) =>
        new(request, by, Paris.DayOf(clock.GetCurrentInstant()), key);

    /// <summary>A text that somebody typed, which must be there.</summary>
    public TextRef Text(string path, string text, int most = TextLimits.Usual)
    {
        Require(!string.IsNullOrWhiteSpace(text), path, $"1 to {most} characters");
        return Keep(path, text, most);
    }

    /// <summary>A text that somebody typed, or nothing.</summary>
    public TextRef? TextOrNone(string path, string text, int most = TextLimits.Usual) =>
        text.Length == 0 ? null : Keep(path, text, most);

    /// <summary>Ends the reading: what is asked of the case, with all that was said around it.</summary>
    public Ask ToAsk(ProjectCommand command)
    {
        ThrowIfInvalid();
        return new Ask(
            command, By, RequestId, EffectiveOn, ExpectedVersion, new Items<TypedText>(texts.ToImmutable()), ValidateOnly, Activity.Current?.Id);
    }

    private TextRef Keep(string path, string text, int most)
    {
        Require(text.Length <= most, path, $"at most {most} characters");
        Require(text.All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'), path, "without control characters but new lines and tabs");
        var typed = TypedText.Of(text, path, By.Person.Value, RequestId, key);
        texts.Add(typed);
        return typed.Ref;
    }

    private Guid ReadRequestId(string text)
    {
        var read = Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;
        Require(read, "request_id", "a UUID such as 7f1c2d9e-3b4a-4c5d-8e6f-0a1b2c3d4e5f, new for each intention");
        return id;
    }

    private long? ReadEtag(string text)
    {
        Require(Tokens.TryReadEtag(text, out var version), "etag", "the etag of an answer, or empty");
        return version;
    }

    private static object? ValueOf(IMessage request, int number) =>
        request.Descriptor.FindFieldByNumber(number)?.Accessor.GetValue(request);
}

/// <summary>How long typed texts may be.</summary>
internal static class TextLimits
{
    /// <summary>Reasons, messages, comments: a page.</summary>
    public const int Usual = 2_000;

    /// <summary>The examiner's report.</summary>
    public const int Report = 10_000;
}
