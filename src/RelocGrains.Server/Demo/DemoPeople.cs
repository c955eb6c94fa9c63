using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Who acts in the demo data: made-up persons, the same in every case, each in one role.</summary>
internal static class DemoPeople
{
    /// <summary>Members of the agency who follow cases.</summary>
    public static readonly Actor[] Agency = [.. Enumerable.Range(101, 8).Select(n => Of(n, "agence", Role.Operator))];

    /// <summary>Members of the Région's services who follow and examine cases.</summary>
    public static readonly Actor[] Region = [.. Enumerable.Range(121, 4).Select(n => Of(n, "region", Role.Operator))];

    /// <summary>The elected authority.</summary>
    public static readonly Actor[] Authority = [Of(301, "region", Role.Authority), Of(302, "region", Role.Authority)];

    /// <summary>The committee's secretary.</summary>
    public static readonly Actor Secretary = Of(311, "region", Role.Secretary);

    /// <summary>The Région's lawyers.</summary>
    public static readonly Actor[] Legal = [Of(321, "region", Role.Legal), Of(322, "region", Role.Legal)];

    /// <summary>Those who approve payments and recoveries.</summary>
    public static readonly Actor[] Payers = [Of(331, "region", Role.Payer), Of(332, "region", Role.Payer), Of(333, "region", Role.Payer)];

    /// <summary>Those who verify jobs; none of them owns a case or pays.</summary>
    public static readonly Actor[] Verifiers = [Of(341, "region", Role.Verifier), Of(342, "region", Role.Verifier), Of(343, "region", Role.Verifier)];

    private static readonly Actor[] Partners =
    [
        Of(201, "ccir", Role.Partner), Of(202, "ccir", Role.Partner), Of(211, "cpme", Role.Partner), Of(212, "cpme", Role.Partner),
        Of(221, "medef", Role.Partner), Of(222, "medef", Role.Partner), Of(231, "bpifrance", Role.Partner), Of(232, "bpifrance", Role.Partner),
    ];

    /// <summary>Somebody of a partner.</summary>
    public static Actor MemberOf(string partner, Dice dice) => dice.Pick(partner switch
    {
        "agence" => Agency,
        "region" => Region,
        _ => [.. Partners.Where(p => p.Partner.Value == partner)],
    });

    /// <summary>Who opens a case: a partner where the detection is a partner's, else the agency.</summary>
    public static Actor CreatorOf(DetectionSource source, Dice dice) => dice.Pick(source is DetectionSource.Partner ? Partners : Agency);

    /// <summary>Somebody else of the same people.</summary>
    public static Actor Other(Actor[] people, Actor than, Dice dice) => dice.Pick<Actor>([.. people.Where(p => p != than)]);

    private static Actor Of(int number, string partner, Role role) => new(new PersonId(FormattableString.Invariant($"p-{number}")), new PartnerId(partner), role);
}
