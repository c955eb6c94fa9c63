using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace RelocGrains.Server.Reading;

/// <summary>
/// Which parts of a message a request replaces: those that its <c>update_mask</c> names, all when it names none. What is not named is not
/// looked at (AIP-134).
/// </summary>
internal sealed class Mask
{
    private const string Field = "update_mask";
    private const string Everything = "*";

    private readonly HashSet<string> named;
    private readonly MessageDescriptor type;

    private Mask(IEnumerable<string> paths, MessageDescriptor type) => (named, this.type) = (paths.ToHashSet(StringComparer.Ordinal), type);

    /// <summary>Reads a mask over the fields of a message; no path leads further into it.</summary>
    public static Mask Read(Fields fields, FieldMask? mask, MessageDescriptor type)
    {
        var read = new Mask(mask?.Paths ?? [], type);
        var known = type.Fields.InDeclarationOrder().Select(field => field.Name).Append(Everything).ToList();
        fields.Require(read.named.IsSubsetOf(known), Field, "made of " + string.Join(", ", known));
        return read;
    }

    /// <summary>True when the part with this field number is replaced.</summary>
    public bool Names(int field) => named.Count == 0 || named.Contains(Everything) || named.Contains(type.FindFieldByNumber(field).Name);
}
