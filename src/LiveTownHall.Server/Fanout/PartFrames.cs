using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>Makes the frames of one part; registered by its slice, see <see cref="FanoutServices.AddFrames"/>.</summary>
internal sealed record FramesOfPart(Func<LiveHall?, IPartFrames> Make);

/// <summary>The parts that frames are made of, in the order in which their slices are registered.</summary>
internal sealed class PartFrames(IEnumerable<FramesOfPart> parts, TimeProvider time)
{
    private readonly FramesOfPart[] _parts = [.. parts];

    /// <param name="hall">Where what is not in the journal comes from, such as advice to the desk; null where none of it is shown.</param>
    public FrameBuilder Builder(LiveHall? hall = null) => new(time, [.. _parts.Select(part => part.Make(hall))]);
}
