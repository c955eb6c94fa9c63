using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace RelocGrains.Domain;

/// <summary>An immutable list that equals another with equal items in the same order, so that records holding it compare by value.</summary>
/// <typeparam name="T">The item.</typeparam>
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public readonly struct Items<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private ImmutableArray<T> Array => items.IsDefault ? [] : items;

    /// <summary>True when it holds nothing.</summary>
    public bool IsEmpty => items.IsDefaultOrEmpty;

    /// <inheritdoc/>
    public int Count => Array.Length;

    /// <inheritdoc/>
    public T this[int index] => Array[index];

    /// <summary>The list with one item more at its end.</summary>
    public Items<T> Add(T item) => new(Array.Add(item));

    /// <summary>The list with other items more at its end.</summary>
    public Items<T> AddRange(IEnumerable<T> more) => new(Array.AddRange(more));

    /// <summary>The list with every item that fits changed.</summary>
    public Items<T> Change(Func<T, bool> fits, Func<T, T> change) => new([.. Array.Select(item => fits(item) ? change(item) : item)]);

    /// <inheritdoc/>
    public bool Equals(Items<T> other) => Array.AsSpan().SequenceEqual(other.Array.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Items<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Array.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));

    /// <summary>Equal items in the same order.</summary>
    public static bool operator ==(Items<T> left, Items<T> right) => left.Equals(right);

    /// <summary>Other items, or another order.</summary>
    public static bool operator !=(Items<T> left, Items<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Array).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Array) + "]";
}

/// <summary>Makes lists.</summary>
public static class Items
{
    /// <summary>The list of the given items.</summary>
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => new(ImmutableArray.Create(items));

    /// <summary>The list of a sequence.</summary>
    public static Items<T> ToItems<T>(this IEnumerable<T> items) => new([.. items]);
}
