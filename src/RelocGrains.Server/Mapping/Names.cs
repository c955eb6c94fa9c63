using RelocGrains.Domain;

namespace RelocGrains.Server.Mapping;

/// <summary>Resource names of the contract.</summary>
internal static class Names
{
    /// <summary>The name of the one plan.</summary>
    public const string Plan = "plan";

    private const string Projects = "projects/";
    private const string Departments = "departments/";

    /// <summary>The name of a case, such as <c>projects/AURA-2026-00042</c>.</summary>
    public static string Of(ProjectId id) => Projects + id;

    /// <summary>The name of a department, such as <c>departments/69</c>.</summary>
    public static string Of(DepartmentCode code) => Departments + code;

    /// <summary>Reads the name of a case.</summary>
    public static bool TryParse(string name, out ProjectId id) => TryParseAfter(Projects, name, out id);

    /// <summary>Reads the name of a department.</summary>
    public static bool TryParse(string name, out DepartmentCode code) => TryParseAfter(Departments, name, out code);

    private static bool TryParseAfter<T>(string collection, string name, out T code) where T : struct, ICode<T>
    {
        code = default;
        return name.StartsWith(collection, StringComparison.Ordinal) && T.TryParse(name[collection.Length..], out code);
    }
}
