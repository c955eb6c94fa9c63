using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>
/// A project that the press names. Only its name, department and topic come from there; SIREN, days, jobs and investment are synthetic,
/// which the name says. It is given few jobs, little investment, no public money, and nothing that goes wrong.
/// </summary>
internal sealed record PressCase(string Name, string Department, string Commune, string Filiere, ProjectKind Kind, CompanySize Size)
{
    private const string NotSaid = "commune non précisée";

    /// <summary>All of them. Where the press names no department, one was chosen for the demo data.</summary>
    public static readonly PressCase[] All =
    [
        new("Savoy International", "74", NotSaid, "mecanique", ProjectKind.ReturnFromAbroad, CompanySize.Medium),
        new("Vicat", "38", NotSaid, "bois", ProjectKind.NewProduction, CompanySize.Large),
        new("Dynastar", "74", NotSaid, "sport_montagne", ProjectKind.ReturnFromAbroad, CompanySize.Large),
        new("Chamatex, usine de chaussures ASF 4.0", "07", NotSaid, "textile", ProjectKind.NewProduction, CompanySize.Medium),
        new("Aledia, composants LED", "38", NotSaid, "electronique", ProjectKind.NewProduction, CompanySize.Medium),
        new("Europe Services", "15", NotSaid, "mecanique", ProjectKind.Extension, CompanySize.Medium),
        new("Verkor, batteries", "38", NotSaid, "energie", ProjectKind.NewProduction, CompanySize.Large),
        new("Consortium vélo n° 1", "42", NotSaid, "mobilite", ProjectKind.NewProduction, CompanySize.Medium),
        new("Consortium vélo n° 2", "26", NotSaid, "mobilite", ProjectKind.NewProduction, CompanySize.Medium),
        new("Consortium vélo n° 3", "69", NotSaid, "mobilite", ProjectKind.NewProduction, CompanySize.Medium),
    ];

    /// <summary>The company, with a SIREN that was given to nobody.</summary>
    public DemoCompany ToCompany(int number, Dice dice)
    {
        var company = new Company($"{Name} (démo, données synthétiques)", DemoNames.SirenOf(7, number), null, null, null, Size);
        return new DemoCompany(company, Commune, new FiliereCode(Filiere), Kind, DetectionSource.Agence) { Headcount = DemoNames.HeadcountOf(Size, dice) };
    }
}
