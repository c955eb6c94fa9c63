using System.Text;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Tests.House;

/// <summary>
/// What is stored is stored for ever, so its shape stands in <c>shapes.lock</c>, where a reviewer sees it change. A deliberate addition is
/// accepted by running the tests once with RELOCGRAINS_ACCEPT_SHAPES=1. An example that can no longer be read is never accepted.
/// </summary>
public sealed class ShapeTests
{
    private const string Accept = "RELOCGRAINS_ACCEPT_SHAPES";
    private const string ExampleMark = "example ";

    private static readonly SortedDictionary<string, IReadOnlyList<string>> Locked = ReadOrAccept();

    private static string LockFile => Repository.In("tests", "RelocGrains.Domain.Tests", "shapes.lock");

    private static IEnumerable<Type> EventTypes => Shapes.EventUnions.SelectMany(union => Unions.CasesOf(union));

    [Fact]
    public void Every_stored_and_sent_shape_is_the_one_in_the_lock()
    {
        var difference = Difference(Locked, Current(Locked));
        Assert.True(difference.Count == 0, Explain(difference));
    }

    public static TheoryData<string> EventNames => [.. EventTypes.Select(type => Shapes.Example(type).Name)];

    [Theory]
    [MemberData(nameof(EventNames))]
    public void The_example_in_the_lock_is_read_and_written_again_byte_for_byte(string name)
    {
        var type = EventTypes.Single(t => Shapes.Example(t).Name == name);
        var example = ExampleOf(Locked, "event " + name);
        Assert.True(example is not null, $"{name} has no example yet: run the tests once with {Accept}=1.");
        Assert.Equal(example, Shapes.Reread(type, example!));
    }

    [Fact]
    public void No_event_has_the_name_of_another() => Assert.Equal(EventTypes.Count(), EventTypes.Select(t => Shapes.Example(t).Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_case_of_every_union_is_read_as_it_was_written()
    {
        foreach (var union in new[] { typeof(Correction), typeof(ProjectCommand), typeof(Answer), typeof(NeighbourEvent), typeof(ProjectEvent) })
        {
            foreach (var value in Unions.CasesOf(union).Select(Samples.Of))
            {
                var json = System.Text.Json.JsonSerializer.Serialize(value, union, DomainJson.Options);
                var read = System.Text.Json.JsonSerializer.Deserialize(json, union, DomainJson.Options);
                Assert.Equal(value, read);
                Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, union, DomainJson.Options));
            }
        }
    }

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        foreach (var stage in Enum.GetValues<Stage>().Where(s => s is not Stage.None))
        {
            var state = Given(stage).State;
            var read = System.Text.Json.JsonSerializer.Deserialize<ProjectState>(System.Text.Json.JsonSerializer.Serialize(state, DomainJson.Options), DomainJson.Options);
            Assert.Equal(state, read);
        }
    }

    [Theory]
    [InlineData("""{"id":"r1"}""", true)]
    [InlineData("""{"id":"r1","more":1}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""{"id":null}""", false)]
    [InlineData("""{"id":"R1"}""", false)]
    public void Reading_is_strict(string json, bool read)
    {
        void Decode() => EventCodec<ProjectEvent>.Decode("project.referral_accepted.v1", Encoding.UTF8.GetBytes(json));
        if (read) Decode();
        else Assert.Throws<System.Text.Json.JsonException>(Decode);
    }

    [Fact]
    public void An_event_of_a_newer_build_is_not_guessed_at() =>
        Assert.Throws<System.Text.Json.JsonException>(() => EventCodec<ProjectEvent>.Decode("project.qualified.v2", "{}"u8));

    private static SortedDictionary<string, IReadOnlyList<string>> ReadOrAccept()
    {
        if (Environment.GetEnvironmentVariable(Accept) == "1") Write(Current(Read()));
        return Read();
    }

    // An example stays as it was first written: it stands for what old logs hold.
    private static SortedDictionary<string, IReadOnlyList<string>> Current(SortedDictionary<string, IReadOnlyList<string>> locked)
    {
        var current = new SortedDictionary<string, IReadOnlyList<string>>(Shapes.Describe().ToDictionary(), StringComparer.Ordinal);
        foreach (var type in EventTypes)
        {
            var (name, json) = Shapes.Example(type);
            current["event " + name] = [.. current["event " + name], ExampleMark + (ExampleOf(locked, "event " + name) ?? json)];
        }
        return current;
    }

    private static string? ExampleOf(SortedDictionary<string, IReadOnlyList<string>> sections, string title) =>
        sections.GetValueOrDefault(title)?.FirstOrDefault(line => line.StartsWith(ExampleMark, StringComparison.Ordinal))?[ExampleMark.Length..];

    private static List<string> Difference(SortedDictionary<string, IReadOnlyList<string>> locked, SortedDictionary<string, IReadOnlyList<string>> current) =>
    [
        .. from title in locked.Keys.Union(current.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let before = locked.GetValueOrDefault(title) ?? []
           let after = current.GetValueOrDefault(title) ?? []
           where !before.SequenceEqual(after, StringComparer.Ordinal)
           from line in before.Except(after, StringComparer.Ordinal).Select(l => "- " + l).Concat(after.Except(before, StringComparer.Ordinal).Select(l => "+ " + l)).DefaultIfEmpty("~ the same members in another order, or none")
           select $"  {title}: {line}",
    ];

    private static string Explain(List<string> difference) =>
        $"""
        Stored or sent shapes differ from shapes.lock:
        {string.Join('\n', difference)}
        A line with - is what logs and other silos hold today: if an event loses it, old logs cannot be read; give the new shape a new name instead.
        A line with + that you meant: run the tests once with {Accept}=1 and commit the lock.
        """;

    private static SortedDictionary<string, IReadOnlyList<string>> Read()
    {
        var sections = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var line in File.Exists(LockFile) ? File.ReadAllLines(LockFile) : [])
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) lines.Add(line[2..]);
            else if (line.Length > 0 && line[0] != '#') sections[line] = lines = [];
        }
        return sections;
    }

    private static void Write(SortedDictionary<string, IReadOnlyList<string>> sections)
    {
        var text = new StringBuilder("# How everything is written that is stored for ever or sent between silos. Checked by ShapeTests.\n");
        foreach (var (title, lines) in sections)
        {
            text.Append('\n').Append(title).Append('\n');
            foreach (var line in lines) text.Append("  ").Append(line).Append('\n');
        }
        File.WriteAllText(LockFile, text.ToString());
    }
}
