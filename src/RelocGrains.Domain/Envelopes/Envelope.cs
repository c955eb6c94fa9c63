using RelocGrains.Domain.Json;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Envelopes;

/// <summary>The money of one year on one scheme, such as <c>2024-pack_relocalisation</c>.</summary>
public readonly record struct EnvelopeId(string Value) : ICode<EnvelopeId>
{
    /// <summary>The envelope of a year and a scheme.</summary>
    public static EnvelopeId Of(int year, SchemeCode scheme) => new(FormattableString.Invariant($"{year:D4}-{scheme}"));

    /// <summary>The year whose money it is.</summary>
    public int Year => int.Parse(Value.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The scheme.</summary>
    public string Scheme => Value[5..];

    /// <summary>What may be committed on it.</summary>
    public Money Allotted => PlanReference.Current.AllottedTo(Year, Scheme);

    /// <inheritdoc/>
    public static string Rule => "a year and a scheme, such as 2024-pack_relocalisation";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out EnvelopeId code)
    {
        code = new(text ?? "");
        return text is { Length: > 5 } && text[4] == '-' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
            && SchemeCode.TryParse(text[5..], out _);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A fact about one envelope.</summary>
public abstract record EnvelopeEvent
{
    private EnvelopeEvent() { }

    /// <summary>A decision set money aside.</summary>
    [EventName("envelope.reserved.v1")]
    public sealed record Reserved(ProjectId Project, Money Amount) : EnvelopeEvent;

    /// <summary>A return or an outcome gave it back.</summary>
    [EventName("envelope.released.v1")]
    public sealed record Released(ProjectId Project, Money Amount) : EnvelopeEvent;
}

/// <summary>What is committed on one envelope. Never more than is allotted.</summary>
public sealed record EnvelopeState(EnvelopeId Id, Money Committed, long Version)
{
    /// <summary>What may still be committed.</summary>
    public Money Available => Id.Allotted - Committed;

    /// <summary>An envelope nobody has drawn on.</summary>
    public static EnvelopeState Empty(EnvelopeId id) => new(id, Money.Zero, 0);

    /// <summary>The envelope after one more event.</summary>
    public EnvelopeState Evolve(EnvelopeEvent e, long version) => e switch
    {
        EnvelopeEvent.Reserved reserved => this with { Committed = Committed + reserved.Amount, Version = version },
        EnvelopeEvent.Released released => this with { Committed = Committed - released.Amount, Version = version },
        _ => throw new ArgumentOutOfRangeException(nameof(e)),
    };
}
