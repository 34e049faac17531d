using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Stage;

namespace LiveTownHall.Server.Parts;

/// <summary>The parts that frames are made of.</summary>
internal static class PartFrames
{
    /// <param name="advice">What machines have to say to the desk; null where none of it is shown.</param>
    public static FrameBuilder Builder(TimeProvider time, HallAdvice? advice = null)
        => new(time, [new PollFrames(), new QuestionFrames(advice), new DeskFrames(advice), new StageFrames()]);
}
