using System.Globalization;
using System.Reflection;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Tests.House;

/// <summary>One value of every type that is stored: every member filled, so that an example shows the whole shape.</summary>
public static class Samples
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "Écully « nord »",
        [typeof(int)] = 12,
        [typeof(long)] = 1_234L,
        [typeof(bool)] = true,
        [typeof(Guid)] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        [typeof(LocalDate)] = new LocalDate(2024, 2, 29),
        [typeof(Instant)] = Instant.FromUtc(2024, 2, 29, 10, 30),
        [typeof(Money)] = new Money(123_456_78),
        [typeof(ProjectId)] = new ProjectId("AURA-2024-00042"),
        [typeof(PersonId)] = new PersonId("p-017"),
        [typeof(PartnerId)] = new PartnerId("ccir"),
        [typeof(DepartmentCode)] = new DepartmentCode("07"),
        [typeof(FiliereCode)] = new FiliereCode("textile"),
        [typeof(SchemeCode)] = new SchemeCode("pack_relocalisation"),
        [typeof(DocumentCode)] = new DocumentCode("kbis"),
        [typeof(ItemId)] = new ItemId("r1"),
        [typeof(Evidence)] = new Evidence("documents/procès-verbal.pdf"),
        [typeof(Siren)] = new Siren("000000018"),
        [typeof(Siret)] = new Siret("73282932000074"),
        [typeof(ProjectState)] = Given(Stage.Closed).State,
        [typeof(Envelopes.EnvelopeId)] = new Envelopes.EnvelopeId("2024-pack_relocalisation"),
    };

    public static object Of(Type type) => Known.GetValueOrDefault(type) ?? Made(type);

    private static object Made(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().First(value => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>)) return List(type.GetGenericArguments()[0]);
        return type.IsAbstract ? Of(Unions.CasesOf(type)[0]) : New(type);
    }

    private static object List(Type item) => typeof(Samples).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, null)!;

    private static Items<T> ListOf<T>() => [(T)Of(typeof(T))];

    private static object New(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"Say in Samples what a {type} looks like.");
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
    }
}
