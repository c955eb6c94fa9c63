using RelocGrains.Cli.Calls;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>Who acts, by `--as ROLE[:PARTNER][/PERSON]`.</summary>
public sealed class CallerTests
{
    [Theory]
    [InlineData("operator", "cli-operator-agence", "agence", Role.Operator)]
    [InlineData("OPERATOR:region", "cli-operator-region", "region", Role.Operator)]
    [InlineData("verifier/p-017", "p-017", "region", Role.Verifier)]
    [InlineData("partner:bpifrance/p-101", "p-101", "bpifrance", Role.Partner)]
    public void What_is_left_out_has_a_usual_value(string typed, string person, string partner, Role role) =>
        Assert.Equal(new CallerIdentity(person, partner, role), Caller.Parse(typed));

    [Fact]
    public void The_public_has_no_identity() => Assert.Null(Caller.Parse("public"));

    [Fact]
    public void Every_role_that_is_offered_can_act() =>
        Assert.All(Caller.Roles, role => Caller.Parse(role == "partner" ? "partner:cpme" : role));

    [Theory]
    [InlineData("nobody", "« nobody » n'est pas un rôle")]
    [InlineData("partner", "demande son partenaire")]
    [InlineData("operator/A", "ne se lit pas")]
    [InlineData("operator:/p-001", "ne se lit pas")]
    [InlineData("", "n'est pas un rôle")]
    public void What_cannot_be_read_is_said(string typed, string french) =>
        Assert.Contains(french, Assert.Throws<UsageException>(() => Caller.Parse(typed)).Message, StringComparison.Ordinal);
}
