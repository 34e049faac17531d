using LiveTownHall.Server.Halls;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>A connection at the node that took it in, with the admission of whoever came by it.</summary>
internal sealed class Door : IDisposable
{
    private readonly HallLease _lease;

    private Door(Node node, HallLease lease)
    {
        (Node, _lease) = (node, lease);
        Admission = new Admission(lease.Hall.Session.Admissions, node.Time, () => IsClosed = true);
        lease.Hall.Session.StoreChanged += () => IsClosed = true;
    }

    public Node Node { get; }

    public HallSession Session => _lease.Hall.Session;

    public Admission Admission { get; }

    /// <summary>The node has ended it.</summary>
    public bool IsClosed { get; private set; }

    public static async Task<Door?> OpenAsync(Node node, string hall)
    {
        if (await node.FindAsync(hall) is not { } lease)
            return null;
        var door = new Door(node, lease);
        await door.Admission.BeginAsync(CancellationToken.None);
        return door;
    }

    public void Dispose() => _lease.Dispose();
}
