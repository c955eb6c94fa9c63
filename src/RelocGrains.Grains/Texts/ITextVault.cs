using RelocGrains.Domain;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Texts;

/// <summary>
/// Keeps what people typed, and contacts, apart from the log: the log holds ids and salted hashes only, so that a text can be erased while
/// every hash of the log stays valid. One for each kind of store.
/// </summary>
public interface ITextVault
{
    /// <summary>The secret that salts come from, 32 bytes; the same for all servers of a store.</summary>
    byte[] Key { get; }

    /// <summary>Completes with the exception that has stopped the vault for good; the process should end then and start again.</summary>
    Task<Exception> Failure { get; }

    /// <summary>Keeps texts durably; one that is kept already stays as it is.</summary>
    /// <exception cref="OutcomeUnknownException">The store failed.</exception>
    /// <exception cref="LogUnreachableException">The store cannot be reached: nothing was written.</exception>
    Task Keep(Items<TypedText> texts);

    /// <summary>The text, or null when it was erased.</summary>
    string? Find(TextRef reference);
}
