using System.Collections.Frozen;
using System.Text.Json;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Facts;

/// <summary>Takes the text of redacted questions out of batches: what a redaction takes out of state, and nothing else.</summary>
/// <remarks>
/// From every fact that names the question, accepted or refused: its texts of all revisions, the asker's name, the rules that spoke of it, translations,
/// context notes with their sources and claims, what was said at their retraction, topics, written answers and notes to the author, who answers later and
/// when, appeals, notes of flags. Announcements that repeat a context note have no text of their own. Ids, authors, revisions, reasons, languages, the rule
/// that held it and the labels <c>context</c> and <c>disputed</c> stay, for state or the record have them still. So does whatever state keeps where somebody
/// quoted the question: announcements, incidents, mutes, other questions, those that were merged with it among them.
/// <para>
/// A fact without its text says so and what became of it, see <see cref="Fact.Removed"/>: a refused one changes nothing again, an accepted one is accepted
/// without a look at text. Nothing is compared with a text that is gone, so that a replay that began with the batches as they were and goes on with what
/// they are now ends in the same state, too.
/// </para>
/// </remarks>
public sealed class TextRemoval
{
    private readonly FrozenSet<string> _redacted;
    private readonly HallState _newest;
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly BatchWriter _writer = new();

    /// <param name="state">The hall at the newest position: what is redacted there stays so.</param>
    public TextRemoval(HallState state)
    {
        _redacted = state.Questions.All.Where(q => q.State == QuestionState.Redacted).Select(q => q.Id).ToFrozenSet(StringComparer.Ordinal);
        _newest = state;
    }

    /// <summary>Redacted questions of the hall.</summary>
    public int Redacted => _redacted.Count;

    /// <summary>Redacted questions of which <see cref="TryRewrite"/> has found text.</summary>
    public int Touched => _touched.Count;

    /// <summary>The batch without the text.</summary>
    /// <param name="rulings">What <see cref="HallReplica.Apply"/> said of the batch at its place.</param>
    /// <param name="rewritten">Null where nothing is to be taken out.</param>
    /// <returns>False for a batch with a fact that only a newer version knows whole.</returns>
    public bool TryRewrite(ReadOnlySpan<byte> body, IReadOnlyList<Ruling> rulings, out byte[]? rewritten)
    {
        rewritten = null;
        if (!BatchReader.TryOpen(body, out var reader))
            return true;
        var (from, index, found) = (body.Length - reader.Left, 0, false);
        _writer.BeginCompacted(reader.AppendedIn, reader.Time);
        for (var kind = reader.Next(); kind != BatchReader.Kind.End; kind = reader.Next(), index++)
        {
            var piece = body[from..^reader.Left];
            from = body.Length - reader.Left;
            var fact = kind == BatchReader.Kind.Fact && reader.Fact!.Removed is null ? reader.Fact : null;
            if (fact is null || QuestionOf(fact) is not { } question || fact.WithoutText() is not { } without)
            {
                _writer.Copy(piece);
                continue;
            }

            if (!IsKnownWhole(piece))
                return false;
            _writer.Fact(without with { Removed = rulings[index] });
            _touched.Add(question);
            found = true;
        }

        if (found)
            rewritten = _writer.Written.ToArray();
        return true;
    }

    /// <summary>The redacted question that a fact tells something of.</summary>
    private string? QuestionOf(Fact fact) => fact.TellsOf(_newest) is { } id && _redacted.Contains(id) ? id : null;

    /// <summary>A member of a newer version may be text or not; which one is not for us to guess.</summary>
    private static bool IsKnownWhole(ReadOnlySpan<byte> piece)
    {
        if (!Varint.TryRead(piece[1..], out _, out var read))
            return false;
        try
        {
            return JsonSerializer.Deserialize(piece[(1 + read)..], FactJson.StrictFact) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
