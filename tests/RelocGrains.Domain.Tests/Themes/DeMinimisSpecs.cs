using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>De minimis aid: 200,000 euros over three fiscal years until 2023, 300,000 over any rolling three years from 2024 on.</summary>
public sealed class DeMinimisSpecs
{
    private static readonly LocalDate In2023 = new(2023, 12, 31);
    private static readonly LocalDate In2024 = new(2024, 1, 1);

    [Theory]
    [InlineData(200_000, true)]
    [InlineData(200_001, false)]
    public void Until_2023_the_ceiling_is_200_000_euros(long asked, bool kept) => Assert.Equal(kept, Finding(asked, In2023).Kept);

    [Theory]
    [InlineData(300_000, true)]
    [InlineData(300_001, false)]
    public void From_2024_on_it_is_300_000_euros(long asked, bool kept) => Assert.Equal(kept, Finding(asked, In2024).Kept);

    [Fact]
    public void Until_2023_the_whole_year_two_years_ago_counts() =>
        Assert.False(Finding(1, new LocalDate(2023, 12, 31), Granted(200_000, new(2021, 1, 1))).Kept);

    [Fact]
    public void Until_2023_the_last_day_of_the_year_before_that_does_not() =>
        Assert.True(Finding(200_000, new LocalDate(2023, 1, 1), Granted(200_000, new(2020, 12, 31))).Kept);

    [Fact]
    public void From_2024_on_three_years_ago_to_the_day_does_not_count() =>
        Assert.True(Finding(300_000, new LocalDate(2025, 6, 15), Granted(300_000, new(2022, 6, 15))).Kept);

    [Fact]
    public void From_2024_on_the_day_after_does() =>
        Assert.False(Finding(1, new LocalDate(2025, 6, 15), Granted(300_000, new(2022, 6, 16))).Kept);

    [Fact]
    public void The_case_s_own_grant_is_not_counted_twice() =>
        Assert.True(Finding(300_000, In2024, new DeMinimisGrant(Cases.Id, Money.Euros(300_000), new(2023, 6, 1))).Kept);

    [Fact]
    public void The_arithmetic_is_shown_with_the_regulation() =>
        Assert.Equal(
            new AidFinding("de_minimis", "Règlement (UE) 2023/2831", false, "250000.00 EUR since 2021-06-16 + 60000.00 EUR <= 300000.00 EUR"),
            Finding(60_000, new LocalDate(2024, 6, 15), Granted(250_000, new(2024, 1, 8))));

    [Fact]
    public void A_decision_dated_back_falls_into_the_windows_of_later_grants() =>
        Assert.Equal(
            new AidFinding("de_minimis", "Règlement (UE) 2023/2831", false, "250000.00 EUR since 2022-06-16 + 60000.00 EUR <= 300000.00 EUR"),
            Finding(60_000, new LocalDate(2024, 6, 15), Granted(250_000, new(2025, 6, 15))));

    [Fact]
    public void A_grant_more_than_three_years_later_does_not_matter() =>
        Assert.True(Finding(300_000, new LocalDate(2024, 6, 15), Granted(300_000, new(2027, 6, 15))).Kept);

    [Fact]
    public void Companies_of_one_group_share_the_ceiling() =>
        Assert.Equal(
            UndertakingState.IdOf(Cases.Company(1, group: Cases.Siren(9))),
            UndertakingState.IdOf(Cases.Company(2, group: Cases.Siren(9))));

    [Fact]
    public void The_head_of_the_group_shares_it_too() =>
        Assert.Equal(UndertakingState.IdOf(Cases.Company(9)), UndertakingState.IdOf(Cases.Company(2, group: Cases.Siren(9))));

    [Fact]
    public void Grants_withdrawn_count_no_more()
    {
        var undertaking = UndertakingState.Empty("x").Evolve(new UndertakingEvent.DeMinimisGranted(Cases.Other, Money.Euros(1), In2024), 1)
            .Evolve(new UndertakingEvent.DeMinimisWithdrawn(Cases.Other), 2);
        Assert.Empty(undertaking.DeMinimis);
    }

    private static DeMinimisGrant Granted(long euros, LocalDate on) => new(Cases.Other, Money.Euros(euros), on);

    private static AidFinding Finding(long asked, LocalDate on, params DeMinimisGrant[] before)
    {
        var state = ProjectState.Empty with { Id = Cases.Id, Company = Cases.Company(), FinancingPlan = Cases.Plan(Cases.Line(Cases.Minimis, asked)) };
        return AidRules.Check(state, on, UndertakingState.Empty("x") with { DeMinimis = [.. before] }).Findings[^1];
    }
}
