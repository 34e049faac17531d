namespace LiveTownHall.Core.Polls;

/// <summary>A poll as somebody asked for it: the fields of the protocol's <c>PollDraft</c> and its settings, unchecked.</summary>
public sealed record PollProposal
{
    public string? Kind { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<OptionProposal?>? Options { get; init; }

    public int? MinChoices { get; init; }

    public int? MaxChoices { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Step { get; init; }

    public int? MaxWords { get; init; }

    public int? Points { get; init; }

    public int? MaxPerOption { get; init; }

    public bool? SpendAll { get; init; }

    public string? Base { get; init; }

    public string? Majority { get; init; }

    public int? Quorum { get; init; }

    public string? XMin { get; init; }

    public string? XMax { get; init; }

    public string? YMin { get; init; }

    public string? YMax { get; init; }

    public string? Description { get; init; }

    public string? MinLabel { get; init; }

    public string? MaxLabel { get; init; }

    public bool? Shuffle { get; init; }

    public bool? NoneOfThese { get; init; }

    public bool? Abstain { get; init; }

    public string? Ties { get; init; }

    public bool? CanChange { get; init; }

    public string? ResultsVisible { get; init; }

    public bool? Secret { get; init; }

    public int? ClosesAfterSeconds { get; init; }

    public string? Assurance { get; init; }
}

/// <summary>An option as somebody asked for it.</summary>
public sealed record OptionProposal(string? Id, string? Text);
