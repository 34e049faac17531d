namespace LiveTownHall.Core.Polls;

/// <summary>A statement that people agree or disagree with, or pass.</summary>
public sealed class StatementKind() : FixedChoiceKind(new PollOption("agree", "Agree"), new("disagree", "Disagree"), new("pass", "Pass"))
{
    public override PollKind Kind => PollKind.Statement;

    public override string Name => "statement";
}
