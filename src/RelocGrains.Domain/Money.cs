namespace RelocGrains.Domain;

/// <summary>An amount of euros in whole cents. Never floating point.</summary>
/// <param name="Cents">Whole cents; at most <see cref="MaxCents"/> either way where it comes from outside.</param>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>Ten billion euros: more than eight times the plan's envelope is a mistake.</summary>
    public const long MaxCents = 10_000_000_000_00;

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>Whole euros.</summary>
    public static Money Euros(long euros) => new(checked(euros * 100));

    /// <summary>The amount in euros, cents cut off.</summary>
    public long WholeEuros => Cents / 100;

    /// <summary>Adds, and throws rather than wrap round.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.Cents));

    /// <summary>Subtracts, and throws rather than wrap round.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.Cents));

    /// <summary>Compares amounts.</summary>
    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;

    /// <summary>Compares amounts.</summary>
    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;

    /// <summary>Compares amounts.</summary>
    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;

    /// <summary>Compares amounts.</summary>
    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    /// <summary>A share of the amount, in percent, rounded down to the cent.</summary>
    public Money Percent(int percent) => new((long)((Int128)Cents * percent / 100));

    /// <summary>The amount times a fraction of whole numbers, rounded down to the cent.</summary>
    public Money Times(long numerator, long denominator) => new((long)((Int128)Cents * numerator / denominator));

    /// <inheritdoc/>
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{(Cents < 0 ? "-" : "")}{Math.Abs(Cents / 100)}.{Math.Abs(Cents % 100):D2} EUR");
}

/// <summary>Sums of amounts.</summary>
public static class MoneySums
{
    /// <summary>The sum of what is picked from each item.</summary>
    public static Money Total<T>(this IEnumerable<T> items, Func<T, Money> amount) =>
        items.Aggregate(Money.Zero, (sum, item) => sum + amount(item));
}
