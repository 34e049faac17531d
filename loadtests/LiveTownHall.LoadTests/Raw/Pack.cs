using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>Hub calls as whole frames.</summary>
internal static class Pack
{
    public static byte[] CastBallot(string poll, string option)
        => Call("CastBallot", new CastBallot { PollId = poll, Ballot = new Ballot { Choices = [option] } });

    /// <summary>A call with one argument of the contract.</summary>
    public static byte[] Call<T>(string target, T argument) => RawPeer.Frame(HubMessages.Call(target, argument));

    /// <param name="arguments">Already in MessagePack.</param>
    public static byte[] Invocation(string target, params byte[][] arguments) => RawPeer.Frame(HubMessages.Invocation(target, arguments));
}
