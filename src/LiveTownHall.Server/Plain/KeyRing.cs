using System.Text;
using System.Xml.Linq;
using LiveTownHall.Journal;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LiveTownHall.Server.Plain;

/// <summary>The keys that sign the forms, kept in the store under the numbers 0, 1, ... as the other keys are: a form survives a restart and may be sent to another node.</summary>
/// <remarks>
/// A directory can't be listed, so keys are numbered without a gap. A new one is made only where none is good; where two nodes make one at the same time the
/// second is dropped and its node reads the first, so that all nodes sign with the same key. Data protection asks rarely and off the request's path, and its
/// interface does not wait, so the answer of the store is waited for here.
/// </remarks>
internal sealed class KeyRing(IDirectory directory) : IXmlRepository
{
    private const int MostKeys = 1000;

    private int _known;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var keys = new List<XElement>();
        while (keys.Count < MostKeys && Wait(directory.GetAsync(Name(keys.Count))) is { } stored)
            keys.Add(XElement.Parse(Encoding.UTF8.GetString(stored)));
        Volatile.Write(ref _known, keys.Count);
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
        => Wait(directory.CreateIfAbsentAsync(Name(Volatile.Read(ref _known)), Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))));

    private static string Name(int number) => FormattableString.Invariant($"form-key/{number}");

    private static T Wait<T>(ValueTask<T> answer) => answer.IsCompletedSuccessfully ? answer.Result : answer.AsTask().GetAwaiter().GetResult();
}
