using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Mapping;

/// <summary>The company, and who works on its case.</summary>
internal static class CompanyMapping
{
    /// <summary>The company.</summary>
    public static V1.Company ToWire(this Company company) => new()
    {
        Name = company.Name,
        Siren = company.Siren?.Value ?? "",
        Siret = company.Siret?.Value ?? "",
        GroupSiren = company.GroupSiren?.Value ?? "",
        ForeignParent = company.ForeignParent is { } parent ? new V1.ForeignParent { Name = parent.Name, Country = parent.Country } : null,
        Size = Vocabulary<V1.CompanySize, CompanySize>.Write(company.Size),
    };

    /// <summary>Who acted.</summary>
    public static V1.Actor ToWire(this Actor actor) => new()
    {
        Person = actor.Person.Value,
        Partner = actor.Partner.Value,
        Role = Vocabulary<V1.Role, Role>.Write(actor.Role),
    };

    /// <summary>Who follows the case.</summary>
    public static V1.Owner ToWire(this Owner owner) => new() { Person = owner.Person.Value, Partner = owner.Partner.Value };

    /// <summary>A partner's own number.</summary>
    public static V1.PartnerNumber ToWire(this PartnerNumber number) => new() { Partner = number.Partner.Value, Number = number.Number };
}
