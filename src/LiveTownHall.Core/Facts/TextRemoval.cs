using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
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
    // A member of a newer version may be text or not; which one is not for us to guess.
    private static readonly JsonSerializerOptions Strict = new(FactJson.Default.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly FrozenSet<string> _redacted;
    private readonly FrozenDictionary<string, string> _corrections;
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly BatchWriter _writer = new();

    /// <param name="state">The hall at the newest position: what is redacted there stays so.</param>
    public TextRemoval(HallState state)
    {
        _redacted = state.Questions.All.Where(q => q.State == QuestionState.Redacted).Select(q => q.Id).ToFrozenSet(StringComparer.Ordinal);
        _corrections = state.Announcements.Where(a => a.Corrects is { } id && _redacted.Contains(id)).ToFrozenDictionary(a => a.Id, a => a.Corrects!, StringComparer.Ordinal);
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
            if (fact is null || QuestionOf(fact) is not { } question || Without(fact) is not { } without)
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
    private string? QuestionOf(Fact fact)
    {
        if (fact is Announced told)
            return _corrections.GetValueOrDefault(told.Id);
        return FactTarget.Question(fact) is { } id && _redacted.Contains(id) ? id : null;
    }

    /// <summary>The fact without text; null where it has none, and none that it is compared with.</summary>
    private static Fact? Without(Fact fact) => fact switch
    {
        // An empty name is a name: the desk knows the asker by it.
        QuestionAsked f => f with { Text = "", Author = f.Author is null ? null : "", Rules = null },
        QuestionEdited f => f with { Text = "", Rules = null },
        QuestionAppealed { Text: not null } f => f with { Text = null },
        ItemDecided f when (f.Note ?? f.Owner ?? f.Due) is not null => f with { Note = null, Owner = null, Due = null },
        AppealDismissed { Note: not null } f => f with { Note = null },
        ItemFlagged { Note: not null } f => f with { Note = null },
        ContextProposed f => f with { Text = "", Sources = [], ClaimId = null },
        ContextRemoved { Text: not null } f => f with { Text = null },
        ItemLabelled f => f with { Label = LabelRules.SaysSo(f.Label) ? f.Label : "" },
        ItemTranslated f => f with { Text = "" },
        Announced f => f with { Text = "" },
        _ => null,
    };

    private static bool IsKnownWhole(ReadOnlySpan<byte> piece)
    {
        if (!Varint.TryRead(piece[1..], out _, out var read))
            return false;
        try
        {
            return JsonSerializer.Deserialize(piece[(1 + read)..], Strict.GetTypeInfo(typeof(Fact))) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
