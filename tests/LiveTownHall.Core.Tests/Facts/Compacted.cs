using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Journals as compaction leaves them.</summary>
internal static class Compacted
{
    /// <summary>Each batch as it is afterwards; the same array where nothing was taken out of it.</summary>
    public static List<byte[]> Of(IReadOnlyList<byte[]> batches, out TextRemoval removal)
    {
        var whole = new HallReplica();
        for (var i = 0; i < batches.Count; i++)
            Assert.True(whole.Apply(i + 1, batches[i]));
        removal = new TextRemoval(whole.State!);
        var (replica, rulings, compacted) = (new HallReplica(), new List<Ruling>(), new List<byte[]>());
        for (var i = 0; i < batches.Count; i++)
        {
            rulings.Clear();
            Assert.True(replica.Apply(i + 1, batches[i], rulings));
            Assert.True(removal.TryRewrite(batches[i], rulings, out var rewritten));
            compacted.Add(rewritten ?? batches[i]);
        }

        return compacted;
    }

    public static List<byte[]> Of(IReadOnlyList<byte[]> batches) => Of(batches, out _);

    /// <summary>Whether a text stands in a batch, as the JSON of facts writes it or as it is.</summary>
    public static bool Holds(byte[] batch, string text) => batch.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
}
