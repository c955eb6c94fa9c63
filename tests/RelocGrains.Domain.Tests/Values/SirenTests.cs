namespace RelocGrains.Domain.Tests.Values;

/// <summary>Numbers of companies and establishments.</summary>
public sealed class SirenTests
{
    [Theory]
    [InlineData("732829320")]
    [InlineData("356000000")]
    [InlineData("000000018")]
    [InlineData("732 829 320")]
    public void A_siren_passes_luhn_s_check(string text) => Assert.True(Siren.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("732829321")]
    [InlineData("73282932")]
    [InlineData("7328293200")]
    [InlineData("73282932O")]
    [InlineData("٧٣٢٨٢٩٣٢٠")]
    [InlineData("-73282932")]
    public void Anything_else_is_none(string? text) => Assert.False(Siren.TryParse(text, out _));

    [Fact]
    public void Spaces_are_not_part_of_it() => Assert.Equal("732829320", Code.Parse<Siren>("732 829 320").Value);

    [Fact]
    public void Every_single_wrong_digit_is_found()
    {
        foreach (var place in Enumerable.Range(0, 9))
        {
            foreach (var digit in "0123456789".Where(d => d != "732829320"[place]))
            {
                Assert.False(Siren.TryParse("732829320".Remove(place, 1).Insert(place, digit.ToString()), out _));
            }
        }
    }

    [Theory]
    [InlineData("73282932000074")]
    [InlineData("732 829 320 00074")]
    [InlineData("35600000000048")]
    public void A_siret_passes_it_too(string text) => Assert.True(Siret.TryParse(text, out _));

    [Theory]
    [InlineData("73282932000075")]
    [InlineData("73282932100073")]
    [InlineData("7328293200007")]
    [InlineData(null)]
    public void A_wrong_siret_is_none(string? text) => Assert.False(Siret.TryParse(text, out _));

    [Theory]
    [InlineData("35600000049837")]
    [InlineData("35600000000001")]
    public void La_Poste_s_establishments_add_up_to_a_multiple_of_five(string text) => Assert.True(Siret.TryParse(text, out _));

    [Fact]
    public void And_to_nothing_else() => Assert.False(Siret.TryParse("35600000000002", out _));

    [Fact]
    public void The_exception_is_la_poste_s_alone() => Assert.False(Siret.TryParse("73282932000003", out _));

    [Fact]
    public void An_establishment_knows_its_company() => Assert.Equal("732829320", Code.Parse<Siret>("73282932000074").Siren.Value);

    [Fact]
    public void A_company_without_siren_is_known_by_that_of_its_establishment() =>
        Assert.Equal(new Siren("732829320"), (Cases.Company() with { Siren = null, Siret = new Siret("73282932000074") }).OwnSiren);

    [Fact]
    public void A_company_with_neither_and_no_parent_abroad_is_not_identified() => Assert.False((Cases.Company() with { Siren = null }).IsIdentified);

    [Fact]
    public void Made_up_companies_are_nobody_s() => Assert.StartsWith("0", Cases.Siren(1).Value, StringComparison.Ordinal);
}
