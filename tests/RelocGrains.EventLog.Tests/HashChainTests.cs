using NodaTime;
using Xunit;

namespace RelocGrains.EventLog.Tests;

public sealed class HashChainTests
{
    private static readonly StoredEvent Example = new(
        Position: 7,
        Stream: "thing-42",
        Version: 3,
        Type: "thing.happened.v1",
        Body: "{\"amount_cents\":1250}"u8.ToArray(),
        EffectiveOn: new LocalDate(2026, 3, 2),
        RecordedAt: Instant.FromUnixTimeMilliseconds(1_772_442_000_123),
        Who: "préfet-7",
        Request: new RequestKey("tester", Guid.Parse("018f3e2a-1111-7222-8333-444455556666")),
        Traceparent: null,
        Hash: default);

    // The literals were computed apart from this code, from the description of the bytes. They change only when history is lost.
    [Fact]
    public void The_hash_of_an_event_never_changes() => Assert.Equal(
        "98ae133cd19a39c4522445c714a5dca7a668db80e83d0949d2318bff5d318b86",
        Convert.ToHexStringLower(HashChain.Next(HashChain.Genesis.Span, Example)));

    [Fact]
    public void The_hash_of_a_traced_event_never_changes() => Assert.Equal(
        "2136998ff0efceebb7bdc68e7e80294a645f39d20e66ce71c213b2750ab79d31",
        Convert.ToHexStringLower(HashChain.Next(
            Appends.Hash("before"), Example with { Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" })));

    [Fact]
    public void The_seal_of_a_request_never_changes() => Assert.Equal(
        "ec67587fd1455659282ee463fc8e271fa999e2c731d065d69cab818b9227f50a",
        Convert.ToHexStringLower(HashChain.Seal(
            Appends.Hash("head"), Example.Request, new AcceptedRequest(Appends.Hash("asked"), "thing-42", 3, 7))));

    [Fact]
    public void A_letter_cannot_move_from_one_text_to_the_next()
    {
        var moved = Example with { Stream = "thing-4", Type = "2thing.happened.v1" };

        Assert.NotEqual(HashChain.Next(HashChain.Genesis.Span, Example), HashChain.Next(HashChain.Genesis.Span, moved));
    }
}
