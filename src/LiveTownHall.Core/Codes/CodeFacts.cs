using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Codes;

/// <summary>A fact about single-use codes. Codes themselves are in none of them: a hash stands for each, under a key that lies outside the journal.</summary>
public abstract record CodeFact : Fact
{
    internal sealed override Part Part => HallParts.Codes;
}

/// <summary>A batch of codes was made.</summary>
/// <param name="KeyDigest">SHA-256 of the hall's key for codes, in hexadecimal.</param>
/// <param name="Hashes">One for each code, all different.</param>
/// <param name="Label">How the desk knows the batch.</param>
/// <param name="Group">What the people of the batch have in common.</param>
public sealed record CodesIssued(string BatchId, string KeyDigest, ImmutableArray<string> Hashes, string? Label = null, string? Group = null) : CodeFact
{
    internal override string Target => BatchId;

    internal override bool IsWhole => FactShape.IsWhole(Hashes);

    internal override Step ApplyTo(HallState state, Moment moment) => CodeRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "issueCodes";
}

/// <summary>The codes of a batch open nothing any more, those that were redeemed included. What was voted with them stays.</summary>
public sealed record CodesRevoked(string BatchId) : CodeFact
{
    internal override string Target => BatchId;

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => CodeRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "revokeCodes";
}

/// <summary>A person's device took a code; the first one in the journal has it.</summary>
public sealed record CodeRedeemed(string BatchId, string Hash) : CodeFact
{
    internal override string Target => BatchId;

    internal override Step ApplyTo(HallState state, Moment moment) => CodeRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "redeemCode";
}

/// <summary>The desk took a code from the device that has it, so that another one can take it.</summary>
public sealed record CodeReleased(string BatchId, string Hash) : CodeFact
{
    internal override string Target => BatchId;

    internal override Step ApplyTo(HallState state, Moment moment) => CodeRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "releaseCode";
}
