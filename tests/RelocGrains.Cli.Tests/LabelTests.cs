using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>Every label of every table, in both languages; found by reflection, so that a new table is looked at as well.</summary>
public sealed partial class LabelTests
{
    // Words that are the same in both languages, or a name.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal) { "extension", "export", "public", "Club relocalisation", "signature" };

    private static readonly string[] WaitingCodes =
    [
        "referral:bpifrance", "opinion:cpme", "company", "hold", "payment-approval", "verifier", "assessment", "committee", "decision",
        "signature", "job-statement", "maintenance-control",
    ];

    /// <summary>The tables that say a value of the contract: <c>StageLabels.Of(Stage)</c> and its like.</summary>
    public static TheoryData<string> ValueTables => [.. Tables().Select(NameOf)];

    /// <summary>The tables of pairs by name, such as those of events.</summary>
    public static TheoryData<string> PairTables => [.. Pairs().Select(NameOf)];

    [Theory]
    [MemberData(nameof(ValueTables))]
    public void Every_value_of_the_contract_is_said_in_both_languages(string table)
    {
        var say = Tables().Single(method => NameOf(method) == table);
        var values = Enum.GetValues(say.GetParameters()[0].ParameterType).Cast<object>().Where(value => (int)value != 0).ToList();

        Assert.NotEmpty(values);
        Assert.All(values, value =>
        {
            var (french, english) = Both(() => (string)say.Invoke(null, [value])!);
            AssertSpoken(french, english);
            Assert.NotEqual(value.ToString(), french);
        });
    }

    [Theory]
    [MemberData(nameof(PairTables))]
    public void Every_pair_has_two_different_sides(string table)
    {
        var pairs = (IDictionary)Pairs().Single(field => NameOf(field) == table).GetValue(null)!;

        Assert.NotEmpty(pairs);
        Assert.All(pairs.Values.Cast<(string French, string English)>(), pair => AssertSpoken(pair.French, pair.English));
    }

    [Fact]
    public void Whatever_a_case_waits_for_is_said_in_both_languages() => Assert.All(WaitingCodes, code =>
    {
        var (french, english) = Both(() => WaitingLabels.Of(code));
        AssertSpoken(french, english);
        Assert.NotEqual(code, french);
        var (shortFrench, shortEnglish) = Both(() => WaitingLabels.Short(code));
        if (!code.Contains(':', StringComparison.Ordinal)) AssertSpoken(shortFrench, shortEnglish);
    });

    [Theory]
    [InlineData("DOCUMENT", "kbis", "pièce kbis", "document kbis")]
    [InlineData("DATE", "effective_on>=2026-04-01", "date d'effet à partir du 01/04/2026", "effective date from 2026-04-01 on")]
    [InlineData("MONEY", "to_pay=5400000", "54 000 € à verser", "€54,000 to pay")]
    [InlineData("PERSON", "not:p-017", "une autre personne que p-017", "somebody other than p-017")]
    [InlineData("PARTNER", "cpme", "réponse du partenaire cpme", "answer of the partner cpme")]
    [InlineData("FIELD", "site", "le foncier", "the site")]
    [InlineData("FIELD", "newer_than_this", "newer_than_this", "newer_than_this")]
    public void What_a_guard_misses_is_said_from_its_code(string kind, string missing, string french, string english)
    {
        Assert.True(ApiWords.TryParse<MissingKind>(kind, out var known));
        var unmet = new UnmetGuard { Kind = known, Missing = missing };

        Assert.Equal((french, english), Both(() => MissingLabels.Of(unmet).Replace('\u202F', ' ').Replace('\u00A0', ' ')));
    }

    [Theory]
    [InlineData("Must be there.", "doit être présent.")]
    [InlineData("Must be there for LOST, empty otherwise.", "doit être présent pour LOST, vide sinon.")]
    [InlineData("Must be 1 to 200 characters.", "doit être un texte de 1 à 200 caractères.")]
    [InlineData("Must be 0 to 100000.", "doit être entre 0 et 100000.")]
    [InlineData("Must be one of SMALL, MEDIUM, LARGE.", "doit être l'un de SMALL, MEDIUM, LARGE.")]
    [InlineData("Must be projects/ and a reference such as AURA-2026-00042.", "doit être une référence telle que AURA-2026-00042.")]
    [InlineData("Must be on the far side of the moon.", "Must be on the far side of the moon.")]
    [InlineData("Something else.", "Something else.")]
    public void The_rule_of_a_field_is_translated_where_it_is_known(string rule, string french) =>
        Assert.Equal((french, rule), Both(() => FieldRules.Of(rule)));

    private static void AssertSpoken(string french, string english)
    {
        Assert.False(string.IsNullOrWhiteSpace(french) || french == "–", $"no label: {english}");
        Assert.False(string.IsNullOrWhiteSpace(english));
        if (!Same.Contains(french)) Assert.NotEqual(french, english);
        Assert.False(French().IsMatch(english), english);
    }

    private static (string French, string English) Both(Func<string> said) => (Spoken.InFrench(said), Spoken.InEnglish(said));

    private static IEnumerable<Type> Types => typeof(StageLabels).Assembly.GetTypes().Where(type => type.Namespace == typeof(StageLabels).Namespace);

    private static IEnumerable<MethodInfo> Tables() =>
        from type in Types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.Name == "Of" && method.GetParameters() is [{ ParameterType.IsEnum: true }]
        select method;

    private static IEnumerable<FieldInfo> Pairs() =>
        from type in Types
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType.IsGenericType && field.FieldType.GenericTypeArguments is [_, var value] && value == typeof((string, string))
        select field;

    private static string NameOf(MethodInfo table) => $"{table.DeclaringType!.Name}.{table.GetParameters()[0].ParameterType.Name}";

    private static string NameOf(FieldInfo table) => $"{table.DeclaringType!.Name}.{table.Name}";

    [GeneratedRegex("[À-ÿœ«]")]
    private static partial Regex French();
}
