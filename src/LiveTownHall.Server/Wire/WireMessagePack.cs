using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LiveTownHall.Contracts.Hubs;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace LiveTownHall.Server.Wire;

/// <summary>MessagePack as the protocol has it: arrays by integer key, times as ISO 8601 strings. Arguments may come as maps by name too.</summary>
internal static class WireMessagePack
{
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new UtcTime()], [ContractResolver.Instance, StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    private sealed class ContractResolver : IFormatterResolver
    {
        public static readonly ContractResolver Instance = new();

        public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

        private static class Cache<T>
        {
            public static readonly IMessagePackFormatter<T>? Formatter =
                typeof(T).Assembly == typeof(Outcome).Assembly && typeof(T).GetCustomAttribute<MessagePackObjectAttribute>() is not null
                    ? new KeyedOrNamed<T>(StandardResolver.Instance.GetFormatterWithVerify<T>())
                    : null;
        }
    }

    /// <summary>Programs in languages without our codecs send plain objects, which arrive as maps.</summary>
    private sealed class KeyedOrNamed<T>(IMessagePackFormatter<T> keyed) : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) => keyed.Serialize(ref writer, value, options);

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            if (reader.Depth == 0)
                Nesting.Check(reader);
            if (reader.NextMessagePackType != MessagePackType.Map)
                return keyed.Deserialize(ref reader, options);
            var json = MessagePackSerializer.ConvertToJson(reader.ReadRaw(), MessagePackSerializerOptions.Standard);
            try
            {
                return JsonSerializer.Deserialize<T>(json, WireJson.Options)!;
            }
            catch (JsonException e)
            {
                throw new MessagePackSerializationException(e.Message, e);
            }
        }
    }

    /// <summary>Skipping and converting a value recurse into it, and a stack that overflows ends the process: so it is looked at first, without recursion.</summary>
    private static class Nesting
    {
        /// <summary>Deeper than any argument of the protocol.</summary>
        private const int MostLevels = 16;

        public static void Check(MessagePackReader reader)
        {
            Span<long> left = stackalloc long[MostLevels + 1];
            left[0] = 1;
            for (var level = 0; level >= 0;)
            {
                if (left[level]-- == 0)
                {
                    level--;
                    continue;
                }

                var items = reader.NextMessagePackType switch
                {
                    MessagePackType.Array => reader.ReadArrayHeader(),
                    MessagePackType.Map => 2L * reader.ReadMapHeader(),
                    _ => -1,
                };
                if (items < 0)
                {
                    reader.Skip();
                    continue;
                }

                if (++level > MostLevels)
                    throw new MessagePackSerializationException("The argument is nested too deeply.");
                left[level] = items;
            }
        }
    }

    private sealed class UtcTime : IMessagePackFormatter<DateTimeOffset>
    {
        public void Serialize(ref MessagePackWriter writer, DateTimeOffset value, MessagePackSerializerOptions options)
            => writer.Write(value.UtcDateTime.ToString(WireTime.Format, CultureInfo.InvariantCulture));

        public DateTimeOffset Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
            => DateTimeOffset.Parse(reader.ReadString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
