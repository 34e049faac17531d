namespace LiveTownHall.Core.Polls;

/// <summary>What <c>Apply</c> may rely on of a definition that comes out of a journal, whatever wrote it.</summary>
/// <remarks>Shape only. Whether a title is clean depends on Unicode tables and was checked before the fact was written.</remarks>
public static class PollSoundness
{
    private const int WidestMask = 64;
    private const int MostRanks = 15;

    extension(PollDefinition poll)
    {
        /// <summary>Ballots can be checked, packed and counted by it.</summary>
        public bool IsSound
        {
            get
            {
                if (poll.Options.IsDefault || poll.Options.Any(o => o is null || string.IsNullOrEmpty(o.Id) || o.Text is null))
                    return false;
                if (!IsFinite(poll.Min) || !IsFinite(poll.Max) || !IsFinite(poll.Step))
                    return false;
                if (!Enum.IsDefined(poll.Results) || poll.ClosesAfterSeconds < 1)
                    return false;
                if (poll.Options.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count() != poll.Options.Length)
                    return false;
                return poll.Kind switch
                {
                    PollKind.Single => poll.Options.Length is >= 1 and <= WidestMask,
                    PollKind.Multiple => poll.Options.Length is >= 1 and <= WidestMask && HasChoices(poll),
                    PollKind.Ranking => poll.Options.Length is >= 1 and <= MostRanks && HasChoices(poll),
                    PollKind.Rating => poll is { Min: { } min, Max: { } max, Step: { } step } && IsScale(min, max, step),
                    PollKind.Numeric => !(poll.Min >= poll.Max) && !(poll.Step <= 0),
                    PollKind.Words => poll.MaxWords is >= 1 and <= Facts.BatchFormat.MostTerms,
                    PollKind.Text => true,
                    _ => false,
                };
            }
        }

        /// <summary>Whether ballots cast under one definition mean the same under the other: only wording, timing and who sees results may differ.</summary>
        public bool CountsTheSameAs(PollDefinition other)
            => poll with { Title = other.Title, Options = other.Options, Results = other.Results, ClosesAfterSeconds = other.ClosesAfterSeconds } == other
            && poll.Options.Select(o => o.Id).SequenceEqual(other.Options.Select(o => o.Id), StringComparer.Ordinal);
    }

    private static bool HasChoices(PollDefinition poll)
        => poll is { MinChoices: >= 0 and var fewest, MaxChoices: var most } && most >= fewest && most <= poll.Options.Length;

    /// <summary>Bounded so that no sum over ballots leaves the range of a 64-bit float.</summary>
    private static bool IsScale(double min, double max, double step)
        => Math.Abs(min) <= NumberBits.LargestMagnitude && Math.Abs(max) <= NumberBits.LargestMagnitude && min < max && step > 0 && (max - min) / step <= 100_000;

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);
}
