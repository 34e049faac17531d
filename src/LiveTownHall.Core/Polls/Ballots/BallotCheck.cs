using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Core.Polls;

/// <summary>The checks behind <see cref="Marking.TryPack"/>; stops at the first flaw.</summary>
internal static class BallotCheck
{
    /// <summary>Protocol limits, in Unicode scalar values.</summary>
    public const int WordLength = 40;
    public const int TextLength = 2000;

    public static bool TryPack(PollDefinition definition, BallotPaper paper, out PackedBallot packed, [NotNullWhen(false)] out Flaw? flaw)
    {
        packed = new PackedBallot(0, []);
        flaw = FieldFlaw(definition.Kind, paper) ?? definition.Kind switch
        {
            PollKind.Single or PollKind.Multiple => PackChoices(definition, paper.Choices!, ref packed),
            PollKind.Ranking => PackRanking(definition, paper.Ranking!, ref packed),
            PollKind.Rating => PackRating(definition, paper.Value!.Value, ref packed),
            PollKind.Numeric => PackNumber(definition, paper.Value!.Value, ref packed),
            PollKind.Words => PackWords(definition, paper.Words!, ref packed),
            _ => PackText(paper.Text!, ref packed),
        };
        return flaw is null;
    }

    private static Flaw? FieldFlaw(PollKind kind, BallotPaper paper)
    {
        var wanted = kind switch
        {
            PollKind.Single or PollKind.Multiple => "choices",
            PollKind.Ranking => "ranking",
            PollKind.Rating or PollKind.Numeric => "value",
            PollKind.Words => "words",
            _ => "text",
        };
        ReadOnlySpan<(string Name, bool Present)> fields =
        [
            ("choices", paper.Choices is not null), ("ranking", paper.Ranking is not null), ("value", paper.Value is not null),
            ("words", paper.Words is not null), ("text", paper.Text is not null),
        ];
        foreach (var (name, present) in fields)
        {
            if (present != (name == wanted))
                return new Flaw("ballot." + name, Say($"A ballot of a poll of kind {kind.ToProtocol()} has the field {wanted} and no other."));
        }

        return null;
    }

    private static Flaw? PackChoices(PollDefinition definition, IReadOnlyList<string?> choices, ref PackedBallot packed)
    {
        var single = definition.Kind == PollKind.Single;
        if (CountFlaw("ballot.choices", choices.Count, single ? 1 : definition.MinChoices!.Value, single ? 1 : definition.MaxChoices!.Value) is { } flaw)
            return flaw;
        var mask = 0UL;
        var place = 0;
        for (var i = 0; i < choices.Count; i++)
        {
            if (OptionFlaw(definition, "choices", i, choices[i], mask, out place) is { } unknown)
                return unknown;
            mask |= 1UL << place;
        }

        packed = packed with { Bits = single ? (ulong)place : mask };
        return null;
    }

    private static Flaw? PackRanking(PollDefinition definition, IReadOnlyList<string?> ranking, ref PackedBallot packed)
    {
        if (CountFlaw("ballot.ranking", ranking.Count, definition.MinChoices!.Value, definition.MaxChoices!.Value) is { } flaw)
            return flaw;
        var (mask, bits) = (0UL, 0UL);
        for (var i = 0; i < ranking.Count; i++)
        {
            if (OptionFlaw(definition, "ranking", i, ranking[i], mask, out var place) is { } unknown)
                return unknown;
            mask |= 1UL << place;
            bits |= (ulong)(place + 1) << (i * Marking.RankBits);
        }

        packed = packed with { Bits = bits };
        return null;
    }

    private static Flaw? CountFlaw(string field, int count, int fewest, int most)
    {
        if (count >= fewest && count <= most)
            return null;
        return new Flaw(field, fewest == most ? Say($"Choose exactly {most}.") : Say($"Choose {fewest} to {most}."));
    }

    private static Flaw? OptionFlaw(PollDefinition definition, string list, int at, string? id, ulong taken, out int place)
    {
        place = 0;
        while (place < definition.Options.Length && definition.Options[place].Id != id)
            place++;
        if (place == definition.Options.Length)
            return new Flaw(Say($"ballot.{list}[{at}]"), "This poll has no such option; load the poll again.");
        return (taken & (1UL << place)) == 0 ? null : new Flaw(Say($"ballot.{list}[{at}]"), "This option is in the ballot twice; name it once.");
    }

    private static Flaw? PackRating(PollDefinition definition, double value, ref PackedBallot packed)
    {
        var steps = RatingScale.Steps(definition);
        if (!Scale.Of(definition).TryIndexOf(value, out var index) || index < 0 || index > steps)
            return ScaleFlaw(definition);
        packed = packed with { Bits = (ulong)index };
        return null;
    }

    private static Flaw? PackNumber(PollDefinition definition, double value, ref PackedBallot packed)
    {
        if (!(Math.Abs(value) <= PollLimits.Default.Magnitude) || !NumberBits.TryNormalise(definition, value, out var normal))
            return ScaleFlaw(definition);
        packed = packed with { Bits = NumberBits.FromValue(normal) };
        return null;
    }

    private static Flaw ScaleFlaw(PollDefinition definition)
    {
        var lowest = definition.Min ?? -PollLimits.Default.Magnitude;
        var highest = definition.Max ?? PollLimits.Default.Magnitude;
        return new Flaw("ballot.value", definition.Step is { } step
            ? Say($"Give a number from {lowest} to {highest} in steps of {step}.")
            : Say($"Give a number from {lowest} to {highest}."));
    }

    private static Flaw? PackWords(PollDefinition definition, IReadOnlyList<string?> words, ref PackedBallot packed)
    {
        if (CountFlaw("ballot.words", words.Count, 1, definition.MaxWords!.Value) is { } flaw)
            return flaw;
        var folded = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            switch (WordFolding.Fold(words[i], WordLength, out var word))
            {
                case CleanOutcome.Ok:
                    folded.Add(word);
                    break;
                case CleanOutcome.TooLong:
                    return new Flaw(Say($"ballot.words[{i}]"), Say($"Shorten this to {WordLength} characters."));
                default:
                    return new Flaw(Say($"ballot.words[{i}]"), "Write a word here, or leave it out.");
            }
        }

        packed = packed with { Terms = [.. folded] };
        return null;
    }

    private static Flaw? PackText(string text, ref PackedBallot packed)
    {
        var outcome = PlainText.Clean(text, TextLength, multiline: true, out var cleaned, out _);
        if (outcome != CleanOutcome.Ok)
            return new Flaw("ballot.text", outcome == CleanOutcome.TooLong ? Say($"Shorten this to {TextLength} characters.") : "Write an answer first.");
        packed = packed with { Terms = ImmutableArray.Create(cleaned) };
        return null;
    }

    private static string Say(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
