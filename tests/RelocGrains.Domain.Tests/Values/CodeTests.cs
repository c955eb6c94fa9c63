namespace RelocGrains.Domain.Tests.Values;

/// <summary>Codes are read strictly: what is not in its canonical form is not a code.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("AURA-2026-00042", true)]
    [InlineData("AURA-2026-1000042", true)]
    [InlineData("AURA-2026-042", false)]
    [InlineData("aura-2026-00042", false)]
    [InlineData("AURA-2026-00042\n", false)]
    [InlineData(null, false)]
    public void A_reference(string? text, bool valid) => Assert.Equal(valid, ProjectId.TryParse(text, out _));

    [Theory]
    [InlineData("p-017", true)]
    [InlineData("P-017", false)]
    [InlineData("p", false)]
    [InlineData("camille@example.fr", false)]
    public void A_person(string text, bool valid) => Assert.Equal(valid, PersonId.TryParse(text, out _));

    [Theory]
    [InlineData("r1", true)]
    [InlineData("r0", false)]
    [InlineData("r01", false)]
    [InlineData("1", false)]
    public void An_item(string text, bool valid) => Assert.Equal(valid, ItemId.TryParse(text, out _));

    [Fact]
    public void Partners_and_departments_are_those_of_the_plan()
    {
        Assert.True(PartnerId.TryParse("ccir", out _));
        Assert.False(PartnerId.TryParse("anct", out _));
        Assert.True(DepartmentCode.TryParse("01", out _));
        Assert.False(DepartmentCode.TryParse("75", out _));
    }

    [Theory]
    [InlineData("2024-pack_relocalisation", true)]
    [InlineData("2024-autre", false)]
    [InlineData("24-pack_relocalisation", false)]
    [InlineData("2024", false)]
    public void An_envelope(string text, bool valid) => Assert.Equal(valid, Envelopes.EnvelopeId.TryParse(text, out _));

    [Theory]
    [InlineData("p-017;partner=region;role=verifier", true)]
    [InlineData("p-017; role=verifier; partner=region", true)]
    [InlineData("p-017;partner=region;role=Verifier", false)]
    [InlineData("p-017;partner=region;role=6", false)]
    [InlineData("p-017;partner=nobody;role=verifier", false)]
    [InlineData("p-017;partner=region", false)]
    [InlineData(null, false)]
    public void An_actor(string? text, bool valid) => Assert.Equal(valid, Actor.TryParse(text, out _));

    [Fact]
    public void An_actor_is_read_as_it_was_written()
    {
        foreach (var actor in People.All) Assert.True(Actor.TryParse(actor.ToString(), out var read) && read == actor);
    }

    [Fact]
    public void Lists_compare_by_their_items()
    {
        Assert.Equal<Items<int>>([1, 2], [1, 2]);
        Assert.NotEqual<Items<int>>([1, 2], [2, 1]);
        Assert.Equal(default, Items.Of<int>([]));
        Assert.Equal(Items.Of<int>([1]).GetHashCode(), Items.Of<int>([1]).GetHashCode());
    }
}
