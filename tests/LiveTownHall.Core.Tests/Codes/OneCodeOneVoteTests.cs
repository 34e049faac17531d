using CsCheck;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Codes;

/// <summary>
/// Two nodes that hear of the journal late, devices that try each other's codes, a desk that moves them while polls are open. One code and one device never count twice.
/// </summary>
public class OneCodeOneVoteTests
{
    private const int Devices = 4;
    private const int Codes = 3;

    private static readonly PollDefinition Single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) });

    private enum Act
    {
        Cast,
        Redeem,
        Release,
        Hear,
        Reset,
        Close,
        Reopen,
        Revoke,
    }

    private static readonly Gen<(Act Act, int A, int B, int Node)[]> Evenings = Gen.Select(
        Gen.Frequency(
            (12, Gen.Const(Act.Cast)), (6, Gen.Const(Act.Redeem)), (3, Gen.Const(Act.Release)), (3, Gen.Const(Act.Hear)), (1, Gen.Const(Act.Reset)),
            (1, Gen.Const(Act.Close)), (1, Gen.Const(Act.Reopen)), (1, Gen.Const(Act.Revoke))),
        Gen.Int[0, Devices - 1],
        Gen.Int[0, Codes - 1],
        Gen.Int[0, 1]).Array[1, 60];

    [Fact]
    public void One_code_and_one_device_count_once_whatever_nodes_know_when()
        => Evenings.Sample(evening =>
        {
            var night = new Night();
            foreach (var (act, a, b, node) in evening)
                night.Do(act, a, b, node);
        });

    private sealed class Night
    {
        private readonly JournalledHall _truth = new();
        private readonly HallReplica[] _nodes = [new(), new()];

        /// <summary>With which code each device's counted ballot of this round was cast; null for none.</summary>
        private readonly Dictionary<int, string?> _counted = [];

        public Night()
        {
            _truth.Do(new CodesIssued("B0", "0d", [Hash(0), Hash(1)]) { By = Fay });
            _truth.Do(new CodesIssued("B1", "0d", [Hash(2)]) { By = Fay });
            _truth.Open("P", Single);
            Hear(0);
            Hear(1);
        }

        public void Do(Act act, int a, int b, int node)
        {
            switch (act)
            {
                case Act.Cast:
                    Cast(a, b, _nodes[node].State!);
                    break;
                case Act.Redeem:
                    _truth.Do(new CodeRedeemed(b == 2 ? "B1" : "B0", Hash(b)) { By = new Actor("T" + a, "attendee") });
                    break;
                case Act.Release:
                    _truth.Do(new CodeReleased(b == 2 ? "B1" : "B0", Hash(b)) { By = Mo });
                    break;
                case Act.Hear:
                    Hear(node);
                    break;
                case Act.Reset:
                    if (_truth.Do(new PollReset("P")) == Ruling.Accepted)
                        _counted.Clear();
                    _truth.Do(new PollOpened("P"));
                    break;
                case Act.Close:
                    _truth.Do(new PollClosed("P"));
                    break;
                case Act.Reopen:
                    _truth.Do(new PollReopened("P"));
                    break;
                case Act.Revoke:
                    _truth.Do(new CodesRevoked("B1") { By = Fay });
                    break;
            }
        }

        /// <summary>As a node does that knows this much.</summary>
        private void Cast(int device, int choice, HallState known)
        {
            var poll = known.FindPoll("P")!;
            if (poll.Phase != PollPhase.Open || CodeRules.ClassIn(known, "T" + device, poll) is not { } assurance)
                return;
            var by = assurance == AssuranceClass.Code ? known.Codes!.Of("T" + device)!.Hash : null;
            var ruling = Assert.Single(_truth.Batch(batch => JournalledHall.Write(batch, poll, (ulong)device, Choice(choice), 0, assurance)));
            if (!ruling.IsAccepted())
                return;
            _counted[device] = by;
            var codes = _counted.Values.Where(code => code is not null).ToList();
            Assert.Equal(codes.Count, codes.Distinct().Count());
            var cut = _truth.Replica.Cut()!.Find(0)!;
            Assert.Equal(_counted.Count, cut.Tally.Voters);
            Assert.Equal(codes.Count, cut.Classes.Sum(c => c.Voters));
        }

        private void Hear(int node)
        {
            for (var at = (int)_nodes[node].Position; at < _truth.Journal.Count; at++)
                Assert.True(_nodes[node].Apply(at + 1, _truth.Journal[at]));
        }

        private static BallotPaper Choice(int option) => new() { Choices = ["o" + option] };

        private static string Hash(int code) => new((char)('a' + code), 32);
    }
}
