using System.Text;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Looks for text in bytes: in JSON and in MessagePack a string lies there as plain UTF-8.</summary>
internal static class Bytes
{
    public static bool Hold(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    public static void MustHold(this byte[] bytes, string text) => Assert.True(bytes.Hold(text), $"'{text}' is not there");

    public static void MustNotHold(this byte[] bytes, string text) => Assert.False(bytes.Hold(text), $"'{text}' is there");
}
