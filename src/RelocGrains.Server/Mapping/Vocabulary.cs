using System.Runtime.CompilerServices;

namespace RelocGrains.Server.Mapping;

/// <summary>
/// Between an enumeration of the contract and the domain's of the same name. Both give the same number to the same name; a pair that does
/// not is found the first time it is used, which a test does for all.
/// </summary>
/// <typeparam name="TWire">The contract's enumeration; its zero says nothing.</typeparam>
/// <typeparam name="TDomain">The domain's.</typeparam>
internal static class Vocabulary<TWire, TDomain> where TWire : unmanaged, Enum where TDomain : unmanaged, Enum
{
    static Vocabulary()
    {
        foreach (var value in Enum.GetValues<TWire>().Where(value => Number(value) != 0))
        {
            var same = FromNumber<TDomain>(Number(value));
            if (value.ToString() == same.ToString()) continue;
            throw new InvalidOperationException($"{typeof(TWire)} has {value} where {typeof(TDomain)} has {same}.");
        }
    }

    /// <summary>The domain's value; false when the contract's says nothing, or is unknown.</summary>
    public static bool TryRead(TWire wire, out TDomain value)
    {
        value = FromNumber<TDomain>(Number(wire));
        return Number(wire) != 0 && Enum.IsDefined(wire);
    }

    /// <summary>The contract's value.</summary>
    public static TWire Write(TDomain value) => FromNumber<TWire>(Number(value));

    private static int Number<T>(T value) where T : unmanaged, Enum => Unsafe.BitCast<T, int>(value);

    private static T FromNumber<T>(int number) where T : unmanaged, Enum => Unsafe.BitCast<int, T>(number);
}
