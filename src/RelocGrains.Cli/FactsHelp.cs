using RelocGrains.Cli.Calls;
using RelocGrains.Cli.Facts;
using RelocGrains.V1;

namespace RelocGrains.Cli;

/// <summary>For <c>--help</c>: which fields a file of facts has, and who may do the act; read from the contract itself.</summary>
internal static class FactsHelp
{
    public static string Of(IEnumerable<(string Word, Act Act)> acts) => string.Join('\n', acts.Select(pair => Line(pair.Word, pair.Act)));

    /// <summary>What <c>update_mask</c> is, in the list of fields.</summary>
    public static string OfMask() => Say(
        "update_mask : les parties remplacées, telles que \"uses,funding_lines\" ; les autres restent. Sans lui, toutes le sont.",
        "update_mask: the parts replaced, such as \"uses,funding_lines\"; the others stay. Without it, all are.");

    private static string Line(string word, Act act)
    {
        var fields = string.Join(", ", FactsShape.FactsOf(act.Request).Select(field => field.Name));
        return $"  {word,-18} {(fields.Length > 0 ? fields : Say("(sans faits)", "(no facts)"))}\n  {"",-18}   {act.Rpc}, {Say("par", "by")} {Allowed(act)}";
    }

    private static string Allowed(Act act)
    {
        var rpc = ProjectServiceReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.ServiceDescriptor>("ProjectService")
            .FindMethodByName(act.Rpc);
        var permission = rpc.GetOptions()?.GetExtension(PermissionExtensions.Permission);
        if (permission is null) return Say("personne", "nobody");
        var partners = permission.Partners.Count > 0 ? $" ({string.Join(", ", permission.Partners)})" : "";
        return string.Join(", ", permission.Roles) + partners;
    }
}
