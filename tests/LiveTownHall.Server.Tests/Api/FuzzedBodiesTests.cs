using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Server.Tests.Api;

/// <summary>Whatever a body holds, the answer is a refusal with a code, never a fault of the server.</summary>
public sealed class FuzzedBodiesTests
{
    public static TheoryData<string, byte[]> Bodies() => new()
    {
        { "nothing", [] },
        { "null", "null"u8.ToArray() },
        { "a number", "42"u8.ToArray() },
        { "a list", "[]"u8.ToArray() },
        { "half an object", Encoding.ASCII.GetBytes("{\"title\":\"a") },
        { "no JSON", "title=a"u8.ToArray() },
        { "a wrong type", """{"title":{},"key":[],"attendee":7}"""u8.ToArray() },
        { "a number for a text", """{"title":1,"displayName":1}"""u8.ToArray() },
        { "a text for a list", """{"title":"a","agenda":"b","language":[]}"""u8.ToArray() },
        { "a number past all bounds", """{"title":"a","agenda":[{"settings":{"min":1e999}}],"key":1e999}"""u8.ToArray() },
        { "half a surrogate", """{"title":"\ud800","displayName":"\udfff","key":"\ud800"}"""u8.ToArray() },
        { "half a surrogate as a name", """{"\ud800":"a"}x"""u8.ToArray() },
        { "no UTF-8", [.. """{"title":"a"""u8, 0xFF, 0xC3, 0x28, .. "\",\"key\":\""u8, 0xFF, .. "\"}"u8] },
        { "a NUL", """{"title":"\u0000","displayName":"\u0000","attendee":"\u0000"}"""u8.ToArray() },
        { "deep lists", Encoding.ASCII.GetBytes("""{"title":"a","agenda":""" + new string('[', 100_000)) },
        { "deep objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("""{"agenda":""", 50_000))) },
        { "2 MB", Encoding.ASCII.GetBytes($$"""{"title":"{{new string('a', 2_000_000)}}","key":"b"}""") },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_makes_no_sense_is_refused(string what, byte[] body)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        foreach (var path in new[] { "/api/halls", $"/api/halls/{hall.HallId}/tickets" })
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            request.Headers.Authorization = new("Bearer", ServerProcess.CreatorKey);
            request.Headers.ExpectContinue = body.Length > 1_000_000;
            using var response = await server.Http.SendAsync(request);
            await MustBeRefusedAsync(response, $"{path} with {what}");
        }
    }

    [Fact]
    public async Task Random_damage_to_a_good_body_never_breaks_the_server()
    {
        var server = await SharedServer.GetAsync();
        var random = new Random(7);
        var good = JsonSerializer.SerializeToUtf8Bytes(
            new CreateHall { Title = "Budget", Languages = ["en"], Agenda = [Drafts.Single(settings: Drafts.Live)] }, Wire.WireJson.Options);
        for (var i = 0; i < 300; i++)
        {
            var body = good.ToArray();
            for (var damage = random.Next(1, 4); damage > 0; damage--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0)
                body = body[..random.Next(body.Length)];
            using var content = new ByteArrayContent(body);
            using var response = await server.CreateAsync(content);
            if (!response.IsSuccessStatusCode)
                await MustBeRefusedAsync(response, Encoding.Latin1.GetString(body));
        }
    }

    [Theory]
    [InlineData("Content-Length: 1000", "{\"title\":\"a")]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n")]
    [InlineData("Transfer-Encoding: chunked", "5\r\n{\"ti\r\nxx")]
    [InlineData("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFF\r\n{")]
    public async Task A_body_that_is_cut_off_leaves_no_error_behind(string header, string body)
    {
        await using var server = await TestServer.StartAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", server.Url.Port).Within();
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/halls HTTP/1.1\r\nHost: 127.0.0.1:{server.Url.Port}\r\n{header}\r\n\r\n{body}")).Within();
            socket.Client.Shutdown(SocketShutdown.Send);
            Assert.DoesNotContain("HTTP/1.1 5", await AnswerAsync(stream), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(server.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));
    }

    /// <summary>What came until the connection ended, whichever way it did.</summary>
    private static async Task<string> AnswerAsync(NetworkStream stream)
    {
        var (answer, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await stream.ReadAsync(buffer).AsTask().Within() is var read and > 0)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // Reset.
        }

        return answer.ToString();
    }

    private static async Task MustBeRefusedAsync(HttpResponseMessage response, string what)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{what}: {(int)response.StatusCode} {text}");
        using var problem = JsonDocument.Parse(text);
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("code").GetString()), what);
    }
}
