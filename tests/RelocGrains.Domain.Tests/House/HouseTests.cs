using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RelocGrains.Domain.Tests.House;

/// <summary>References go one way, and the domain is pure: read from the project files and the sources themselves.</summary>
public sealed partial class HouseTests
{
    /// <summary>Which project of src may see which. A project that is not listed may not exist.</summary>
    private static readonly Dictionary<string, string[]> MaySee = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["EventLog"] = [],
        ["Grains"] = ["Domain", "EventLog"],
        ["Server"] = ["Grains", "Domain", "EventLog"],
        ["Client"] = [],
        ["Cli"] = ["Client"],
        ["Console"] = ["Client"],
    };

    /// <summary>What makes an answer depend on more than what is asked, each with the reason it is not allowed.</summary>
    private static readonly (Regex Pattern, string Why)[] Impure =
    [
        (Waiting(), "the domain does not wait"),
        (Clocks(), "the day comes with the question"),
        (Randomness(), "the same question has the same answer"),
        (World(), "the domain reads and writes nothing"),
        (Orleans(), "the domain knows no framework"),
    ];

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Select(file => Path.GetRelativePath(Repository.Root, file))];

    public static TheoryData<string> DomainSources => [.. Repository.Files("src/RelocGrains.Domain", "*.cs").Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_sees_only_those_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project).Replace("RelocGrains.", "", StringComparison.Ordinal);
        Assert.True(MaySee.TryGetValue(name, out var allowed), $"{project}: say in HouseTests which projects it may see.");
        Assert.Empty(References(project).Except(allowed!, StringComparer.Ordinal).Select(seen => $"{name} -> {seen}"));
    }

    [Fact]
    public void The_rule_itself_has_no_circle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (MaySee.FirstOrDefault(p => !done.Contains(p.Key) && p.Value.All(done.Contains)).Key is { } next) done.Add(next);
        Assert.Equal(MaySee.Count, done.Count);
    }

    [Fact]
    public void The_domain_needs_a_calendar_and_nothing_else() =>
        Assert.Equal(
            "NodaTime NodaTime.Serialization.SystemTextJson",
            string.Join(' ', XDocument.Load(Repository.In("src", "RelocGrains.Domain", "RelocGrains.Domain.csproj"))
                .Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(DomainSources))]
    public void The_domain_is_pure(string source)
    {
        var lines = File.ReadAllLines(Repository.In(source)).Select((text, i) => (Code: Comment().Replace(text, ""), Number: i + 1));
        Assert.Empty(
            from line in lines
            from rule in Impure
            where rule.Pattern.IsMatch(line.Code)
            select $"{source}:{line.Number} {rule.Pattern.Match(line.Code).Value}: {rule.Why}");
    }

    [Theory]
    [InlineData("await Task.Delay(1)")]
    [InlineData("private Task<int> X()")]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("SystemClock.Instance")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("new Random(1)")]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("new HttpClient()")]
    [InlineData("Environment.GetEnvironmentVariable(name)")]
    [InlineData("using Orleans;")]
    public void What_is_impure_is_seen(string code) => Assert.Contains(Impure, rule => rule.Pattern.IsMatch(code));

    [Theory]
    [InlineData("public Money Percent(int percent)")]
    [InlineData("ProjectCommand.FileDocument x")]
    [InlineData("FiledDocument")]
    public void What_is_pure_is_left_alone(string code) => Assert.DoesNotContain(Impure, rule => rule.Pattern.IsMatch(code));

    private static IEnumerable<string> References(string project) => XDocument.Load(Repository.In(project)).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')).Replace("RelocGrains.", "", StringComparison.Ordinal));

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(async|await|Task|ValueTask|Thread|Timer|lock)\b(?!\s*:)")]
    private static partial Regex Waiting();

    [GeneratedRegex(@"\b(SystemClock|IClock|TimeProvider|Stopwatch)\b|\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\bGuid\s*\.\s*(NewGuid|CreateVersion7)\b|\bRandom(NumberGenerator)?\b")]
    private static partial Regex Randomness();

    [GeneratedRegex(@"\b(File|Directory|HttpClient|Socket|Environment|Console|Process)\s*[.(]|\bnew (HttpClient|FileStream|Socket)\b")]
    private static partial Regex World();

    [GeneratedRegex(@"\busing (Orleans|Grpc|Google|Microsoft)\b")]
    private static partial Regex Orleans();
}
