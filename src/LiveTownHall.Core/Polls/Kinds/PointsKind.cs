using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// A number of points to spread over the options. Packed: one term (see <see cref="TermBytes"/>) with three bytes for each option that got any, in the
/// order of the agenda: place of the option, points / 128, points % 128. No byte is above 127, so that batches of the first versions carry it like a text.
/// </summary>
/// <remarks>A ballot gives at least one point: one that gives none says nothing, and not voting says that already. An option given 0 is as one not named.</remarks>
public sealed class PointsKind : KindOfPoll
{
    internal const int BytesPerOption = 3;

    /// <summary>What the packed form can hold; not a setting, because old journals must not depend on one.</summary>
    internal const int MostPoints = 1000;

    private const int Default = 100;

    public override PollKind Kind => PollKind.Points;

    public override string Name => "points";

    public override BallotField Field { get; } = new("points", paper => paper.Points is not null);

    public override BallotForm Form => BallotForm.Bytes;

    public override ImmutableArray<KindSetting> Settings { get; } =
    [
        new("points", proposal => proposal.Points is not null),
        new("maxPerOption", proposal => proposal.MaxPerOption is not null),
        new("spendAll", proposal => proposal.SpendAll is not null),
        SharedSettings.Shuffle,
        SharedSettings.Abstain,
    ];

    public override int MostOptions(PollLimits limits) => Math.Min(limits.Options, OptionPlaces.WidestMask);

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var most = Math.Min(limits.Points, MostPoints);
        var points = proposal.Points ?? Math.Min(Default, most);
        if (points < 1 || points > most)
            return new Flaw("settings.points", Say($"Choose a number from 1 to {most}."));
        if (proposal.MaxPerOption < 1 || proposal.MaxPerOption > points)
            return new Flaw("settings.maxPerOption", Say($"Choose a number from 1 to {points}, the points of a ballot, or leave it out."));
        var spendAll = proposal.SpendAll ?? false;
        if (spendAll && (long)(proposal.MaxPerOption ?? points) * definition.Options.Length < points)
            return new Flaw("settings.maxPerOption", Say($"With so little for each option nobody can spend all {points} points; allow more, or do not ask for all."));
        definition = definition with { Points = points, MaxPerOption = proposal.MaxPerOption, SpendAll = spendAll };
        return null;
    }

    public override bool IsSound(PollDefinition definition)
        => definition is { Options.Length: >= 1 and <= OptionPlaces.WidestMask and var options, Points: >= 1 and <= MostPoints and var points, SpendAll: { } spendAll }
        && !(definition.MaxPerOption < 1) && !(definition.MaxPerOption > points)
        && (!spendAll || MostFor(definition) * options >= points);

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        Span<int> given = stackalloc int[OptionPlaces.WidestMask];
        var sum = 0L;
        foreach (var (id, points) in paper.Points!)
        {
            var place = OptionPlaces.Find(definition, id);
            if (place < 0)
                return new Flaw("ballot.points", "This poll has no such option; load the poll again.");
            if (!(points >= 0 && points <= MostFor(definition)) || points != Math.Floor(points))
                return new Flaw($"ballot.points.{id}", Say($"Give a whole number from 0 to {MostFor(definition)}."));
            given[place] = (int)points;
            sum += given[place];
        }

        if (sum > definition.Points || (definition.SpendAll == true && sum != definition.Points))
            return new Flaw("ballot.points", definition.SpendAll == true ? Say($"Spend exactly {definition.Points} points.") : Say($"Spend at most {definition.Points} points."));
        if (sum == 0)
            return new Flaw("ballot.points", "Give at least one point to an option.");
        packed = new PackedBallot(0, Write(given));
        return null;
    }

    public override bool IsValid(PollDefinition definition, ReadOnlySpan<byte> bytes)
    {
        if (!TermBytes.TryTake(ref bytes, out var entries) || !bytes.IsEmpty || entries.IsEmpty || entries.Length % BytesPerOption != 0)
            return false;
        var (former, sum) = (-1, 0);
        for (; !entries.IsEmpty; entries = entries[BytesPerOption..])
        {
            var (place, points) = Entry(entries);
            if (place <= former || place >= definition.Options.Length || entries[1] > 127 || entries[2] > 127 || points < 1 || points > MostFor(definition))
                return false;
            (former, sum) = (place, sum + points);
        }

        return definition.SpendAll == true ? sum == definition.Points : sum <= definition.Points;
    }

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed)
    {
        var bytes = packed.Bytes.AsSpan();
        var points = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (TermBytes.TryTake(ref bytes, out var entries))
        {
            for (; entries.Length >= BytesPerOption; entries = entries[BytesPerOption..])
                points[definition.Options[Entry(entries).Place].Id] = Entry(entries).Points;
        }

        return new BallotPaper { Points = points };
    }

    public override RunningCount StartCount(PollDefinition definition) => new PointSums(definition);

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        var sums = new PointSums(definition);
        foreach (var line in profile)
        {
            if (pool.TryGet(line.Ballot, out var bytes))
                sums.Add(bytes.AsSpan(), line.Count);
        }

        return sums.Result();
    }

    /// <summary>Points are parts of all points given, not of those who gave them.</summary>
    public override long WholeOf(long voters, long sum) => sum;

    /// <summary>Something for what the voter likes best, less for what comes after it; what must be spent is spent in the same order.</summary>
    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
    {
        var (left, most) = (definition.Points!.Value, MostFor(definition));
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        var order = voter.Preference(definition);
        foreach (var id in order.Take(1 + voter.Below(order.Count)))
        {
            var points = left == 0 ? 0 : 1 + voter.Below(Math.Min(left, most));
            given[id] = points;
            left -= points;
        }

        foreach (var id in definition.SpendAll == true ? order : [])
        {
            var more = (int)Math.Min(left, most - given.GetValueOrDefault(id));
            given[id] = given.GetValueOrDefault(id) + more;
            left -= more;
        }

        return new BallotPaper { Points = given };
    }

    internal static int MostFor(PollDefinition definition) => definition.MaxPerOption ?? definition.Points!.Value;

    internal static (int Place, int Points) Entry(ReadOnlySpan<byte> entries) => (entries[0], (entries[1] << 7) | entries[2]);

    private static ImmutableArray<byte> Write(ReadOnlySpan<int> given)
    {
        Span<char> entries = stackalloc char[OptionPlaces.WidestMask * BytesPerOption];
        var at = 0;
        for (var place = 0; place < given.Length; place++)
        {
            if (given[place] == 0)
                continue;
            entries[at++] = (char)place;
            entries[at++] = (char)(given[place] >> 7);
            entries[at++] = (char)(given[place] & 127);
        }

        return TermBytes.Of([new string(entries[..at])]);
    }
}
