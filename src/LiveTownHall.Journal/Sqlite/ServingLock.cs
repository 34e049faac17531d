using System.Globalization;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>Keeps a second server out of a data directory. The operating system holds the lock, so it ends with the process, also by kill -9.</summary>
/// <remarks>
/// <c>serving.lock</c> is locked (flock) and empty, because who can't lock it can't read it either; <c>serving.owner</c> says whose it is: process id and start, ISO 8601.
/// </remarks>
internal sealed class ServingLock : IDisposable
{
    private const string LockName = "serving.lock";
    private const string OwnerName = "serving.owner";

    private readonly FileStream _lock;

    private ServingLock(FileStream taken) => _lock = taken;

    /// <exception cref="JournalUnavailableException">Another server has it; says which.</exception>
    public static ServingLock Take(string directory, TimeProvider time)
    {
        var owner = Path.Combine(directory, OwnerName);
        try
        {
            var taken = new FileStream(Path.Combine(directory, LockName), Files.Private(FileMode.OpenOrCreate));
            Files.WritePrivate(owner, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {time.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n"));
            return new ServingLock(taken);
        }
        catch (IOException refused) when (IsTaken(refused))
        {
            throw new JournalUnavailableException($"Another server ({Describe(owner)}) serves this data directory already; stop it, or give this one a directory of its own.",
                refused);
        }
    }

    public void Dispose() => _lock.Dispose();

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException refused) => (refused.HResult & 0xFFFF) is 11 or 35 or 32;

    private static string Describe(string owner)
    {
        try
        {
            return File.ReadAllText(owner).Split(' ', StringSplitOptions.TrimEntries) is [var process, var since]
                ? $"process {process}, since {since}"
                : "its process is not known";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "its process is not known";
        }
    }
}
