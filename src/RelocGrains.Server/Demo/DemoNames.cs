using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Names that no company has, communes of the region, and SIRENs that were given to nobody.</summary>
internal static class DemoNames
{
    /// <summary>Stands in every name that a company of the demo data has.</summary>
    public const string Mark = "(démo)";

    private static readonly string[] First = ["Val", "Mor", "Ser", "Tar", "Bel", "Cor", "Lan", "Ger", "Nor", "Fay", "Cha", "Ro", "Vi", "Pra"];
    private static readonly string[] Middle = ["do", "ri", "me", "la", "va", "no", "ti", "ze", "bu", "que"];
    private static readonly string[] Last = ["rine", "lec", "tis", "gnac", "lux", "mat", "pier", "val", "sia", "neuf"];

    private static readonly Dictionary<string, string[]> Trades = new(StringComparer.Ordinal)
    {
        ["aeronautique"] = ["Aérostructures", "Composites"],
        ["agroalimentaire"] = ["Saveurs", "Laiterie", "Ingrédients"],
        ["bois"] = ["Charpentes", "Ossature Bois"],
        ["chimie"] = ["Formulation", "Procédés"],
        ["electronique"] = ["Électronique", "Capteurs", "Circuits"],
        ["energie"] = ["Énergies", "Hydrogène"],
        ["mecanique"] = ["Décolletage", "Machines", "Usinage"],
        ["mobilite"] = ["Cycles", "Véhicules"],
        ["plasturgie"] = ["Plasturgie", "Injection"],
        ["sante"] = ["Dispositifs médicaux", "Principes actifs"],
        ["sport_montagne"] = ["Outdoor", "Montagne"],
        ["textile"] = ["Textiles", "Tissages", "Cuirs"],
    };

    private static readonly Dictionary<string, (string[] Communes, string[] Filieres)> Places = new(StringComparer.Ordinal)
    {
        ["01"] = (["Bourg-en-Bresse", "Oyonnax", "Ambérieu-en-Bugey", "Bellegarde"], ["plasturgie", "mecanique", "bois", "agroalimentaire"]),
        ["03"] = (["Moulins", "Montluçon", "Vichy"], ["mecanique", "chimie", "sante", "agroalimentaire"]),
        ["07"] = (["Annonay", "Aubenas", "Privas"], ["textile", "mobilite", "plasturgie", "agroalimentaire"]),
        ["15"] = (["Aurillac", "Saint-Flour"], ["agroalimentaire", "bois"]),
        ["26"] = (["Valence", "Romans-sur-Isère", "Montélimar"], ["textile", "agroalimentaire", "aeronautique", "electronique", "mobilite"]),
        ["38"] = (["Grenoble", "Voiron", "Bourgoin-Jallieu", "Vienne", "Crolles"], ["electronique", "energie", "sante", "chimie", "mecanique"]),
        ["42"] = (["Saint-Étienne", "Roanne", "Montbrison", "Andrézieux-Bouthéon"], ["mecanique", "textile", "mobilite", "sante"]),
        ["43"] = (["Le Puy-en-Velay", "Yssingeaux", "Monistrol-sur-Loire"], ["plasturgie", "agroalimentaire", "bois", "textile"]),
        ["63"] = (["Clermont-Ferrand", "Issoire", "Thiers", "Riom"], ["aeronautique", "mecanique", "sante", "plasturgie"]),
        ["69"] = (["Lyon", "Vénissieux", "Villefranche-sur-Saône", "Saint-Priest", "Givors"], ["chimie", "sante", "energie", "mobilite", "textile", "electronique"]),
        ["73"] = (["Chambéry", "Albertville", "Ugine"], ["sport_montagne", "mecanique", "energie"]),
        ["74"] = (["Annecy", "Cluses", "Rumilly", "Sallanches"], ["mecanique", "sport_montagne", "electronique", "agroalimentaire"]),
    };

    /// <summary>A made-up name, different for each number.</summary>
    public static string NameOf(int number, string filiere)
    {
        var (root, i, j) = (number * 37 % 1400, 0, 0);
        (root, i) = (root / Last.Length, root % Last.Length);
        (root, j) = (root / Middle.Length, root % Middle.Length);
        return $"{First[root]}{Middle[j]}{Last[i]} {new Dice(number, "trade").Pick(Trades[filiere])} {Mark}";
    }

    /// <summary>A commune of the department.</summary>
    public static string CommuneIn(string department, Dice dice) => dice.Pick(Places[department].Communes);

    /// <summary>A filière that the department is known for.</summary>
    public static string FiliereIn(string department, Dice dice) => dice.Pick(Places[department].Filieres);

    /// <summary>A SIREN that begins with 0 and passes Luhn's check: real ones never begin so.</summary>
    /// <param name="block">1 to 9: companies and groups have blocks of their own.</param>
    public static Siren SirenOf(int block, int number)
    {
        for (var check = 0; check <= 9; check++)
        {
            if (Siren.TryParse(FormattableString.Invariant($"0{block}{number:D6}{check}"), out var siren)) return siren;
        }
        throw new InvalidOperationException($"No check digit fits number {number}.");
    }

    /// <summary>The company of a case without a name in the press.</summary>
    public static DemoCompany CompanyOf(DemoCase c)
    {
        var dice = c.Dice("company");
        var filiere = FiliereIn(c.Department, dice);
        var size = dice.Between(1, 100) switch { <= 52 => CompanySize.Small, <= 87 => CompanySize.Medium, _ => CompanySize.Large };
        var kind = dice.Pick<ProjectKind>([.. Enum.GetValues<ProjectKind>(), ProjectKind.NewProduction, ProjectKind.Extension]);
        var foreign = kind is ProjectKind.InwardInvestment && dice.Chance(40)
            ? new ForeignParent($"{NameOf(c.Number, filiere)} Gruppe", dice.Pick(["DE", "IT", "CH", "JP", "US"]))
            : null;
        var group = foreign is null && size is not CompanySize.Small && dice.Chance(12) ? SirenOf(8, dice.Between(1, 25)) : (Siren?)null;
        var company = new Company(NameOf(c.Number, filiere), foreign is null ? SirenOf(9, c.Number) : null, null, group, foreign, size);
        var source = kind is ProjectKind.InwardInvestment ? DetectionSource.ForeignInvestment : dice.Pick(Enum.GetValues<DetectionSource>());
        return new DemoCompany(company, CommuneIn(c.Department, dice), new FiliereCode(filiere), kind, source) { Headcount = HeadcountOf(size, dice) };
    }

    /// <summary>People on the site before the project.</summary>
    public static int HeadcountOf(CompanySize size, Dice dice) => size switch
    {
        CompanySize.Small => dice.Between(6, 45),
        CompanySize.Medium => dice.Between(52, 225),
        _ => dice.Between(255, 900),
    };
}
