using System.Globalization;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace LiveTownHall.Client.Wire;

/// <summary>MessagePack as the protocol has it: arrays by integer key, times as ISO 8601 strings.</summary>
public static class ClientMessagePack
{
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new UtcTime()], [StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    private sealed class UtcTime : IMessagePackFormatter<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public void Serialize(ref MessagePackWriter writer, DateTimeOffset value, MessagePackSerializerOptions options)
            => writer.Write(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

        public DateTimeOffset Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
            => DateTimeOffset.Parse(reader.ReadString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
