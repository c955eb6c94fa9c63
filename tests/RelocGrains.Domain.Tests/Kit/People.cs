namespace RelocGrains.Domain.Tests.Kit;

/// <summary>The people of the specs, each with the one role the sentence is about.</summary>
public static class People
{
    public static Actor Creator { get; } = At("p-101", "agence", Role.Operator);

    public static Actor Assessor { get; } = At("p-102", "agence", Role.Operator);

    public static Actor Follower { get; } = At("p-103", "agence", Role.Operator);

    public static Actor Examiner { get; } = At("p-201", "region", Role.Operator);

    public static Actor Colleague { get; } = At("p-202", "region", Role.Operator);

    public static Actor Secretary { get; } = At("p-203", "region", Role.Secretary);

    public static Actor Elected { get; } = At("p-204", "region", Role.Authority);

    public static Actor Lawyer { get; } = At("p-205", "region", Role.Legal);

    public static Actor PayerOne { get; } = At("p-206", "region", Role.Payer);

    public static Actor PayerTwo { get; } = At("p-207", "region", Role.Payer);

    public static Actor PayerThree { get; } = At("p-208", "region", Role.Payer);

    public static Actor Verifier { get; } = At("p-209", "region", Role.Verifier);

    public static Actor Banker { get; } = At("p-301", "bpifrance", Role.Partner);

    public static Actor Chamber { get; } = At("p-302", "ccir", Role.Partner);

    public static Actor Employers { get; } = At("p-303", "medef", Role.Partner);

    /// <summary>Everybody, for whoever picks at random.</summary>
    public static IReadOnlyList<Actor> All { get; } =
    [
        Creator, Assessor, Follower, Examiner, Colleague, Secretary, Elected, Lawyer, PayerOne, PayerTwo, PayerThree, Verifier, Banker, Chamber, Employers,
    ];

    private static Actor At(string person, string partner, Role role) => new(new PersonId(person), new PartnerId(partner), role);
}
