using System.Text;

namespace LiveTownHall.Client.Wire;

/// <summary>
/// Reads a hub's messages in MessagePack and looks at what they are and which position they name; the rest is passed over. An invocation is
/// <c>[1, headers, id, target, [argument]]</c>, an answer <c>[3, headers, id, kind, result]</c>, a ping <c>[6]</c>, a close <c>[7, error]</c>, each after its length.
/// </summary>
/// <remarks>One for each connection; it is given whole WebSocket messages in their order. The server's answer to the handshake is passed over.</remarks>
public sealed class GlanceReader
{
    private bool _shookHands;

    /// <summary>Takes the next hub message off the front of <paramref name="bytes"/>.</summary>
    /// <returns>False where nothing is left.</returns>
    public bool TryTake(ref ReadOnlySpan<byte> bytes, out Glance glance)
    {
        if (!_shookHands)
        {
            bytes = bytes[(bytes.IndexOf(HubMessages.Separator) + 1)..];
            _shookHands = true;
        }

        if (bytes.IsEmpty)
        {
            glance = default;
            return false;
        }

        var (length, digits) = (0, 0);
        do
            length |= (bytes[digits] & 0x7f) << (7 * digits);
        while ((bytes[digits++] & 0x80) != 0);
        glance = Look(bytes.Slice(digits, length), digits + length);
        bytes = bytes[(digits + length)..];
        return true;
    }

    private static Glance Look(ReadOnlySpan<byte> message, int size)
    {
        var reader = new PackReader(message);
        reader.ReadArray();
        switch (reader.ReadInteger())
        {
            case 1:
                reader.Skip();
                reader.Skip();
                return Told(ref reader, size);
            case 3:
                reader.Skip();
                reader.Skip();
                return Answer(ref reader, size);
            case 7:
                var reason = reader.IsNil ? null : Encoding.UTF8.GetString(reader.ReadText());
                return new Glance(GlanceKind.Close, 0, false, size) { Reason = reason };
            default:
                return new Glance(GlanceKind.Other, 0, false, size);
        }
    }

    private static Glance Told(ref PackReader reader, int size)
    {
        var target = reader.ReadText();
        var isDelta = target.SequenceEqual("Delta"u8);
        if (!isDelta && !target.SequenceEqual("Keyframe"u8))
            return new Glance(GlanceKind.Told, 0, false, size);
        reader.ReadArray();
        reader.ReadArray();
        if (isDelta)
            reader.Skip();
        return new Glance(isDelta ? GlanceKind.Delta : GlanceKind.Keyframe, reader.ReadInteger(), false, size);
    }

    /// <summary>A result that is no outcome, such as none at all, is an acceptance without a position; a failure of the server is a refusal.</summary>
    private static Glance Answer(ref PackReader reader, int size)
    {
        const int Failure = 1, Result = 3;
        var kind = reader.ReadInteger();
        if (kind != Result || !reader.IsArray)
            return new Glance(GlanceKind.Answer, 0, kind != Failure, size);
        reader.ReadArray();
        var isOk = reader.ReadBoolean();
        return new Glance(GlanceKind.Answer, reader.IsNil ? 0 : reader.ReadInteger(), isOk, size);
    }
}
