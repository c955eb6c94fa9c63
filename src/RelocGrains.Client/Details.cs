using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RelocGrains.V1;
using RpcStatus = Google.Rpc.Status;

namespace RelocGrains.Client;

/// <summary>The details of a refused call. What cannot be read counts as not there: an error about an error helps nobody.</summary>
internal readonly record struct Details(RpcStatus? Status)
{
    public static Details Of(RpcException exception) => new(exception.Trailers.GetRpcStatus(ignoreParseError: true));

    public T? Find<T>() where T : class, IMessage<T>, new()
    {
        try
        {
            return Status?.GetDetail<T>();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}

/// <summary>Reads the words of the contract as they stand in details: the name of an enum's value without the enum's prefix.</summary>
internal static class Words
{
    public static ErrorReason Reason(string word) => (ErrorReason)Number(ErrorReasonReflection.Descriptor, "ErrorReason", "ERROR_REASON_", word);

    public static Guard Guard(string word) => (Guard)Number(GuardReflection.Descriptor, "Guard", "GUARD_", word);

    public static MissingKind MissingKind(string word) => (MissingKind)Number(GuardReflection.Descriptor, "MissingKind", "MISSING_KIND_", word);

    public static Stage Stage(string word) => (Stage)Number(VocabularyReflection.Descriptor, "Stage", "STAGE_", word);

    public static Role Role(string word) => (Role)Number(ActorReflection.Descriptor, "Role", "ROLE_", word.ToUpperInvariant());

    // A word that is newer than this client reads as unspecified.
    private static int Number(FileDescriptor file, string type, string prefix, string word) =>
        file.FindTypeByName<EnumDescriptor>(type).FindValueByName(prefix + word)?.Number ?? 0;
}
