using CsCheck;
using LiveTownHall.Core.Audit;

namespace LiveTownHall.Core.Tests.Audit;

public class AuditChainTests
{
    private static readonly AuditEntry First = new(1, 0, 0, 1_700_000_000_000, "F1", "facilitator", "createHall", null, null, null, "draft", null, null);
    private static readonly AuditEntry Second = new(2, 3, 1, 1_700_000_000_005, "system", "system", "hold", "Q1", 1, "published", "held", null, "flags");

    private static readonly Gen<string?> Word = Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)""), Gen.String[Gen.Char['a', 'c'], 0, 2].Select(s => (string?)s));

    private static readonly Gen<AuditEntry> AnyEntry =
        from place in Gen.Select(Gen.Long[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Long[0, 5])
        from who in Gen.Select(Word, Word, Word, (a, b, c) => (a ?? "", b ?? "", c ?? ""))
        from what in Gen.Select(Word, Gen.Int[-1, 2], Word, Word)
        from why in Gen.Select(Word, Word)
        select new AuditEntry(place.Item1, place.Item2, place.Item3, place.Item4, who.Item1, who.Item2, who.Item3, what.Item1,
            what.Item2 < 0 ? null : what.Item2, what.Item3, what.Item4, why.Item1, why.Item2);

    [Fact]
    public void The_hash_of_an_entry_is_this_and_stays_this()
    {
        const string Expected = "ab9d59a186bc1797fc03e1acc4145ba75831da87404fc4b5a8a750d9e89bc7f9";
        var chain = AuditChain.Link([First, Second]).Select(link => link.Hash).ToList();

        Assert.Equal(Sha("""["",1,0,0,1700000000000,"F1","facilitator","createHall",null,null,null,"draft",null,null]"""), chain[0]);
        Assert.Equal(Sha($$"""["{{chain[0]}}",2,3,1,1700000000005,"system","system","hold","Q1",1,"published","held",null,"flags"]"""), chain[1]);
        Assert.Equal(Expected, chain[1]);
    }

    [Fact]
    public void Any_entry_changed_left_out_doubled_or_moved_changes_every_hash_from_there_on()
        => Gen.Select(AnyEntry.Array[2, 12], AnyEntry, Gen.UInt, Gen.Int[0, 3]).Sample((entries, other, where, how) =>
        {
            var at = (int)(where % (uint)(entries.Length - 1));
            AuditEntry[] tampered = how switch
            {
                0 => [.. entries[..at], other, .. entries[(at + 1)..]],
                1 => [.. entries[..at], .. entries[(at + 1)..]],
                2 => [.. entries[..at], other, .. entries[at..]],
                _ => [.. entries[..at], entries[at + 1], entries[at], .. entries[(at + 2)..]],
            };
            if (tampered.SequenceEqual(entries))
                return;
            var (honest, forged) = (Hashes(entries), Hashes(tampered));
            var same = entries.Zip(tampered).TakeWhile(pair => pair.First == pair.Second).Count();

            Assert.Equal(honest[..same], forged[..same]);
            for (var i = same; i < Math.Min(honest.Count, forged.Count); i++)
                Assert.NotEqual(honest[i], forged[i]);
            if (honest.Count == forged.Count)
                Assert.NotEqual(honest[^1], forged[^1]);
        }, iter: 2_000);

    [Fact]
    public void Each_field_is_part_of_the_hash()
    {
        AuditEntry[] changed =
        [
            Second with { Position = 3 }, Second with { Index = 4 }, Second with { Part = 2 }, Second with { At = 6 }, Second with { Actor = "M1" },
            Second with { Role = "moderator" }, Second with { Action = "reject" }, Second with { Target = "Q2" }, Second with { Target = null },
            Second with { Revision = 2 }, Second with { Revision = null }, Second with { From = "pending" }, Second with { To = "rejected" },
            Second with { Reason = "" }, Second with { Rule = null }, Second with { Texts = [new("title", "Which?", null)] },
        ];

        Assert.Equal(typeof(AuditEntry).GetProperties().Count(p => p.CanWrite), changed.Select(Differs).Distinct().Count());
        Assert.Equal(changed.Length + 1, changed.Append(Second).Select(e => AuditChain.Hash("", e)).Distinct().Count());
        Assert.NotEqual(AuditChain.Hash("", Second), AuditChain.Hash("0", Second));
    }

    private static string Differs(AuditEntry entry)
        => typeof(AuditEntry).GetProperties().Single(p => p.CanWrite && !Equals(p.GetValue(entry), p.GetValue(Second))).Name;

    private static List<string> Hashes(IEnumerable<AuditEntry> entries) => [.. AuditChain.Link(entries).Select(link => link.Hash)];

    private static string Sha(string json)
        => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));
}
