using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>Running orders, sound ones and others.</summary>
internal static class AnyOrder
{
    private static readonly string[] Kinds = ["poll", "budget", "questions", "break", "announcement", "arriving", "thanks", "huh"];

    /// <param name="target">Ids of polls.</param>
    public static Gen<ImmutableArray<OrderItem>> Items(Gen<string> target)
        => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5], target, Gen.Int[-1, 12], (kind, id, poll, minutes) => new OrderItem(
                "O" + id,
                Kinds[kind],
                kind == 0 || minutes == 12 ? poll : kind == 1 ? "B1" : null,
                kind == 4 && minutes > 0 ? "We go on" : null,
                kind == 3 && minutes > 0 ? minutes : null))
            .Array[0, 4]
            .Select(items => items.ToImmutableArray());
}
