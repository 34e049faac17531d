using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Polls;

/// <summary>What <c>Apply</c> may rely on of a definition that comes out of a journal, whatever wrote it.</summary>
/// <remarks>Shape only. Whether a title is clean depends on Unicode tables and was checked before the fact was written.</remarks>
public static class PollSoundness
{
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
                if (!Enum.IsDefined(poll.Results) || poll.ClosesAfterSeconds < 1 || poll.Assurance is not (null or Assurances.Code))
                    return false;
                if (poll.Options.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count() != poll.Options.Length)
                    return false;
                return (poll.Ties is not { } ties || Enum.IsDefined(ties)) && NoneOfThese.IsSound(poll) && KindRegistry.TryFind(poll.Kind, out var kind) && kind.IsSound(poll);
            }
        }

        /// <summary>Whether ballots cast under one definition mean the same under the other: only wording, order on phones, timing and who sees results may differ.</summary>
        public bool CountsTheSameAs(PollDefinition other)
            => poll.WordedAs(other) == other && poll.Options.Select(o => o.Id).SequenceEqual(other.Options.Select(o => o.Id), StringComparer.Ordinal);

        /// <summary>The same, but the other one may have more options after those that there were, and ballots may name as many more.</summary>
        public bool CountsTheSameWithMore(PollDefinition other)
            => poll.WordedAs(other) with { MaxChoices = other.MaxChoices } == other
            && !(other.MaxChoices < poll.MaxChoices) && !(other.MaxChoices - poll.MaxChoices > other.Options.Length - poll.Options.Length)
            && other.Options.Length >= poll.Options.Length
            && poll.Options.Select(o => o.Id).SequenceEqual(other.Options.Take(poll.Options.Length).Select(o => o.Id), StringComparer.Ordinal);

        /// <summary>Whether two definitions say the same to who reads them, as far as both have the same options.</summary>
        internal bool ReadsAs(PollDefinition other)
            => poll.Title == other.Title && poll.Description == other.Description && poll.MinLabel == other.MinLabel && poll.MaxLabel == other.MaxLabel
            && poll.Options.Zip(other.Options).All(pair => pair.First == pair.Second);

        private PollDefinition WordedAs(PollDefinition other) => poll with
        {
            Title = other.Title,
            Options = other.Options,
            Description = other.Description,
            MinLabel = other.MinLabel,
            MaxLabel = other.MaxLabel,
            Shuffle = other.Shuffle,
            Results = other.Results,
            ClosesAfterSeconds = other.ClosesAfterSeconds,
        };
    }

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);
}
