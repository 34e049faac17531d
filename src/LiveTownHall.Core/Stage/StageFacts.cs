using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Stage;

/// <summary>A fact about the stage: what the wall shows and what everybody is told.</summary>
public abstract record StageFact : Fact
{
    internal sealed override Part Part => HallParts.Stage;
}

/// <param name="Until">When a break ends, in Unix milliseconds.</param>
/// <param name="Item">The item of the running order that it is; null where that follows from <paramref name="Id"/>, or there is none.</param>
public sealed record StageSet(string Kind, string? Id = null, long? Until = null, string? Item = null) : StageFact
{
    internal override string? Target => Id;

    internal override bool IsWhole => FactShape.IsTimeOrNone(Until);

    internal override Step ApplyTo(HallState state, Moment moment) => StageRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "setStage";
}

/// <summary>Whether people can react, and the wall shows it.</summary>
public sealed record ReactionsSet(bool On) : StageFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => StageRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "setReactions";
}

/// <summary>How the wall looks; null where that stays as it is.</summary>
public sealed record WallSet(string? Theme = null, string? Text = null) : StageFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => StageRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "setWall";
}

/// <summary>All of the running order.</summary>
/// <param name="Revision">The revision that its author saw; null where they did not say.</param>
public sealed record RunningOrderSet(ImmutableArray<OrderItem> Items, bool IsShown, int? Revision = null) : StageFact
{
    internal override bool IsWhole => FactShape.IsWhole(Items) && Items.All(item => item.Id is not null && item.Kind is not null);

    internal override Step ApplyTo(HallState state, Moment moment) => RunningOrderRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "setRunningOrder";
}

/// <param name="IncidentId">The incident it answers.</param>
/// <param name="ExpiresAt">When it is over, in Unix milliseconds; null for one that stands.</param>
public sealed record Announced(string Id, string Text, string Level, string? Retracts = null, string? IncidentId = null, long? ExpiresAt = null) : StageFact
{
    /// <summary>Sent at once even where it is urgent; never written, see <see cref="AsWrittenIn"/>.</summary>
    [JsonIgnore]
    internal bool IsConfirmed { get; init; }

    internal override string? Target => Id;

    internal override bool IsWhole => FactShape.IsTimeOrNone(ExpiresAt);

    internal override string? AuditReason => Level is "info" or "important" or "urgent" ? Level : null;

    /// <summary>One that repeats a correction of a context note may say what the question said.</summary>
    internal override string? TellsOf(HallState newest) => AnnouncementRules.Find(newest, Id)?.Corrects;

    internal override Fact WithoutText() => this with { Text = "" };

    /// <summary>What version 1 called urgent was sent at once; that a second person is needed came later.</summary>
    internal override Fact AsWrittenIn(byte version) => version == 1 ? this with { IsConfirmed = true } : this;

    internal override Step ApplyTo(HallState state, Moment moment) => AnnouncementRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "announce";
}

/// <summary>A second person stands behind a statement.</summary>
public sealed record AnnouncementConfirmed(string Id) : StageFact
{
    internal override string? Target => Id;

    internal override Step ApplyTo(HallState state, Moment moment) => AnnouncementRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => AnnouncementRules.Find(before, Id) is { ProposedBy: { } first } proposed && !Persons.AreTwo(before, first, proposed.ProposedVia, By!);

    internal override string AuditAction(in Happening happening) => "confirmAnnouncement";
}

/// <summary>A statement that waits for a second person is not to be sent: whoever wrote it takes it back, or a colleague declines it.</summary>
public sealed record AnnouncementWithdrawn(string Id) : StageFact
{
    internal override string? Target => Id;

    internal override Step ApplyTo(HallState state, Moment moment) => AnnouncementRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "withdrawAnnouncement";
}

/// <summary>The time that was set for an announcement is here; nothing where it is over already.</summary>
public sealed record AnnouncementExpired(string Id, long ExpiresAt) : StageFact
{
    internal override string? Target => Id;

    internal override bool IsWhole => FactShape.IsTime(ExpiresAt);

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => AnnouncementRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => AnnouncementRules.Expire;
}
