using System.Net.Sockets;
using System.Security.Authentication;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Why Redis can't be used, in a sentence for an operator; without addresses, names and passwords, which the client's own messages carry.</summary>
internal static class RedisDiagnosis
{
    private const string NoAnswer = "Redis does not answer";

    /// <summary>Kinds of error (the first word of an answer) that say more than that something failed.</summary>
    private static readonly (string Code, string Sentence)[] Answers =
    [
        ("WRONGPASS", "Redis refuses the user name or the password, or asks for one."),
        ("NOAUTH", "Redis refuses the user name or the password, or asks for one."),
        ("NOPERM", "Redis does not let this user do what a town hall needs."),
        ("LOADING", $"{NoAnswer}: it is still loading its data."),
        ("READONLY", $"{NoAnswer} as a primary: it is a replica that takes no writes."),
        ("MISCONF", "Redis takes no writes because it can't save them; look at its disk."),
        ("OOM", "Redis takes no writes because its memory is full."),
        ("CLUSTERDOWN", "The Redis cluster is down."),
    ];

    public static string Of(Exception? failure)
    {
        var all = All(failure).ToList();
        if (all.OfType<TooFewReplicasException>().FirstOrDefault() is { } missing)
        {
            return $"Replicas of Redis are missing: {missing.Message}";
        }

        foreach (var (code, sentence) in Answers)
        {
            if (all.Exists(each => each.Message.Contains(code, StringComparison.Ordinal)))
            {
                return sentence;
            }
        }

        if (all.Exists(static each => each is AuthenticationException))
        {
            return "Redis was reached, but its certificate is not trusted or it does not speak TLS.";
        }

        if (all.OfType<RedisConnectionException>().Any(static each => each.FailureType == ConnectionFailureType.AuthenticationFailure))
        {
            return "Redis refuses the user name or the password, or asks for one.";
        }

        return all.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"{NoAnswer}: nothing listens at its address.",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"{NoAnswer}: the name of its host is not known.",
            SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => $"{NoAnswer}: its address can't be reached.",
            _ => $"{NoAnswer}.",
        };
    }

    private static IEnumerable<Exception> All(Exception? failure) => failure switch
    {
        null => [],
        AggregateException many => many.InnerExceptions.SelectMany(All),
        _ => All(failure.InnerException).Prepend(failure),
    };
}
