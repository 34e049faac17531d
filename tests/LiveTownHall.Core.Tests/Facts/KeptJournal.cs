using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>A journal that a former version of this program wrote, with what that version made of it.</summary>
/// <param name="Batches">As it appended or compacted them, in order from position 1.</param>
/// <param name="Rulings">What it said of the facts of each batch.</param>
/// <param name="AuditHash">The end of its audit chain.</param>
/// <param name="State">The bytes of its state.</param>
internal sealed record KeptJournal(IReadOnlyList<byte[]> Batches, IReadOnlyList<string> Rulings, string AuditHash, string State)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Facts", "Journals");

    /// <summary>Names of all that are kept.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.journal").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reads one: a line a batch (base 64, space, rulings parted by commas), then the hash; the state is a file beside it.</summary>
    public static KeptJournal Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".journal"));
        var batches = lines[..^1].Select(line => line.Split(' ')).ToList();
        return new(
            [.. batches.Select(batch => Convert.FromBase64String(batch[0]))],
            [.. batches.Select(batch => batch[1])],
            lines[^1]["audit ".Length..],
            File.ReadAllText(Path.Combine(Folder, name + ".state.json")));
    }

    /// <summary>What this version makes of the same batches.</summary>
    public KeptJournal Replayed()
    {
        var (replica, said) = (new HallReplica(), new List<string>());
        foreach (var batch in Batches)
        {
            var rulings = new List<Ruling>();
            Assert.True(replica.Apply(replica.Position + 1, batch, rulings));
            said.Add(string.Join(',', rulings));
        }

        return this with { Rulings = said, AuditHash = AuditChain.Link(replica.Audit.Entries)[^1].Hash, State = JournalledHall.Bytes(replica) };
    }
}
