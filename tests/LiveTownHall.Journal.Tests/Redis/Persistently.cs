using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Redis;

/// <summary>An appender as the server has it: the same batch again until the store has it.</summary>
internal static class Persistently
{
    public static async Task<long> AppendAsync(IJournal journal, string hall, Guid batchId, byte[] body)
    {
        long position = 0;
        await BoundedWait.UntilAsync("the batch is appended", async () =>
        {
            try
            {
                position = await journal.AppendAsync(hall, batchId, body);
                return true;
            }
            catch (JournalUnavailableException)
            {
                return false;
            }
        });
        return position;
    }
}
