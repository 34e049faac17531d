using LiveTownHall.Journal;

// Appends to a hall from several tasks until it is killed, and prints "batch-id position" of every append that was
// acknowledged. A test kills it with -9 and then looks for each of them.
var directory = args[0];
var hall = args[1];
await using var store = StoreFactory.OpenSqlite(directory);
var output = new object();

await Task.WhenAll(Enumerable.Range(0, 4).Select(appender => Task.Run(async () =>
{
    for (var i = 0; ; i++)
    {
        var id = Guid.NewGuid();
        var body = new byte[16 + (i % 4_000)];
        id.TryWriteBytes(body);
        var position = await store.Journal.AppendAsync(hall, id, body);
        lock (output)
        {
            Console.Out.WriteLine($"{id} {position}");
            Console.Out.Flush();
        }
    }
})));
