using RelocGrains.V1;
using Xunit;
using Status = RelocGrains.V1.Status;

namespace RelocGrains.Server.Tests;

/// <summary>What lists are filtered by. Five cases, each named by a letter, and which of them each filter lets through.</summary>
public sealed class FilterTests(FilterTests.FiveCases cases) : IClassFixture<FilterTests.FiveCases>
{
    private static readonly Dictionary<string, (ListProjectsRequest Filter, string Fit)> Table = new()
    {
        ["nothing"] = (new(), "ABCDE"),
        ["a department"] = (new() { Department = "15" }, "B"),
        ["a department without cases"] = (new() { Department = "43" }, ""),
        ["a stage"] = (new() { Stage = Stage.Detected }, "BC"),
        ["another stage"] = (new() { Stage = Stage.Qualified }, "A"),
        ["a status"] = (new() { Status = Status.OnHold }, "B"),
        ["the active ones"] = (new() { Status = Status.Active, Live = true }, "ADE"),
        ["an outcome"] = (new() { Outcome = Outcome.Lost }, "C"),
        ["an outcome nobody has"] = (new() { Outcome = Outcome.Merged }, ""),
        ["those that live"] = (new() { Live = true }, "ABDE"),
        ["those that have ended"] = (new() { Live = false }, "C"),
        ["an owner"] = (new() { Owner = "p-777" }, "A"),
        ["a partner by owner"] = (new() { Partner = "cpme" }, "A"),
        ["a partner by referral"] = (new() { Partner = "bpifrance" }, "DE"),
        ["a partner by its number"] = (new() { Partner = "ccir" }, "E"),
        ["a partner by its opinion"] = (new() { Partner = "medef" }, "D"),
        ["anybody's number"] = (new() { PartnerNumber = "DOS-1" }, "DE"),
        ["a partner's own number"] = (new() { Partner = "bpifrance", PartnerNumber = "DOS-1" }, "D"),
        ["another partner's number"] = (new() { Partner = "ccir", PartnerNumber = "DOS-1" }, "E"),
        ["a number but for its case"] = (new() { PartnerNumber = "dos-1" }, ""),
        ["the beginning of a number"] = (new() { PartnerNumber = "DOS" }, ""),
        ["a word without its accents"] = (new() { Text = "sechoir" }, "B"),
        ["a word in capitals with its accents"] = (new() { Text = "SÉCHOIR" }, "B"),
        ["words of name and commune in any order"] = (new() { Text = "  flour   séchoir " }, "B"),
        ["a word of the name and one of another commune"] = (new() { Text = "sechoir lyon" }, ""),
        ["a part of a word"] = (new() { Text = "choi" }, "B"),
        ["a sign that means something in SQL"] = (new() { Text = "%" }, ""),
        ["a quotation mark"] = (new() { Text = "l'Aigle" }, "C"),
        ["all filters of one case"] = (new() { Department = "69", Stage = Stage.Oriented, Status = Status.Active, Live = true, Owner = "p-002", Partner = "bpifrance", PartnerNumber = "DOS-1", Text = "beaujolais" }, "D"),
        ["all but one that does not fit"] = (new() { Department = "69", Stage = Stage.Oriented, Status = Status.Active, Live = false, Owner = "p-002", Partner = "bpifrance", PartnerNumber = "DOS-1" }, ""),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_filtered_by(string what)
    {
        var (filter, fit) = Table[what];
        var request = new ListProjectsRequest(filter) { Consistency = new Consistency { Strong = true } };

        var list = await cases.Server.Projects(People.Controller).ListProjectsAsync(request);

        Assert.Equal(fit, string.Concat(list.Projects.Select(p => cases.LetterOf(p.Name))));
        Assert.Equal(fit.Length, list.TotalSize);
    }

    [Fact]
    public async Task A_reference_finds_its_case()
    {
        foreach (var name in cases.Names)
        {
            var list = await cases.Server.Projects(People.Controller).ListProjectsAsync(
                new() { Text = name["projects/".Length..].ToLowerInvariant(), Consistency = new() { Strong = true } });
            Assert.Equal(name, Assert.Single(list.Projects).Name);
        }
    }

    /// <summary>A qualified and owned, B held in the Cantal, C lost, D and E sent to bpifrance with the same number of two partners.</summary>
    public sealed class FiveCases : IAsyncLifetime
    {
        private readonly List<string> names = [];

        public SharedServer Server { get; } = new();

        public IReadOnlyList<string> Names => names;

        public char LetterOf(string name) => (char)('A' + names.IndexOf(name));

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            var agency = Server.Projects(People.Agency);

            names.Add((await Server.Detected()).Name);
            await agency.QualifyProjectAsync(Journey.Qualification(names[0]));
            await agency.AssignProjectAsync(new() { Name = names[0], RequestId = Journey.NewId(), Owner = new() { Person = "p-777", Partner = "cpme" } });

            await Open("Séchoir de la Margeride (essai)", "15", "Saint-Flour");
            await agency.HoldProjectAsync(new() { Name = names[1], RequestId = Journey.NewId(), Status = Status.OnHold, Reason = "Attente." });

            await Open("Fonderie de l'Aigle (essai)", "74", "Annecy");
            await agency.ExitProjectAsync(new() { Name = names[2], RequestId = Journey.NewId(), Outcome = Outcome.Lost, LostTo = "Bavière", Reason = "Foncier." });

            foreach (var partner in new[] { People.Bank, People.Chamber })
            {
                names.Add((await Server.NewJourney().TakeTo(Stage.Oriented)).Name);
                await Server.Projects(partner).NotePartnerNumberAsync(new() { Name = names[^1], RequestId = Journey.NewId(), Number = "DOS-1" });
            }
            await agency.RequestOpinionAsync(new() { Name = names[3], RequestId = Journey.NewId(), Partner = "medef" });
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        private async Task Open(string company, string department, string commune)
        {
            var detection = Journey.Detection(Server.NewSiren());
            (detection.Company.Name, detection.Department, detection.Commune) = (company, department, commune);
            names.Add((await Server.Projects(People.Finder).CreateProjectAsync(detection)).Name);
        }
    }
}
