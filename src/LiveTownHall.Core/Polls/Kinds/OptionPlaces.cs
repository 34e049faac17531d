using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Options in ballots: by id on paper, by place when packed.</summary>
internal static class OptionPlaces
{
    /// <summary>A mask of options has no more bits.</summary>
    public const int WidestMask = 64;

    /// <summary>Place of an option by its id, -1 where the poll has none of that id.</summary>
    public static int Find(PollDefinition definition, string? id)
    {
        for (var place = 0; place < definition.Options.Length; place++)
        {
            if (definition.Options[place].Id == id)
                return place;
        }

        return -1;
    }

    /// <summary>Places of options named in a ballot's list, which may name none twice.</summary>
    /// <param name="list">Name of the ballot's field.</param>
    public static Flaw? Read(PollDefinition definition, string list, IReadOnlyList<string?> ids, Span<int> places)
    {
        var taken = 0UL;
        for (var i = 0; i < ids.Count; i++)
        {
            var place = Find(definition, ids[i]);
            if (place < 0)
                return new Flaw(FormattableString.Invariant($"ballot.{list}[{i}]"), "This poll has no such option; load the poll again.");
            if ((taken & (1UL << place)) != 0)
                return new Flaw(FormattableString.Invariant($"ballot.{list}[{i}]"), "This option is in the ballot twice; name it once.");
            taken |= 1UL << place;
            places[i] = place;
        }

        return null;
    }

    public static Flaw? CountFlaw(string field, int count, int fewest, int most)
    {
        if (count >= fewest && count <= most)
            return null;
        return new Flaw(field, fewest == most ? FormattableString.Invariant($"Choose exactly {most}.") : FormattableString.Invariant($"Choose {fewest} to {most}."));
    }

    /// <summary>Ids for comparing voters.</summary>
    public static ImmutableArray<string> Names(PollDefinition definition)
        => [.. definition.Options.Take(BallotLeanings.Most).Select(option => option.Id)];
}
