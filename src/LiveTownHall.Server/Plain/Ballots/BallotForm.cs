using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>How the plain page asks for a ballot of one kind of poll, and reads what comes back. Stateless.</summary>
internal abstract class BallotForm
{
    /// <summary>The Razor component that shows the fields; takes <see cref="FieldsBase.Asked"/>.</summary>
    public abstract Type Fields { get; }

    /// <summary>The poll as it is shown: choices that are the kind's own have their names in the person's language.</summary>
    public virtual PollView InWords(PollView poll, Phrasebook words) => poll;

    /// <summary>The text of an option by itself, likewise.</summary>
    public virtual string InWords(string option, string text, Phrasebook words) => text;

    /// <summary>What to do, in one line.</summary>
    public abstract string Hint(PollView poll, Phrasebook words);

    /// <summary>The ballot as it was typed; whether it counts is for the use case to say.</summary>
    public abstract Ballot Read(PollView poll, IFormCollection typed, Phrasebook words);

    /// <summary>The fields that a ballot fills in: the opposite of <see cref="Read"/>.</summary>
    public abstract IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot);

    /// <summary>What keeps a refused ballot from being cast, in the person's language; null where there are no words for it.</summary>
    public abstract string? Problem(PollView poll, IFormCollection typed, Phrasebook words);

    /// <summary>What keeps the form from being read as a ballot at all; null where it can be.</summary>
    public virtual string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words) => null;

    /// <summary>The ballot in words, for "your vote".</summary>
    public abstract string Describe(PollView poll, Ballot ballot, Phrasebook words);

    protected static string NameOf(PollView poll, string option) => poll.Options.FirstOrDefault(o => o.Id == option)?.Text ?? option;

    /// <summary>How many a ballot may name; what speaks against all of them is not among them.</summary>
    protected static (int Min, int Max) Bounds(PollView poll)
    {
        var options = poll.Options.Count - (poll.Settings.NoneOfThese == true ? 1 : 0);
        return (poll.Settings.MinChoices ?? 1, Math.Min(poll.Settings.MaxChoices ?? options, options));
    }

    protected static string? CountProblem(int count, int min, int max, Phrasebook words)
    {
        if (count < min)
            return words.T("vote.problemTooFew", ("min", min));
        return count > max ? words.T("vote.problemTooMany", ("max", max)) : null;
    }

    protected static Dictionary<string, StringValues> One(string name, StringValues values) => new(StringComparer.Ordinal) { [name] = values };
}
