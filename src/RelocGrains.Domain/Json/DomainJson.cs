using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace RelocGrains.Domain.Json;

/// <summary>How domain values are written: stored events, commands and states between silos, reference data. One codec for all.</summary>
public static class DomainJson
{
    /// <summary>Strict: an unknown member, a missing one or a null where none may be is an error, never a default.</summary>
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameUnionCases, LeaveOutDerived } },
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new CodeConverterFactory());
        options.Converters.Add(new ItemsConverterFactory());
        options.Converters.Add(new MoneyConverter());
        options.MakeReadOnly(populateMissingResolver: false);
        return options;
    }

    // A union is an abstract record whose cases are nested in it: each is told by its own name.
    private static void NameUnionCases(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Kind != JsonTypeInfoKind.Object) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "case" };
        foreach (var unionCase in Unions.CasesOf(info.Type))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(unionCase, unionCase.Name));
        }
    }

    // What follows from other members is not written: only members of the constructor and settable ones are.
    private static void LeaveOutDerived(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i].AttributeProvider is System.Reflection.PropertyInfo { CanWrite: false }) info.Properties.RemoveAt(i);
        }
    }
}

/// <summary>The cases of closed unions.</summary>
public static class Unions
{
    /// <summary>The sealed cases nested in an abstract record, in order of name; generic unions close their cases over the same types.</summary>
    public static ImmutableArray<Type> CasesOf(Type union)
    {
        var open = union.IsGenericType ? union.GetGenericTypeDefinition() : union;
        return
        [
            .. open.GetNestedTypes()
                .Where(type => type.IsSealed)
                .Select(type => union.IsGenericType ? type.MakeGenericType(union.GetGenericArguments()) : type)
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
    }
}
