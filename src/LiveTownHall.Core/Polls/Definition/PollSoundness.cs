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
                if (!Enum.IsDefined(poll.Results) || poll.ClosesAfterSeconds < 1)
                    return false;
                if (poll.Options.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count() != poll.Options.Length)
                    return false;
                return KindRegistry.TryFind(poll.Kind, out var kind) && kind.IsSound(poll);
            }
        }

        /// <summary>Whether ballots cast under one definition mean the same under the other: only wording, timing and who sees results may differ.</summary>
        public bool CountsTheSameAs(PollDefinition other)
            => poll with { Title = other.Title, Options = other.Options, Results = other.Results, ClosesAfterSeconds = other.ClosesAfterSeconds } == other
            && poll.Options.Select(o => o.Id).SequenceEqual(other.Options.Select(o => o.Id), StringComparer.Ordinal);
    }

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);
}
