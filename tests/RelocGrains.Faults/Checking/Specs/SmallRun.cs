using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;
using RelocGrains.Server.Tests;

namespace RelocGrains.Faults.Checking.Specs;

/// <summary>
/// A run written by hand: two cases, five facts, a reader and two watchers, everything as it should be. What does not concern cases stands
/// at positions 1, 3 and 7. Each spec breaks one thing of it.
/// </summary>
internal static class SmallRun
{
    public const string A = "AURA-2026-00001";
    public const string B = "AURA-2026-00002";
    private const string Rhone = "69";
    private const string Isere = "38";

    private static readonly LocalDate Day = new(2026, 1, 12);
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 12, 11, 0);
    private static readonly Owner Owner = new(Code.Parse<PersonId>("p-002"), Code.Parse<PartnerId>("agence"));

    /// <summary>The facts in the log.</summary>
    public static Fact[] Facts { get; } =
    [
        Fact(2, A, 1, Detected(A, 1, Rhone, jobs: 5)),
        Fact(4, A, 2, new ProjectEvent.Qualified(new Qualification(ProjectKind.Extension, Code.Parse<FiliereCode>("bois"), false, false, new Assessment(3, 3, 3, null)))),
        Fact(5, A, 3, new ProjectEvent.Assigned(Owner)),
        Fact(6, B, 1, Detected(B, 2, Isere, jobs: 8)),
        Fact(8, A, 4, new ProjectEvent.Assigned(Owner with { Person = Code.Parse<PersonId>("p-003") })),
    ];

    /// <summary>The writes, one attempt each, one after the other; the last one with an etag.</summary>
    public static Call.Write[] Writes { get; } =
    [
        Write(Facts[0], 3, Stage.Detected, Rhone),
        Write(Facts[1], 4, Stage.Qualified, Rhone),
        Write(Facts[2], 5, Stage.Qualified, Rhone),
        Write(Facts[3], 7, Stage.Detected, Isere),
        Write(Facts[4], 8, Stage.Qualified, Rhone) with { ExpectedVersion = 3 },
    ];

    /// <summary>What one reader read, after all was written.</summary>
    public static Call.Read[] Reads { get; } =
    [
        Read(1000, new Reply.OfCase(5, LineOfA(3)), needed: 5),
        Read(1020, new Reply.OfList(7, "", "", 2, More: false, [LineOfA(3), new CaseLine(B, 1, Stage.Detected, Isere)]), needed: 5),
        Read(1040, new Reply.OfFigures(8, [FiguresOfRhone], default), needed: 7),
        Read(1060, new Reply.OfFigures(8, [FiguresOfRegion], default), needed: 8) with { Strong = true },
    ];

    public static Watch[] Watches { get; } =
    [
        new("all", "", [.. Facts.Select(fact => new Told(0, 2000, fact.Position, [fact.AsTold]))]),
        new("rhone", Rhone, [.. Facts.Where(fact => fact.Case == A).Select(fact => new Told(1, 2000, fact.Position, [fact.AsTold]))]),
    ];

    public static Recording Seen { get; } = Of([.. Writes, .. Reads], Watches);

    public static FinalState Final { get; } = new(Items.Of<Fact>(Facts), new LogReport(true, 8, 8, default));

    private static PlaceFigures FiguresOfRhone => Qualified(Rhone);

    private static PlaceFigures FiguresOfRegion => Qualified(PlaceFigures.Region) with { Stages = [new(Stage.Detected, 1, 0), new(Stage.Qualified, 1, 0)] };

    public static CaseLine LineOfA(long version) => new(A, version, version == 1 ? Stage.Detected : Stage.Qualified, Rhone);

    public static Recording Of(IEnumerable<Call> calls, IEnumerable<Watch> watches) => new(calls.ToItems(), watches.ToItems(), default);

    /// <summary>A read at a time, by the one reader.</summary>
    public static Call.Read Read(long sentAt, Reply answer, long needed) => new("reader", 0, sentAt, sentAt + 5, answer, "Get", needed, Strong: false);

    /// <summary>An accepted attempt that recorded a fact; the instants follow its position.</summary>
    public static Call.Write Write(Fact fact, long revision, Stage stage, string department) => new(
        "writer", 0, fact.Position * 100, (fact.Position * 100) + 10,
        new Reply.OfCase(revision, new CaseLine(fact.Case, fact.Version, stage, department)), fact.Request, "Act", fact.Case, null);

    public static Fact Fact(long position, string name, long version, ProjectEvent e) => new(
        position, name, version, e, Guid.Parse(FormattableString.Invariant($"00000000-0000-0000-0000-{position:D12}")), new Actor(Owner.Person, Owner.Partner, Role.Operator),
        Day, Noon + Duration.FromSeconds(position), FormattableString.Invariant($"{position:x8}"), HasItsTexts: true);

    public static ProjectEvent.Detected Detected(string name, int company, string department, int jobs) => new(
        Code.Parse<ProjectId>(name), new Company("Essai", Code.Parse<Siren>(Sirens.Of(company)), null, null, null, CompanySize.Small),
        Code.Parse<DepartmentCode>(department), "Lyon", DetectionSource.Web, jobs, Money.Euros(1), null, null);

    private static PlaceFigures Qualified(string place) =>
        new(place, Totals.Zero with { Projects = 1, JobsAnnounced = 5, PrivateInvestment = Money.Euros(1) }, [new StageCount(Stage.Qualified, 1, 0)]);
}
