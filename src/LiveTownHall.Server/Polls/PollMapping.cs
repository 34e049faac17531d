using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Polls;

/// <summary>A poll's settings between the words of the protocol and those of Core: the one place that names them all.</summary>
internal static class PollMapping
{
    public static PollProposal Proposal(PollDraft draft)
    {
        var settings = draft.Settings ?? new PollSettings();
        return new PollProposal
        {
            Kind = draft.Kind,
            Title = draft.Title,
            Options = draft.Options?.Select(o => o is null ? null : new OptionProposal(o.Id, o.Text)).ToList(),
            MinChoices = settings.MinChoices,
            MaxChoices = settings.MaxChoices,
            Min = settings.Min,
            Max = settings.Max,
            Step = settings.Step,
            MaxWords = settings.MaxWords,
            Points = settings.Points,
            MaxPerOption = settings.MaxPerOption,
            SpendAll = settings.SpendAll,
            Base = settings.Base,
            Majority = settings.Majority,
            Quorum = settings.Quorum,
            XMin = settings.XMin,
            XMax = settings.XMax,
            YMin = settings.YMin,
            YMax = settings.YMax,
            Description = settings.Description,
            MinLabel = settings.MinLabel,
            MaxLabel = settings.MaxLabel,
            Shuffle = settings.Shuffle,
            NoneOfThese = settings.NoneOfThese,
            Abstain = settings.Abstain,
            Ties = settings.Ties,
            CanChange = settings.CanChange,
            ResultsVisible = settings.ResultsVisible,
            Secret = settings.Secret,
            ClosesAfterSeconds = settings.ClosesAfterSeconds,
            Assurance = settings.Assurance,
        };
    }

    /// <summary>With every default filled in; what does not apply to the kind is absent from the definition already.</summary>
    public static PollSettings Settings(PollDefinition poll) => new()
    {
        MinChoices = poll.MinChoices,
        MaxChoices = poll.MaxChoices,
        Min = poll.Min,
        Max = poll.Max,
        Step = poll.Step,
        MaxWords = poll.MaxWords,
        Points = poll.Points,
        MaxPerOption = poll.MaxPerOption,
        SpendAll = poll.SpendAll,
        Base = poll.Base?.ToProtocol(),
        Majority = poll.Majority?.ToProtocol(),
        Quorum = poll.Quorum,
        XMin = poll.XMin,
        XMax = poll.XMax,
        YMin = poll.YMin,
        YMax = poll.YMax,
        Description = poll.Description,
        MinLabel = poll.MinLabel,
        MaxLabel = poll.MaxLabel,
        Shuffle = poll.Shuffle,
        NoneOfThese = poll.NoneOfThese,
        Abstain = poll.Abstain,
        Ties = poll.Ties?.ToProtocol(),
        CanChange = poll.CanChange,
        ResultsVisible = poll.Results.ToProtocol(),
        Secret = poll.Secret,
        ClosesAfterSeconds = poll.ClosesAfterSeconds,
        Assurance = poll.Assurance,
    };
}
