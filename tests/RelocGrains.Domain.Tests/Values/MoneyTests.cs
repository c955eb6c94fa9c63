namespace RelocGrains.Domain.Tests.Values;

/// <summary>Whole cents, exactly.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "0.00 EUR")]
    [InlineData(5, "0.05 EUR")]
    [InlineData(123_456, "1234.56 EUR")]
    [InlineData(-50, "-0.50 EUR")]
    [InlineData(-123_456, "-1234.56 EUR")]
    [InlineData(long.MinValue, "-92233720368547758.08 EUR")]
    public void An_amount_is_written_in_euros_and_cents(long cents, string text) => Assert.Equal(text, new Money(cents).ToString());

    [Fact]
    public void A_share_is_rounded_down_to_the_cent() => Assert.Equal(new Money(24), new Money(99).Percent(25));

    [Fact]
    public void A_fraction_is_rounded_down_to_the_cent() => Assert.Equal(new Money(33), new Money(100).Times(1, 3));

    [Fact]
    public void A_fraction_of_the_largest_amount_does_not_wrap_round() =>
        Assert.Equal(new Money(Money.MaxCents), new Money(Money.MaxCents).Times(1_000_000_000, 1_000_000_000));

    [Fact]
    public void A_sum_too_large_throws() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    [Fact]
    public void A_difference_too_large_throws() => Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));

    [Fact]
    public void Amounts_compare_by_value() => Assert.True(new Money(1) < new Money(2) && new Money(2) >= new Money(2) && new Money(3) > new Money(2));

    [Fact]
    public void Items_are_summed() => Assert.Equal(new Money(6), Items.Of<long>([1, 2, 3]).Total(cents => new Money(cents)));
}
