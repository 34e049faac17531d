using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Random journals in which questions are redacted somewhere, and in which every text of a question says whose it is.</summary>
internal static class AnyRedaction
{
    private static readonly string[] Texts = ["text", "author", "rules", "note", "owner", "due", "sources", "claimId", "label"];

    private static readonly Gen<Fact> Correction = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 4], (id, note, text) =>
        (Fact)new Announced(note < 4 ? "C" + (note % 2) + (note < 2 ? "" : "-R") : "U9",
            text == 0 ? "" : text < 3 ? Canary("Q" + id) + "It is " + text : Canary("Q" + id) + "Wrong", "important")
        { By = People.Fay });

    public static readonly Gen<List<byte[]>> Journal =
        from pieces in AnyJournal.Pieces
        from cuts in Gen.Bool.Array[50]
        from redacted in Gen.Select(Gen.Int[0, 4], Gen.Double[0.3, 1]).Array[0, 3]
        from repeated in Gen.Select(Gen.Double[0, 1], Correction).Array[0, 6]
        select AnyJournal.Batches(Inserted([.. pieces.Select(p => (Poisoned(p.Piece), p.Time))], redacted, repeated), i => cuts[i % 50]);

    /// <summary>What every text of a question begins with.</summary>
    public static string Canary(string question) => "CANARY-" + question + "-";

    private static (Piece Piece, long Time)[] Inserted((Piece Piece, long Time)[] pieces, (int Question, double At)[] redacted, (double At, Fact Fact)[] repeated)
    {
        var all = pieces.ToList();
        foreach (var (at, fact) in repeated)
            Insert(all, at, fact);
        foreach (var (question, at) in redacted)
        {
            Insert(all, at, new ItemRedacted("Q" + question, "illegal") { By = People.Mo });
            Insert(all, 1, new ItemRedacted("Q" + question, "illegal") { By = People.Mo }, new ItemRedacted("Q" + question, "illegal") { By = People.Fay });
            Insert(all, at, new ItemRedacted("Q" + question, "illegal") { By = People.Mo }, new ItemRedacted("Q" + question, "illegal") { By = People.Fay });
        }

        return [.. all];
    }

    private static void Insert(List<(Piece Piece, long Time)> all, double at, params Fact[] facts)
    {
        var index = (int)(at * all.Count);
        var time = all[Math.Max(0, index - 1)].Time;
        all.InsertRange(index, facts.Select(fact => (AnyJournal.Piece(fact), time)));
    }

    private static Piece Poisoned(Piece piece)
    {
        if (piece.IsTorn || piece.Bytes[0] != BatchFormat.FactTag || !BatchReader.TryOpen([.. AnyJournal.Header(0), .. piece.Bytes], out var reader))
            return piece;
        if (reader.Next() != BatchReader.Kind.Fact || reader.Fact!.AboutQuestion is not { } question)
            return piece;
        var json = JsonNode.Parse(BatchWriter.Serialize(reader.Fact!))!.AsObject();
        foreach (var name in Texts)
        {
            if (json[name] is not { } text)
                continue;
            json[name] = text is JsonArray list ? new JsonArray([.. list.Select(item => (JsonNode)(Canary(question) + item))]) : Poisoned(question, text.GetValue<string>());
        }

        return AnyJournal.Piece(json.Deserialize(FactJson.Fact)!);
    }

    private static string Poisoned(string question, string text) => text is "" or "context" or "disputed" ? text : Canary(question) + text;
}
