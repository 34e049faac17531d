import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import type { Codec } from '../contract/codec';
import {
  EndedCodec,
  HallDeltaCodec,
  HallViewCodec,
  MyStateCodec,
  NoticeCodec,
  OutcomeCodec,
  type Ended,
  type HallDelta,
  type HallView,
  type MyState,
  type Notice,
  type Presence,
} from '../contract/contract.gen';
import type { Answered, Methods } from './methods';

export interface ServerMessages {
  Keyframe: HallView;
  Delta: HallDelta;
  Me: MyState;
  Notice: Notice;
  Ended: Ended;
  Presence: Presence;
}

/** What a wire calls back; set by the hall connection before `start`. */
export interface WireEvents {
  message<K extends keyof ServerMessages>(name: K, value: ServerMessages[K]): void;
  closed(): void;
}

/** One connection to a hub from start to end; it never reconnects by itself. */
export interface Wire {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke(method: string, argument: unknown): Promise<Answered>;
}

export type OpenWire = (hub: string, ticket: string, events: WireEvents) => Wire;

type Decoders = { [K in keyof ServerMessages]?: Codec<ServerMessages[K]> };

const decoders: Decoders = {
  Keyframe: HallViewCodec,
  Delta: HallDeltaCodec,
  Me: MyStateCodec,
  Notice: NoticeCodec,
  Ended: EndedCodec,
};

/** The official SignalR client with MessagePack over a WebSocket, without negotiation. */
export function signalrWire(methods: Methods, more: Decoders = {}): OpenWire {
  return (hub, ticket, events) => {
    const connection = new HubConnectionBuilder()
      .withUrl(hub, {
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
        accessTokenFactory: () => ticket,
      })
      .withHubProtocol(new MessagePackHubProtocol())
      .configureLogging(LogLevel.None)
      .build();
    for (const [name, codec] of Object.entries({ ...decoders, ...more }))
      connection.on(name, (wire: unknown) =>
        events.message(name as keyof ServerMessages, codec.decode(wire) as never),
      );
    connection.onclose(() => events.closed());
    return {
      start: () => connection.start(),
      stop: () => connection.stop(),
      async invoke(method, argument) {
        const known = methods[method];
        const { argument: codec, answer } =
          known && 'answer' in known ? known : { argument: known, answer: OutcomeCodec };
        const args = codec ? [codec.encode(argument)] : [];
        return answer.decode(await connection.invoke(method, ...args)) as Answered;
      },
    };
  };
}
