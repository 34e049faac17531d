using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiveTownHall.Core.Audit;

/// <summary>A text that was changed after people had read it.</summary>
/// <param name="Field">Its name in the protocol.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
public sealed record TextChange(string Field, string? Before, string? After);

/// <summary>Equal to another one by what is in it.</summary>
internal sealed class TextChanges(ImmutableArray<TextChange> all) : IEquatable<TextChanges>
{
    public ImmutableArray<TextChange> All => all;

    public bool Equals(TextChanges? other) => other is not null && all.AsSpan().SequenceEqual(other.All.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as TextChanges);

    public override int GetHashCode() => all.Length;
}

/// <summary>One thing that was done. No text of what people said, no name.</summary>
/// <param name="Position">The batch in the hall's journal.</param>
/// <param name="Index">Place of the fact in the batch.</param>
/// <param name="Part">From 0: a fact can have consequences of its own, such as a rule that holds a question.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Actor">Staff id, the author's handle, <c>attendee</c> or <c>system</c>.</param>
/// <param name="Target">Id of the item, or null for the hall.</param>
public sealed record AuditEntry(
    long Position,
    int Index,
    int Part,
    long At,
    string Actor,
    string Role,
    string Action,
    string? Target,
    int? Revision,
    string? From,
    string? To,
    string? Reason,
    string? Rule)
{
    /// <summary>Texts of the item that staff changed, before and after; empty for most.</summary>
    public ImmutableArray<TextChange> Texts { get => _texts.All; init => _texts = new(value); }

    private readonly TextChanges _texts = new([]);

    /// <summary>Whether a rule or a clock did it.</summary>
    public bool Automated => Role == Questions.Decision.System;
}

/// <summary>
/// Entries chained by hash: <c>hash = SHA-256(hash before ‖ UTF-8 JSON of the entry as an array of its fields in order)</c>, in lower-case
/// hexadecimal, over an empty start; the texts, <c>[[field, before, after]...]</c>, are the last field where there are any.
/// Whoever kept the hash of any entry can later tell whether anything up to it was changed, left out or added.
/// </summary>
public static class AuditChain
{
    /// <summary>The chain over all entries, oldest first.</summary>
    public static IReadOnlyList<(AuditEntry Entry, string Hash)> Link(IEnumerable<AuditEntry> entries)
    {
        var before = "";
        var linked = new List<(AuditEntry, string)>();
        foreach (var entry in entries)
        {
            before = Hash(before, entry);
            linked.Add((entry, before));
        }

        return linked;
    }

    public static string Hash(string before, AuditEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStringValue(before);
            json.WriteNumberValue(entry.Position);
            json.WriteNumberValue(entry.Index);
            json.WriteNumberValue(entry.Part);
            json.WriteNumberValue(entry.At);
            json.WriteStringValue(entry.Actor);
            json.WriteStringValue(entry.Role);
            json.WriteStringValue(entry.Action);
            json.WriteStringValue(entry.Target);
            if (entry.Revision is { } revision)
                json.WriteNumberValue(revision);
            else
                json.WriteNullValue();
            json.WriteStringValue(entry.From);
            json.WriteStringValue(entry.To);
            json.WriteStringValue(entry.Reason);
            json.WriteStringValue(entry.Rule);
            if (!entry.Texts.IsEmpty)
                WriteTexts(json, entry.Texts);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void WriteTexts(Utf8JsonWriter json, ImmutableArray<TextChange> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStartArray();
            json.WriteStringValue(text.Field);
            json.WriteStringValue(text.Before);
            json.WriteStringValue(text.After);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}

/// <summary>Every entry of a hall up to the replica's position. One writer; any thread reads an immutable list.</summary>
public sealed class AuditLog
{
    private ImmutableList<AuditEntry> _entries = [];

    /// <summary>Oldest first.</summary>
    public ImmutableList<AuditEntry> Entries => Volatile.Read(ref _entries);

    internal void Add(AuditEntry entry) => Volatile.Write(ref _entries, _entries.Add(entry));
}
