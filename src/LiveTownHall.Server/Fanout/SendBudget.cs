namespace LiveTownHall.Server.Fanout;

/// <summary>Chooses the frame rate: down a step when sending keeps taking more than its share of the time between frames, up again when there is room.</summary>
/// <remarks>
/// One dear tick is a collection or a busy neighbour; a rate that fell for it would cost more than it saves, because a frame sent less often is dearer (colder caches, the
/// same fixed work).
/// </remarks>
internal sealed class SendBudget(int[] rates)
{
    private const double MostShare = 0.7;
    private const double RoomShare = 0.6;
    private const int DearTicks = 3;
    private const int CalmTicks = 20;

    private int _step;
    private int _dear;
    private int _calm;

    public int Hz => rates[_step];

    /// <param name="spent">CPU time that one tick's frames took to build and send.</param>
    public void Spent(TimeSpan spent)
    {
        _dear = spent.TotalSeconds * Hz > MostShare ? _dear + 1 : 0;
        var roomAbove = _step > 0 && spent.TotalSeconds * rates[_step - 1] < RoomShare;
        _calm = roomAbove ? _calm + 1 : 0;
        if (_dear == DearTicks && _step < rates.Length - 1)
            Turn(1);
        else if (_calm == CalmTicks)
            Turn(-1);
    }

    private void Turn(int steps)
    {
        _step += steps;
        (_dear, _calm) = (0, 0);
    }
}
