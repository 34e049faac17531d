namespace LiveTownHall.Evaluations.Data;

/// <summary>What citizens of Bowling Green said to each other in a Polis conversation: innocent text, nearly all of it.</summary>
public static class CivicComments
{
    /// <param name="accepted">Only those that the conversation's own moderators let stand.</param>
    public static IReadOnlyList<string> Read(string data, bool accepted)
    {
        var file = Path.Combine(data, "polis_opendata", "american-assembly.bowling-green", "comments.csv");
        return [.. Rows.Read(file).Where(row => !accepted || row[6] == "1").Select(row => row[7])];
    }
}
