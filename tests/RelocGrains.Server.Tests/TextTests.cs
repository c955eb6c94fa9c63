using Microsoft.Data.Sqlite;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>What people type: read by those who may, gone when erased, and kept for nothing that was refused.</summary>
public sealed class TextTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(People.Region, true)]
    [InlineData(People.Bank, true)]
    [InlineData(People.Legal, true)]
    [InlineData(People.Verifier, true)]
    [InlineData(People.Controller, false)]
    [InlineData(People.Authority, false)]
    [InlineData(People.Secretary, false)]
    [InlineData(People.Payer, false)]
    public async Task A_contact_is_for_those_who_speak_to_companies(string who, bool sees)
    {
        var detected = await shared.Detected();

        var read = await shared.Projects(who).GetProjectAsync(new() { Name = detected.Name });
        var listed = await shared.Projects(who).ListProjectsAsync(new() { View = ProjectView.Full, Text = detected.Name["projects/".Length..], Consistency = new() { Strong = true } });
        var history = await new HistoryService.HistoryServiceClient(shared.Calls(who)).ListProjectHistoryAsync(new() { Parent = detected.Name });

        Assert.Equal(sees, read.Contact is not null);
        Assert.Equal(sees, Assert.Single(listed.Projects).Contact is not null);
        Assert.Equal(sees ? 1 : 0, Assert.Single(history.Entries).Texts.Count);
    }

    [Fact]
    public async Task An_erased_text_is_absent_and_everything_else_stays()
    {
        var detected = await shared.Detected();
        var qualified = await shared.Projects(People.Agency).QualifyProjectAsync(Journey.Qualification(detected.Name));
        var history = new HistoryService.HistoryServiceClient(shared.Calls(People.Region));
        var before = await history.ListProjectHistoryAsync(new() { Parent = detected.Name });
        Assert.Equal("Bon dossier.", qualified.Qualification.Assessment.Comment);

        foreach (var id in before.Entries.SelectMany(e => e.Texts.Keys)) Erase(Guid.Parse(id));

        var after = await history.ListProjectHistoryAsync(new() { Parent = detected.Name });
        var read = await shared.Projects(People.Region).GetProjectAsync(new() { Name = detected.Name });
        Assert.All(after.Entries, e => Assert.Empty(e.Texts));
        Assert.Equal(before.Entries.Select(e => (e.Body, e.Hash)), after.Entries.Select(e => (e.Body, e.Hash)));
        Assert.Equal(("", null), (read.Qualification.Assessment.Comment, read.Contact));
        Assert.True((await shared.Log.Verify(CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task A_repeated_request_does_not_bring_an_erased_text_back()
    {
        var detected = await shared.Detected();
        var hold = Hold(detected, "Un nom qui est à effacer.");
        await shared.Projects(People.Agency).HoldProjectAsync(hold);
        var history = new HistoryService.HistoryServiceClient(shared.Calls(People.Region));
        var typed = (await history.ListProjectHistoryAsync(new() { Parent = detected.Name })).Entries[1].Texts.Keys.Single();
        await shared.Projects(People.Region).ResumeProjectAsync(new() { Name = detected.Name, RequestId = Journey.NewId() });
        Erase(Guid.Parse(typed));

        await shared.Projects(People.Agency).HoldProjectAsync(hold);

        Assert.Empty((await history.ListProjectHistoryAsync(new() { Parent = detected.Name })).Entries[1].Texts);
    }

    [Fact]
    public async Task A_reused_request_id_keeps_nothing_of_the_second_request()
    {
        var detected = await shared.Detected();
        var resume = new ResumeProjectRequest { Name = detected.Name, RequestId = Journey.NewId() };
        await shared.Projects(People.Agency).ResumeProjectAsync(resume);
        var before = await shared.Stored();
        var hold = Hold(detected, "Ce texte n'est pas à garder.");
        hold.RequestId = resume.RequestId;

        Assert.Equal(ErrorReason.RequestIdReused, (await Refused.By(shared.Projects(People.Agency).HoldProjectAsync(hold))).Reason);

        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task Two_requests_say_the_same_text_each_for_itself()
    {
        var (first, second) = (await shared.Detected(), await shared.Detected());

        await shared.Projects(People.Agency).HoldProjectAsync(Hold(first, "Congés."));
        await shared.Projects(People.Agency).HoldProjectAsync(Hold(second, "Congés."));

        var history = new HistoryService.HistoryServiceClient(shared.Calls(People.Region));
        var ids = new List<string>();
        foreach (var held in new[] { first, second })
        {
            ids.Add((await history.ListProjectHistoryAsync(new() { Parent = held.Name })).Entries[1].Texts.Single(t => t.Value == "Congés.").Key);
        }
        Assert.Distinct(ids);
    }

    private static HoldProjectRequest Hold(Project project, string reason) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Status = Status.OnHold, Reason = reason };

    private void Erase(Guid id)
    {
        using var persons = new SqliteConnection($"Data Source={Path.Combine(shared.Running.Folder, "persons.db")};Pooling=False");
        persons.Open();
        using var erase = persons.CreateCommand();
        erase.CommandText = "DELETE FROM texts WHERE id = $id";
        erase.Parameters.AddWithValue("$id", id.ToByteArray());
        Assert.Equal(1, erase.ExecuteNonQuery());
    }
}
