using Google.Rpc;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Reference;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Mapping;

namespace RelocGrains.Server.Reading;

/// <summary>
/// Reads a request field by field and collects what is wrong with it, so that the caller learns everything at once. A reader that finds
/// its field wrong notes it and hands out a placeholder; nothing read counts before <see cref="ThrowIfInvalid"/>.
/// </summary>
/// <param name="today">Today in Europe/Paris.</param>
internal partial class Fields(LocalDate today)
{
    private readonly List<BadRequest.Types.FieldViolation> violations = [];

    /// <summary>Today in Europe/Paris.</summary>
    public LocalDate Today { get; } = today;

    /// <summary>Notes that a field is wrong.</summary>
    /// <param name="path">Such as <c>company.siren</c>.</param>
    /// <param name="rule">What a right value is.</param>
    public void Refuse(string path, string rule) => violations.Add(new() { Field = path, Description = "Must be " + rule + "." });

    /// <summary>Notes that a field is wrong unless something holds.</summary>
    public void Require(bool holds, string path, string rule)
    {
        if (!holds) Refuse(path, rule);
    }

    /// <summary>Ends the reading: throws when anything was wrong.</summary>
    public void ThrowIfInvalid()
    {
        if (violations.Count > 0) throw Refusals.InvalidFields(violations);
    }

    /// <summary>A code that must be there.</summary>
    public T Code<T>(string path, string text) where T : struct, ICode<T>
    {
        if (!T.TryParse(text, out var code)) Refuse(path, T.Rule);
        return code;
    }

    /// <summary>A code that may be left empty.</summary>
    public T? CodeOrNone<T>(string path, string text) where T : struct, ICode<T> => text.Length == 0 ? null : Code<T>(path, text);

    /// <summary>The name of a case.</summary>
    public ProjectId Case(string path, string name)
    {
        if (!Names.TryParse(name, out ProjectId id)) Refuse(path, $"projects/ and {ProjectId.Rule}");
        return id;
    }

    /// <summary>The name of a case, or empty.</summary>
    public ProjectId? CaseOrNone(string path, string name) => name.Length == 0 ? null : Case(path, name);

    /// <summary>A value of the contract's vocabulary that must be said.</summary>
    public TDomain Word<TWire, TDomain>(string path, TWire wire) where TWire : unmanaged, Enum where TDomain : unmanaged, Enum
    {
        if (!Vocabulary<TWire, TDomain>.TryRead(wire, out var value)) Refuse(path, "one of " + string.Join(", ", WordsOf<TDomain>()));
        return value;
    }

    /// <summary>A value of the contract's vocabulary that may be left unspecified.</summary>
    public TDomain? WordOrNone<TWire, TDomain>(string path, TWire wire) where TWire : unmanaged, Enum where TDomain : unmanaged, Enum =>
        EqualityComparer<TWire>.Default.Equals(wire, default) ? null : Word<TWire, TDomain>(path, wire);

    /// <summary>A message that must be there, read by its own reader.</summary>
    public TDomain? Message<TWire, TDomain>(string path, TWire? message, Func<TWire, TDomain> read)
        where TWire : class where TDomain : class
    {
        if (message is not null) return read(message);
        Refuse(path, "there");
        return null;
    }

    /// <summary>The earliest day of any fact.</summary>
    protected static LocalDate Adopted => PlanReference.Current.AdoptedOn;

    // Zero is no stage, no outcome: nothing that can be said.
    private static IEnumerable<string> WordsOf<T>() where T : unmanaged, Enum =>
        Enum.GetValues<T>().Where(value => !EqualityComparer<T>.Default.Equals(value, default)).Select(Words.Of);
}
