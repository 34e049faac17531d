using System.ComponentModel.DataAnnotations;
using System.Net;

namespace LiveTownHall.Server.Settings;

/// <summary>Every setting of the server; each is an environment variable <c>TOWNHALL__NAME</c> too.</summary>
public sealed class TownhallSettings : IValidatableObject
{
    public const string Section = "Townhall";

    /// <summary>
    /// Where town halls are kept: <c>sqlite:DIR</c> for a single node (sqlite:./data where nothing is named), <c>redis:CONFIG</c> for many (a StackExchange.Redis
    /// configuration), <c>memory:</c> for a trial.
    /// </summary>
    public string? Store { get; set; }

    /// <summary>Short for <see cref="Store"/> = sqlite:DIR.</summary>
    public string? Data { get; set; }

    /// <summary>Whether the group of the embedded store's directory may use it too, as on a mounted volume; else its owner only (modes 700 and 600).</summary>
    public bool DataGroup { get; set; }

    /// <summary>Short for <see cref="Store"/> = redis:CONFIG.</summary>
    public string? Redis { get; set; }

    /// <summary>Replicas that must have a batch before it is acknowledged (Redis WAIT); 0 for none.</summary>
    [Range(0, 100, ErrorMessage = "TOWNHALL__REDISWAITREPLICAS must be a number from 0 to 100.")]
    public int RedisWaitReplicas { get; set; }

    /// <summary>
    /// Whoever sends this as bearer token may create halls. Without it, one is made at the first start, kept with the store (<c>DATA/creator-key</c>) and printed within the
    /// start link.
    /// </summary>
    public string? CreatorKey { get; set; }

    /// <summary>Whom to tell of a security hole, such as mailto:security@example.org; fills /.well-known/security.txt.</summary>
    public string? SecurityContact { get; set; }

    /// <summary>Address people reach the server at, such as <c>https://townhall.example.org</c>; used in links and QR codes.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Origins besides the server's own whose pages may open a hub connection, separated by spaces or commas.</summary>
    public string? AllowedOrigins { get; set; }

    /// <summary>Whether <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of a proxy on this machine are believed.</summary>
    public bool BehindProxy { get; set; }

    /// <summary>
    /// Addresses or networks (CIDR) of proxies on other machines that are believed as with <see cref="BehindProxy"/>, separated by spaces or commas: <c>10.0.0.0/8,
    /// fd00::/8</c>.
    /// </summary>
    public string? KnownProxies { get; set; }

    /// <summary>
    /// Address of a port of its own, such as <c>http://127.0.0.1:9090</c> or <c>http://*:9090</c>, for /metrics, health with its details and /version; nothing else is served
    /// there, and /metrics nowhere else.
    /// </summary>
    public string? InternalUrl { get; set; }

    /// <summary>Whoever sends this as bearer token may read /metrics from another machine. Without it, and without INTERNALURL, only this machine may.</summary>
    public string? MetricsKey { get; set; }

    /// <summary>Files or folders of fact-checks for every hall, separated by semicolons: ClaimReview JSON-LD, Fact Check API answers, Data Commons feeds or CSV.</summary>
    public string? Claims { get; set; }

    /// <summary>Prepare a sample hall with a synthetic audience.</summary>
    public bool Demo { get; set; }

    /// <summary>How log lines are written to the console: <c>text</c> for people or <c>json</c> for a collector, an object a line.</summary>
    [RegularExpression("text|json", ErrorMessage = "TOWNHALL__LOGFORMAT must be text or json.")]
    public string LogFormat { get; set; } = "text";

    /// <summary>Seconds after which a hall that nobody watches leaves memory.</summary>
    [Range(1, 86_400, ErrorMessage = "TOWNHALL__UNLOADAFTERSECONDS must be a number from 1 to 86400.")]
    public int UnloadAfterSeconds { get; set; } = 60;

    /// <summary>Ballots and commands of one hall that may wait for the journal; past it callers get <c>busy</c>.</summary>
    [Range(1, 10_000_000, ErrorMessage = "TOWNHALL__INTAKECAPACITY must be a number from 1 to 10000000.")]
    public int IntakeCapacity { get; set; } = 16384;

    /// <summary>How long an answer may take once the store was asked; then the author hears <c>unknown</c> and asks again.</summary>
    [Range(1, 600, ErrorMessage = "TOWNHALL__ANSWERWITHINSECONDS must be a number from 1 to 600.")]
    public int AnswerWithinSeconds { get; set; } = 8;

    /// <summary>Most facts in one batch.</summary>
    [Range(1, 65_536, ErrorMessage = "TOWNHALL__BATCHFACTS must be a number from 1 to 65536.")]
    public int BatchFacts { get; set; } = 2048;

    /// <summary>How far this machine's clock may be from the store's (Redis) before the node is not ready. Halls go by the store's clock in any case.</summary>
    [Range(1, 86_400, ErrorMessage = "TOWNHALL__CLOCKSKEWSECONDS must be a number from 1 to 86400.")]
    public int ClockSkewSeconds { get; set; } = 10;

    /// <summary>
    /// Directory of this node alone, in which it remembers how far it has read each hall, so that a store which comes back with less while no node runs is noticed. The
    /// embedded store has its own; with Redis nothing is remembered unless a directory is named.
    /// </summary>
    public string? Witness { get; set; }

    /// <summary>Megabytes that the store keeps free: with less only reading and closing go on, and the server is not ready. 0 switches it off.</summary>
    [Range(0, 1_000_000_000, ErrorMessage = "TOWNHALL__MINFREEMEGABYTES must be a number from 0 to 1000000000.")]
    public long MinFreeMegabytes { get; set; } = 8;

    public LimitSettings Limits { get; set; } = new();

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PublicUrl))
        {
            if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            {
                yield return new("TOWNHALL__PUBLICURL must be an address such as https://townhall.example.org.");
            }
            else if (url.AbsolutePath != "/" || url.Query.Length > 0 || url.Fragment.Length > 0)
            {
                yield return new("TOWNHALL__PUBLICURL must end with the host: town halls can't be served under a path. "
                    + "Give them a name of their own, such as https://townhall.example.org.");
            }
        }

        if (!string.IsNullOrWhiteSpace(InternalUrl) && InternalPort is null)
            yield return new("TOWNHALL__INTERNALURL must be an address with a port and without a path, such as http://127.0.0.1:9090; TLS is not spoken there.");
        foreach (var proxy in NetworksOf(KnownProxies).Where(p => !IPNetwork.TryParse(p, out _) && !IsAddress(p)))
            yield return new($"TOWNHALL__KNOWNPROXIES holds {proxy}, which is neither an address nor a network such as 10.0.0.0/8.");
    }

    /// <summary>The port of <see cref="InternalUrl"/>; null where there is none, or the address is none.</summary>
    internal int? InternalPort
    {
        get
        {
            try
            {
                return string.IsNullOrWhiteSpace(InternalUrl) ? null : BindingAddress.Parse(InternalUrl.Trim().TrimEnd('/')) switch
                {
                    { Scheme: "http", PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: > 0 and < 65_536 and var port } => port,
                    _ => null,
                };
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    /// <summary>A whole one: of <c>10.0</c> or <c>10</c> nobody can say whether an address or a network was meant.</summary>
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3);

    /// <summary>The entries of <see cref="KnownProxies"/>.</summary>
    internal static string[] NetworksOf(string? proxies)
        => proxies?.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
