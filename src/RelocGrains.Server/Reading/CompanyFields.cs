using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Mapping;

namespace RelocGrains.Server.Reading;

/// <summary>Reads the company, its contact and its place.</summary>
internal static class CompanyFields
{
    private const int MaxCommune = 200;
    private const int MaxContactName = 200;
    private const int MaxPhone = 40;
    private const int MaxEmail = 200;
    private const string IdentifiedRule = "identified by a SIREN, a SIRET or a foreign parent";

    /// <summary>The company.</summary>
    /// <param name="sizeKnown">False where the size may be left unspecified.</param>
    public static Company Company(this Fields fields, string path, V1.Company? company, bool sizeKnown = true) =>
        fields.Message(path, company, wire => Read(fields, path, wire, sizeKnown)) ?? new Company("", null, null, null, null, default);

    /// <summary>Name of a company.</summary>
    public static string CompanyName(this Fields fields, string path, string name) =>
        fields.Line(path, name, Domain.Projects.Company.MaxNameLength);

    /// <summary>Name of a commune.</summary>
    public static string Commune(this Fields fields, string path, string commune) => fields.Line(path, commune, MaxCommune);

    /// <summary>Name of a commune, or empty.</summary>
    public static string CommuneOrNone(this Fields fields, string path, string commune) => fields.LineOrNone(path, commune, MaxCommune);

    /// <summary>The caller's partner's own number, or nothing.</summary>
    public static PartnerNumber? PartnerNumberOrNone(this ActFields fields, string path, string number) =>
        number.Length == 0 ? null : new PartnerNumber(fields.By.Partner, fields.Line(path, number, PartnerNumber.MaxLength));

    /// <summary>Whom to speak to: kept as one typed text.</summary>
    public static TextRef? Contact(this ActFields fields, string path, V1.Contact? contact)
    {
        if (contact is null) return null;
        var text = new ContactText(
            fields.LineOrNone($"{path}.name", contact.Name, MaxContactName),
            fields.LineOrNone($"{path}.phone", contact.Phone, MaxPhone),
            fields.LineOrNone($"{path}.email", contact.Email, MaxEmail));
        return text.IsEmpty ? null : fields.Text(path, text.Written());
    }

    private static Company Read(Fields fields, string path, V1.Company wire, bool sizeKnown)
    {
        var company = new Company(
            fields.CompanyName($"{path}.name", wire.Name),
            fields.CodeOrNone<Siren>($"{path}.siren", wire.Siren),
            fields.CodeOrNone<Siret>($"{path}.siret", wire.Siret),
            fields.CodeOrNone<Siren>($"{path}.group_siren", wire.GroupSiren),
            wire.ForeignParent is { } parent ? ReadParent(fields, $"{path}.foreign_parent", parent) : null,
            sizeKnown
                ? fields.Word<V1.CompanySize, CompanySize>($"{path}.size", wire.Size)
                : fields.WordOrNone<V1.CompanySize, CompanySize>($"{path}.size", wire.Size) ?? CompanySize.Unknown);
        var identified = wire.Siren.Length > 0 || wire.Siret.Length > 0 || wire.ForeignParent is not null;
        fields.Require(identified, path, IdentifiedRule);
        fields.Require(IsOneCompany(wire), $"{path}.siret", "an establishment of the company: its first nine digits are the SIREN");
        return company;
    }

    private static bool IsOneCompany(V1.Company wire) =>
        !Siren.TryParse(wire.Siren, out var siren) || !Siret.TryParse(wire.Siret, out var siret) || siret.Siren == siren;

    private static ForeignParent ReadParent(Fields fields, string path, V1.ForeignParent wire)
    {
        var country = wire.Country;
        var twoLetters = country.Length == 2 && country.All(char.IsAsciiLetterUpper);
        fields.Require(twoLetters, $"{path}.country", "a country of ISO 3166-1, two capital letters such as DE");
        return new ForeignParent(fields.CompanyName($"{path}.name", wire.Name), country);
    }
}
