using RelocGrains.Domain;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Server.Mapping;

/// <summary>
/// Typed texts as one caller may see them. An erased text is absent, and so is a contact for those who do not speak to companies.
/// </summary>
internal sealed class Texts(ITextVault vault, Actor reader)
{
    /// <summary>True when the reader may know whom to speak to: those who speak to companies.</summary>
    public bool MaySeeContacts => reader.Role is Role.Operator or Role.Partner or Role.Legal or Role.Verifier;

    /// <summary>The text; empty when there is none any more.</summary>
    public string Typed(TextRef? reference) => reference is null ? "" : vault.Find(reference) ?? "";

    /// <summary>The text, or null when it was erased.</summary>
    public string? Find(TextRef reference) => vault.Find(reference);

    /// <summary>The contact, or null.</summary>
    public V1.Contact? Contact(TextRef? reference)
    {
        if (reference is null || !MaySeeContacts || vault.Find(reference) is not { } text) return null;
        var contact = ContactText.Read(text);
        return new V1.Contact { Name = contact.Name, Phone = contact.Phone, Email = contact.Email };
    }
}
