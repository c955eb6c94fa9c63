using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>
/// Collects what is done on one case, each with the day on which it is true, and writes it down: in order of these days, on the
/// next day on which the offices record, and now and then some weeks late, though never after a publication that counts it.
/// </summary>
/// <param name="textKey">Secret of the store of typed texts.</param>
internal sealed class Diary(DemoCase c, byte[] textKey)
{
    /// <summary>Marks every text that the demo data contains.</summary>
    public const string Mark = "(texte synthétique)";

    private readonly List<Entry> entries = [];
    private readonly List<TypedText> texts = [];
    private int written;

    /// <summary>The texts that the commands refer to.</summary>
    public IReadOnlyList<TypedText> Texts => texts;

    /// <summary>Something done on a day; nothing when the day is null.</summary>
    /// <param name="trueOn">The day on which it is true, where that is an earlier one.</param>
    public void On(LocalDate? day, Actor by, ProjectCommand command, LocalDate? trueOn = null) => On(day, by, _ => command, trueOn);

    /// <summary>What ends the case, or stops its clock for good: nothing is done from that day on.</summary>
    public void AtLast(LocalDate day, Actor by, Func<Func<string, string, TextRef>, ProjectCommand> command)
    {
        entries.RemoveAll(e => e.Day >= day);
        On(day, by, command);
    }

    /// <summary>Something done on a day, with a text, of which the command is given what stands for it.</summary>
    public void On(LocalDate? day, Actor by, Func<Func<string, string, TextRef>, ProjectCommand> command, LocalDate? trueOn = null)
    {
        if (day is not { } on) return;
        var request = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Dice.Seed}/{c.Number}/{written++}"))).AsSpan(0, 16));
        entries.Add(new Entry(on, trueOn, by, request, command((field, text) => Type(field, text, by, request))));
    }

    /// <summary>The commands in the order in which they are recorded.</summary>
    public IEnumerable<DemoStep> Steps()
    {
        var dice = c.Dice("recording");
        var recorded = Publications.Adopted;
        foreach (var entry in entries.OrderBy(e => e.Day))
        {
            var late = dice.Chance(3) && entry.Command is not ProjectCommand.Detect ? dice.Between(7, 28) : 0;
            recorded = LocalDate.Max(recorded, RecordedOn(entry.Day, late));
            var effective = entry.TrueOn ?? entry.Day;
            var ask = new Ask(entry.Command, entry.By, entry.Request, effective == recorded ? null : effective, null, default);
            yield return new DemoStep(c.Id, recorded, ask);
        }
    }

    /// <summary>The day on which the first of them is recorded.</summary>
    public static LocalDate OpenedOn(DemoCase c) => RecordedOn(c.Life.Detected, 0);

    private static LocalDate RecordedOn(LocalDate day, int late)
    {
        var recorded = DemoDays.RecordedFrom(day.PlusDays(late));
        var publication = Publications.EndOf(Publications.IntervalOf(day));
        return recorded <= publication ? recorded : LocalDate.Max(DemoDays.RecordedFrom(day), publication);
    }

    private TextRef Type(string field, string text, Actor by, Guid request)
    {
        var marked = text.Contains(Mark, StringComparison.Ordinal) ? text : $"{text} {Mark}";
        var typed = TypedText.Of(marked, field, by.Person.Value, request, textKey);
        texts.Add(typed);
        return typed.Ref;
    }

    private sealed record Entry(LocalDate Day, LocalDate? TrueOn, Actor By, Guid Request, ProjectCommand Command);
}

/// <summary>One command of the demo data.</summary>
/// <param name="RecordedOn">The day on which it is recorded.</param>
public sealed record DemoStep(ProjectId Project, LocalDate RecordedOn, Ask Ask);
