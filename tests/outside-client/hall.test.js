import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as signalR from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { ulid } from 'ulid';
import { creatorKey, startServer } from './server.js';

const patience = 10_000;
const creator = { authorization: `Bearer ${creatorKey}` };
let server;
before(async () => (server = await startServer()));
after(() => server.stop());

async function post(path, body, headers = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** A connection that keeps everything the server sent, as the protocol's arrays or objects. */
async function connect(hallId, protocol, ticketRequest = {}) {
  const { body: ticket } = await post(`/api/halls/${hallId}/tickets`, ticketRequest);
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(server.url + ticket.hub, {
      accessTokenFactory: () => ticket.ticket,
      skipNegotiation: true,
      transport: signalR.HttpTransportType.WebSockets,
    })
    .withHubProtocol(protocol)
    .configureLogging(signalR.LogLevel.None)
    .build();
  const seen = { Keyframe: [], Delta: [], Me: [], Notice: [], Ended: [], Presence: [] };
  const waiting = [];
  for (const name of Object.keys(seen)) {
    connection.on(name, (message) => {
      seen[name].push(message);
      for (const check of [...waiting]) check();
    });
  }
  const until = (condition, what) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patience);
      const check = () => {
        const value = condition(seen);
        if (!value) return;
        clearTimeout(timer);
        waiting.splice(waiting.indexOf(check), 1);
        resolve(value);
      };
      waiting.push(check);
      check();
    });
  await connection.start();
  return { connection, seen, until, ticket, invoke: (method, ...args) => connection.invoke(method, ...args) };
}

/** Field names of the arrays, in the order in which the protocol lists them. */
const keyed = {
  outcome: (a) => (Array.isArray(a) ? { ok: a[0], position: a[1], error: a[2] ? { code: a[2][0], message: a[2][1] } : undefined, changed: a[3] } : a),
  view: (a) => (Array.isArray(a) ? { position: a[0], polls: a[3].map(keyed.poll) } : a),
  poll: (a) => (Array.isArray(a) ? { id: a[0], kind: a[1], title: a[2], options: a[3].map(([id, text]) => ({ id, text })), state: a[5], tally: a[8] && keyed.tally(a[8]) } : a),
  tally: (a) => (Array.isArray(a) ? { pollId: a[0], position: a[1], voters: a[2], counts: a[3] } : a),
  delta: (a) => (Array.isArray(a) ? { from: a[0], position: a[1], polls: a[3]?.map(keyed.poll), tallies: a[5]?.map(keyed.tally) } : a),
  me: (a) => (Array.isArray(a) ? { attendeeId: a[0], role: a[1], ballots: a[3] } : a),
};

for (const [name, protocol] of [
  ['JSON', () => new signalR.JsonHubProtocol()],
  ['MessagePack', () => new MessagePackHubProtocol()],
]) {
  describe(`an outside program over ${name}`, () => {
    it('runs a whole hall', { timeout: 60_000 }, async () => {
      const { status, body: hall } = await post('/api/halls', { title: 'Bike lanes', languages: ['en', 'fr'] }, creator);
      assert.equal(status, 201);
      assert.deepEqual(Object.keys(hall.keys).sort(), ['facilitator', 'moderator', 'screen', 'speaker']);
      const join = await (await fetch(`${server.url}/api/join/${hall.joinCode}`)).json();
      assert.equal(join.hallId, hall.hallId);

      const desk = await connect(hall.hallId, protocol(), { key: hall.keys.facilitator });
      const wall = await connect(hall.hallId, protocol(), { key: hall.keys.screen });
      const phones = await Promise.all([1, 2, 3].map(() => connect(hall.hallId, protocol(), {})));
      for (const client of [desk, wall, ...phones]) await client.until((s) => s.Keyframe.length && s.Me.length, 'keyframe and me');
      assert.equal(keyed.me(phones[0].seen.Me[0]).attendeeId, phones[0].ticket.attendeeId);

      const pollId = ulid();
      const draft = { kind: 'single', title: 'More bike lanes?', options: [{ id: 'yes', text: 'Yes' }, { id: 'no', text: 'No' }], settings: { resultsVisible: 'live' } };
      const created = keyed.outcome(await desk.invoke('CreatePoll', { pollId, draft }));
      assert.deepEqual(created.error, undefined);
      assert.deepEqual(keyed.outcome(await phones[0].invoke('CastBallot', { pollId, ballot: { choices: ['yes'] } })).error.code, 'not_found');
      assert.deepEqual(keyed.outcome(await desk.invoke('OpenPoll', { pollId })).error, undefined);
      for (const [phone, choice] of [[phones[0], 'yes'], [phones[1], 'no'], [phones[2], 'yes']]) {
        const outcome = keyed.outcome(await phone.invoke('CastBallot', { pollId, ballot: { choices: [choice] } }));
        assert.equal(outcome.ok, true);
        assert.ok(outcome.position > 1);
      }
      const again = keyed.outcome(await phones[1].invoke('CastBallot', { pollId, ballot: { choices: ['yes'] } }));
      assert.equal(again.changed, true);
      await phones[1].until((s) => keyed.me(s.Me.at(-1)).ballots[pollId], 'my ballot in Me');

      const tallies = (seen) => [
        ...seen.Delta.map(keyed.delta).flatMap((d) => [...(d.tallies ?? []), ...(d.polls ?? []).map((p) => p.tally)]),
        ...seen.Keyframe.map(keyed.view).flatMap((v) => v.polls.map((p) => p.tally)),
      ].filter(Boolean);
      for (const client of [desk, wall, ...phones])
        await client.until((s) => tallies(s).some((t) => t.voters === 3 && t.counts.yes === 3), 'the exact result');

      for (const client of [desk, wall, ...phones]) {
        let position = keyed.view(client.seen.Keyframe[0]).position;
        if (client.seen.Keyframe.length > 1) continue;
        for (const delta of client.seen.Delta.map(keyed.delta)) {
          assert.equal(delta.from, position);
          position = delta.position;
        }
      }

      assert.equal(keyed.outcome(await desk.invoke('ClosePoll', { pollId })).ok, true);
      assert.equal(keyed.outcome(await phones[0].invoke('CastBallot', { pollId, ballot: { choices: ['no'] } })).error.code, 'poll_closed');
      const tally = await (await fetch(`${server.url}/api/halls/${hall.hallId}/polls/${pollId}/tally`)).json();
      assert.equal(tally.voters, 3);
      assert.deepEqual(tally.counts, { yes: 3, no: 0 });

      const back = await connect(hall.hallId, protocol(), { attendee: phones[1].ticket.attendee });
      await back.until((s) => s.Me.length && keyed.me(s.Me[0]).ballots[pollId], 'the same person with their ballot');
      assert.equal(keyed.outcome(await desk.invoke('CloseHall', {})).ok, true);
      await phones[0].until((s) => s.Ended.length, 'the end of the hall');
      for (const client of [desk, wall, back, ...phones]) await client.connection.stop();
    });

    it('gets a clear refusal for bad arguments and stays connected', { timeout: 30_000 }, async () => {
      const { body: hall } = await post('/api/halls', { title: 'Errors' }, creator);
      const desk = await connect(hall.hallId, protocol(), { key: hall.keys.facilitator });
      const refused = async (method, ...args) => keyed.outcome(await desk.invoke(method, ...args)).error;
      assert.equal((await refused('CreatePoll', { pollId: 'short', draft: {} })).code, 'invalid_id');
      const flaw = await refused('CreatePoll', { pollId: ulid(), draft: { kind: 'single', title: 'x', options: [{ text: 'a' }, { text: '' }] } });
      assert.equal(flaw.code, 'invalid_poll');
      assert.match(flaw.message, /options\[1\]/);
      assert.equal((await refused('OpenPoll', { pollId: ulid() })).code, 'not_found');
      assert.equal((await refused('SetStage', { kind: 'circus' })).code, 'invalid_stage');
      assert.equal((await refused('OpenPoll', { pollId: ulid(), closesAt: 'soon' })).code, 'invalid_time');
      await assert.rejects(desk.invoke('CreatePoll', 42));
      assert.equal(keyed.outcome(await desk.invoke('OpenHall', {})).ok, true);
      await desk.connection.stop();
    });
  });
}
