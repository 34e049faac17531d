using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiveTownHall.Server.Access;

/// <summary>A JSON Web Token (RFC 7519) signed with HMAC-SHA256 (RFC 7515, appendix A.1), of the few claims that the protocol has.</summary>
/// <remarks>
/// A library for every kind of token took a tenth of what a join costs. Only one header is ever written, so only that one is read: no other algorithm and
/// no key can be asked for by a token.
/// </remarks>
internal readonly record struct SignedToken(string Audience, string Subject, string Hall, string? Role = null, string? Name = null, string? Language = null, long? Expires = null)
{
    /// <summary><c>{"alg":"HS256","typ":"JWT"}</c> and the dot behind it.</summary>
    private const string Header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";

    /// <summary>Longer than any of ours: a name has 60 characters.</summary>
    private const int Longest = 2048;

    private const int SignatureLength = 43;

    public string Sign(ReadOnlySpan<byte> key)
    {
        var payload = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(payload)) Write(json);
        var token = new ArrayBufferWriter<byte>(512);
        Encoding.ASCII.GetBytes(Header, token);
        token.Advance(Base64Url.EncodeToUtf8(payload.WrittenSpan, token.GetSpan(Base64Url.GetEncodedLength(payload.WrittenCount))));
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, token.WrittenSpan, signature);
        token.Write("."u8);
        token.Advance(Base64Url.EncodeToUtf8(signature, token.GetSpan(SignatureLength)));
        return Encoding.ASCII.GetString(token.WrittenSpan);
    }

    /// <summary>The token that this key signed, or null. Whom it is for and until when is for the caller to look at.</summary>
    public static SignedToken? Read(string token, ReadOnlySpan<byte> key)
    {
        var dot = token.LastIndexOf('.');
        if (token.Length > Longest || dot < Header.Length || token.Length - dot - 1 != SignatureLength || !token.StartsWith(Header, StringComparison.Ordinal)) return null;
        Span<byte> ascii = stackalloc byte[Longest];
        if (Encoding.UTF8.GetByteCount(token) != token.Length) return null;
        Encoding.UTF8.GetBytes(token, ascii);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, ascii[..dot], expected);
        if (!TryDecode(ascii.Slice(dot + 1, SignatureLength), given, out _) || !CryptographicOperations.FixedTimeEquals(expected, given)) return null;
        Span<byte> payload = stackalloc byte[Longest];
        return TryDecode(ascii[Header.Length..dot], payload, out var length) ? Parse(payload[..length]) : null;
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes, out int length) =>
        Base64Url.DecodeFromUtf8(text, bytes, out var read, out length) == OperationStatus.Done && read == text.Length;

    private static SignedToken? Parse(ReadOnlySpan<byte> payload)
    {
        var token = default(SignedToken);
        var json = new Utf8JsonReader(payload);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString();
                json.Read();
                token = token.With(name!, ref json);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }

        return string.IsNullOrEmpty(token.Subject) || token.Hall is null || token.Audience is null ? null : token;
    }

    private SignedToken With(string name, ref Utf8JsonReader value)
    {
        switch (name)
        {
            case "aud": return this with { Audience = value.GetString()! };
            case "sub": return this with { Subject = value.GetString()! };
            case "exp": return this with { Expires = value.GetInt64() };
            case TicketClaims.Hall: return this with { Hall = value.GetString()! };
            case TicketClaims.Role: return this with { Role = value.GetString() };
            case TicketClaims.Name: return this with { Name = value.GetString() };
            case TicketClaims.Language: return this with { Language = value.GetString() };
            default:
                value.Skip();
                return this;
        }
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("aud"u8, Audience);
        if (Expires is { } expires) json.WriteNumber("exp"u8, expires);
        json.WriteString(TicketClaims.Hall, Hall);
        if (Role is not null) json.WriteString(TicketClaims.Role, Role);
        if (Name is not null) json.WriteString(TicketClaims.Name, Name);
        if (Language is not null) json.WriteString(TicketClaims.Language, Language);
        json.WriteString("sub"u8, Subject);
        json.WriteEndObject();
    }
}
