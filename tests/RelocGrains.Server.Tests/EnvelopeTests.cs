using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>The money of one year on one scheme: 130 million euros, whoever comes first.</summary>
public sealed class EnvelopeTests(SharedServer shared) : IClassFixture<SharedServer>
{
    // Thirty million euros each: four fit, the fifth does not.
    private const int Cases = 7;
    private const int Fit = 4;
    private const long Times = 150;
    private const long Asked = Times * 200_000_00;
    private const long Allotted = 130_000_000_00;

    [Fact]
    public async Task Of_many_decisions_at_once_those_that_fit_are_taken_and_the_others_are_told_how_much_is_missing()
    {
        var journeys = Enumerable.Range(0, Cases).Select(_ => new Journey(shared.Running.Channel.CreateCallInvoker(), shared.NewSiren(), Times)).ToList();
        foreach (var journey in journeys)
        {
            await journey.TakeTo(Stage.Examined);
            await shared.Projects(People.Secretary).RecordCommitteeOpinionAsync(new()
            {
                Name = journey.Case.Name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 3, 24),
                Opinion = new() { SessionOn = Journey.Day(2022, 3, 24), View = View.Favourable, ConflictsDeclared = true },
            });
        }

        var answers = await Task.WhenAll(journeys.Select(j => TryDecide(j.Case.Name)));

        Assert.Equal(Fit, answers.Count(a => a.Error is null));
        Assert.All(answers.Where(a => a.Error is not null), a =>
        {
            Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.GuardsNotMet), (a.Error!.Code, a.Error.Reason));
            var unmet = Assert.Single(a.Error.Unmet);
            Assert.Equal(Guard.EnvelopeAvailable, unmet.Guard);
            Assert.Equal((MissingKind.Money, $"2022-pack_relocalisation:{Asked - (Allotted - (Fit * Asked))}"), (unmet.Kind, unmet.Missing));
        });
        Assert.Equal((Fit * Asked, Allotted - (Fit * Asked)), await Money());

        // What an end releases is there for the next.
        var taken = answers.First(a => a.Error is null).Name;
        await shared.Projects(People.Authority).ExitProjectAsync(new() { Name = taken, RequestId = Journey.NewId(), Outcome = Outcome.Withdrawn, Reason = "Abandon." });
        Assert.Equal(((Fit - 1) * Asked, Allotted - ((Fit - 1) * Asked)), await Money());
        Assert.Null((await TryDecide(answers.First(a => a.Error is not null).Name)).Error);
        Assert.Equal((Fit * Asked, Allotted - (Fit * Asked)), await Money());
        Assert.True((await shared.Log.Verify(CancellationToken.None)).Ok);
    }

    private async Task<(string Name, RelocGrainsError? Error)> TryDecide(string name)
    {
        try
        {
            await shared.Projects(People.Authority).DecideProjectAsync(new()
            {
                Name = name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 4, 1), DeliberationNumber = "CP-2022-04/1",
                DeliberationOn = Journey.Day(2022, 4, 1), Grants = { new Grant { Line = "l1", AmountCents = Asked } },
            });
            return (name, null);
        }
        catch (RpcException e)
        {
            return (name, RelocGrainsError.From(e));
        }
    }

    private async Task<(long Committed, long Available)> Money()
    {
        using var reader = shared.Running.As(Role.Controller, "region", "p-090");
        var plan = await reader.Plan.GetPlanAsync(new() { Consistency = new() { Strong = true } });
        var line = plan.Envelope.Single(e => e is { Year: 2022, Scheme: "pack_relocalisation" });
        Assert.Equal(Allotted, line.AllottedCents);
        return (line.CommittedCents, line.AvailableCents);
    }
}
