namespace LiveTownHall.Evaluations.Figures;

/// <summary>Average precision of one ranked list (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 8.4).</summary>
public static class AveragePrecision
{
    /// <param name="relevant">For each place of the list, best first, whether it is right.</param>
    /// <param name="all">How many right ones there are, found or not.</param>
    /// <param name="depth">Places that are looked at. At most this many right ones can be asked for.</param>
    public static double At(int depth, IEnumerable<bool> relevant, int all)
    {
        var (found, sum, place) = (0, 0d, 0);
        foreach (var right in relevant.Take(depth))
        {
            place++;
            if (right)
                sum += ++found / (double)place;
        }

        return all == 0 ? 0 : sum / Math.Min(all, depth);
    }
}
