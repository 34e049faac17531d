using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Parts;

/// <summary>A thing that lives in a hall: what everything outside its folder has to know of it. Stateless; what it holds is in <see cref="HallState"/>.</summary>
/// <remarks>A part may read another's state and never writes it. What must happen together is one fact that both understand, such as <see cref="HallClosed"/>.</remarks>
internal abstract class Part
{
    /// <summary>The facts it brings, under the names that journals hold them by.</summary>
    public abstract ImmutableArray<JsonDerivedType> Facts { get; }

    /// <summary>How its facts are written.</summary>
    public abstract IJsonTypeInfoResolver Json { get; }

    /// <summary>What the close of the hall does to it.</summary>
    /// <param name="time">Unix milliseconds.</param>
    public virtual HallState CloseHall(HallState state, HallClosed fact, long time) => state;

    /// <summary>Where the thing that a fact of this part is about stands, in one word for the record; null where it has no such word.</summary>
    public virtual string? Standing(HallState state, Fact fact) => null;

    /// <summary>The entry of the record for a fact of this part.</summary>
    public virtual AuditLine Line(in Happening happening) => AuditLine.Of(happening);

    /// <summary>Entries for what a fact of any part brought about here, in the order it did.</summary>
    public virtual IEnumerable<AuditLine> Consequences(Happening happening) => [];

    /// <summary>What has to be said to the journal at which time unless something happens before.</summary>
    public virtual IEnumerable<Due> Due(HallState state) => [];
}
