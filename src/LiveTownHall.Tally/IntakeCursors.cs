using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>
/// The two positions of an <see cref="Intake{T}"/>. Producers fight for the tail, the consumer alone moves the head; each has
/// 128 bytes before and after it, because x86 prefetches cache lines in pairs and some ARM cores have lines of 128 bytes.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 3 * Isolation)]
internal struct IntakeCursors
{
    internal const int Isolation = 128;

    [FieldOffset(Isolation)]
    internal long Tail;

    [FieldOffset(2 * Isolation)]
    internal long Head;
}
