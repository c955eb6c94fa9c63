using System.Reflection;
using System.Text;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Tests.House;

/// <summary>Describes, line by line, how everything is written that is stored or sent between silos.</summary>
public sealed class Shapes
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> sections = new(StringComparer.Ordinal);

    private static readonly Type[] Sent =
    [
        typeof(Ask), typeof(Answer), typeof(ProjectState), typeof(Freshness), typeof(Explanation), typeof(HistoryPage), typeof(DepartmentView), typeof(PlanView),
        typeof(Report),
    ];

    /// <summary>The unions of stored events: those whose cases have names.</summary>
    public static IEnumerable<Type> EventUnions => typeof(ProjectEvent).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<EventNameAttribute>() is not null).Select(type => type.DeclaringType!).Distinct();

    /// <summary>Sections by title, such as <c>event project.qualified.v1</c>, each with its lines.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Describe()
    {
        var shapes = new Shapes();
        foreach (var type in EventUnions.SelectMany(union => Unions.CasesOf(union)))
        {
            var name = type.GetCustomAttribute<EventNameAttribute>()!;
            shapes.sections["event " + name.Name] = [.. name.Changes.Length > 0 ? ["changes " + name.Changes] : Array.Empty<string>(), .. shapes.Members(type)];
        }
        foreach (var type in Sent) shapes.Name(type);
        return shapes.sections;
    }

    /// <summary>The stored name of an event of any aggregate, with the bytes of an example.</summary>
    public static (string Name, string Json) Example(Type type)
    {
        var e = Samples.Of(type);
        return (type.GetCustomAttribute<EventNameAttribute>()!.Name, Encoding.UTF8.GetString((byte[])Codec(type, "Encode").Invoke(null, [e])!));
    }

    /// <summary>Decodes an example and encodes what was read.</summary>
    public static string Reread(Type type, string json)
    {
        var name = type.GetCustomAttribute<EventNameAttribute>()!.Name;
        var read = typeof(Shapes).GetMethod(nameof(DecodeAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.DeclaringType!).Invoke(null, [name, Encoding.UTF8.GetBytes(json)])!;
        return Encoding.UTF8.GetString((byte[])Codec(type, "Encode").Invoke(null, [read])!);
    }

    private static object DecodeAs<TEvent>(string name, byte[] body) where TEvent : class => EventCodec<TEvent>.Decode(name, body);

    private static MethodInfo Codec(Type type, string method) => typeof(EventCodec<>).MakeGenericType(type.DeclaringType!).GetMethod(method)!;

    private List<string> Members(Type type) =>
        [.. DomainJson.Options.GetTypeInfo(type).Properties.Select(p => $"{p.Name}: {Name(p.PropertyType)}{(p.IsGetNullable && !p.PropertyType.IsValueType ? "?" : "")}")];

    // The name of a type; what it consists of gets a section of its own the first time it is met.
    private string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>)) return $"[{Name(type.GetGenericArguments()[0])}]";
        if (type == typeof(Money)) return "cents";
        if (type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICode<>))) return $"text({type.Name})";
        if (type.IsEnum) return Section("enum " + type.Name, type.Name, () => Enum.GetNames(type));
        if (type.Namespace?.StartsWith("RelocGrains", StringComparison.Ordinal) != true) return type.Name;
        return type.IsAbstract
            ? Section("union " + type.Name, type.Name, () => [.. Unions.CasesOf(type).Select(c => $"case {c.Name}({string.Join(", ", Members(c))})")])
            : Section("record " + type.Name, type.Name, () => Members(type));
    }

    private string Section(string title, string name, Func<IReadOnlyList<string>> lines)
    {
        if (sections.TryAdd(title, [])) sections[title] = lines();
        return name;
    }
}
