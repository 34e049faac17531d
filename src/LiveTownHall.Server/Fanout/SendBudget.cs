namespace LiveTownHall.Server.Fanout;

/// <summary>Chooses the frame rate: down a step when sending takes more than its share of the time between frames, up again when there is room.</summary>
internal sealed class SendBudget(int[] rates)
{
    private const double MostShare = 0.6;
    private const double RoomShare = 0.5;
    private const int CalmTicks = 20;

    private int _step;
    private int _calm;

    public int Hz => rates[_step];

    /// <param name="spent">CPU time that one tick's frames took to build and send.</param>
    public void Spent(TimeSpan spent)
    {
        if (spent.TotalSeconds * Hz > MostShare)
        {
            _calm = 0;
            if (_step < rates.Length - 1) _step++;
            return;
        }

        var roomAbove = _step > 0 && spent.TotalSeconds * rates[_step - 1] < RoomShare;
        _calm = roomAbove ? _calm + 1 : 0;
        if (_calm < CalmTicks) return;
        _calm = 0;
        _step--;
    }
}
