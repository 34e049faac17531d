namespace LiveTownHall.Contracts.People;

/// <summary>Body of <c>POST /api/halls/{hallId}/codes</c>.</summary>
public sealed record MakeCodes
{
    /// <summary>1 to 5,000; a hall has 20,000 at most.</summary>
    public int Count { get; init; }

    /// <summary>How the desk knows the batch; at most 60 characters.</summary>
    public string? Label { get; init; }

    /// <summary>How many times a vote with one of them counts: 1, or absent.</summary>
    public double? Weight { get; init; }

    /// <summary>What the people who get them have in common; at most 60 characters.</summary>
    public string? Group { get; init; }
}

/// <summary>Answer of <c>POST /api/halls/{hallId}/codes</c>. The codes are shown only here; the server keeps keyed hashes.</summary>
/// <param name="Batch">Id of the batch.</param>
public sealed record CodesMade(string Batch, IReadOnlyList<string> Codes);

/// <summary>Answer of <c>GET /api/halls/{hallId}/codes</c>.</summary>
/// <param name="Batches">Newest first.</param>
public sealed record CodeBatchList(IReadOnlyList<CodeBatchView> Batches);

public sealed record CodeBatchView
{
    public required string Batch { get; init; }

    public string? Label { get; init; }

    public string? Group { get; init; }

    public required int Count { get; init; }

    /// <summary>How many of them a device has taken.</summary>
    public required int Redeemed { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool Revoked { get; init; }
}

/// <summary>Body of <c>POST /api/halls/{hallId}/codes/release</c>: takes a code from the device that has it, so that another one can take it.</summary>
public sealed record ReleaseCode
{
    public string? Code { get; init; }
}

/// <summary>How sure it is that a person votes once.</summary>
public static class AssuranceClasses
{
    /// <summary>Whoever has the link.</summary>
    public const string OpenLink = "A0";

    /// <summary>A token that the device keeps.</summary>
    public const string DeviceToken = "A1";

    /// <summary>A number, by SMS.</summary>
    public const string Number = "A2";

    /// <summary>A single-use code.</summary>
    public const string Code = "A3";

    /// <summary>A roll, or signing in.</summary>
    public const string Roll = "A4";
}
