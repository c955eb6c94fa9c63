using System.Collections.Immutable;
using NodaTime;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    public static TheoryData<string> TooMuch => [.. Excesses.Keys];

    private static ImmutableDictionary<string, Func<Append>> Excesses { get; } = new Dictionary<string, Func<Append>>(StringComparer.Ordinal)
    {
        ["no stream"] = () => Appends.Of(),
        ["a stream named twice"] = () => Appends.Of(Appends.Change("a", 0, "1"), Appends.Change("a", 1, "2")),
        ["a stream without a name"] = () => Appends.To(string.Empty, 0, "1"),
        ["a long name"] = () => Appends.To(new string('a', LogLimits.MaxNameLength + 1), 0, "1"),
        ["a control character in a name"] = () => Appends.To("a\0b", 0, "1"),
        ["half a character in a name"] = () => Appends.To("a\ud800", 0, "1"),
        ["a version below 0"] = () => Appends.To("a", -1, "1"),
        ["a short request hash"] = () => Appends.To("a", 0, "1") with { RequestHash = new byte[31] },
        ["nobody who acts"] = () => Appends.To("a", 0, "1") with { Who = string.Empty },
        ["a large body"] = () => Appends.Of(new StreamAppend("a", 0, [Body(LogLimits.MaxBodyBytes + 1)])),
        ["large bodies together"] = () => Appends.Of(new StreamAppend("a", 0, [.. Enumerable.Repeat(Body(LogLimits.MaxBodyBytes), 5)])),
        ["many events"] = () => Appends.Of(new StreamAppend("a", 0, [.. Enumerable.Repeat(Body(1), LogLimits.MaxEventsPerAppend + 1)])),
        ["many streams"] = () => Appends.Of([.. Enumerable.Range(0, LogLimits.MaxStreamsPerAppend + 1).Select(i => Appends.Change($"s-{i}", 0))]),
        ["a day of another calendar"] = () => Appends.Of(
            new StreamAppend("a", 0, [Body(1) with { EffectiveOn = Appends.Day.WithCalendar(CalendarSystem.Julian) }])),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task An_append_beyond_a_limit_is_a_mistake_of_the_caller(string what)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Log.Append(Excesses[what](), Ct));

        Assert.Equal(0, (await Log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task An_append_at_its_limits_is_stored_whole()
    {
        var name = new string('n', LogLimits.MaxNameLength);
        var events = Enumerable.Repeat(Body(LogLimits.MaxBytesPerAppend / LogLimits.MaxEventsPerAppend), LogLimits.MaxEventsPerAppend);

        await Accepted(Appends.Of(new StreamAppend(name, 0, [.. events])));
        await Restart();

        Assert.Equal(LogLimits.MaxEventsPerAppend, (await Log.ReadStream(name, 0, int.MaxValue, Ct)).Count);
        Assert.True((await Log.Verify(Ct)).Ok);
    }

    [Fact]
    public async Task A_cancelled_caller_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Log.Append(Appends.To("a", 0, "1"), cancelled));

        Assert.Equal(0, await Log.StreamVersion("a", Ct));
    }

    private static NewEvent Body(int bytes) => new("thing.happened.v1", new byte[bytes], Appends.Day);
}
