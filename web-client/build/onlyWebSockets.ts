import type { Plugin } from 'vite';

const unused = new RegExp(
  `@microsoft/signalr/dist/esm/(${[
    'LongPollingTransport',
    'ServerSentEventsTransport',
    'AccessTokenHttpClient',
    'DefaultHttpClient',
    'JsonHubProtocol',
    'MessageBuffer',
  ].join('|')})\\.js$`,
);

/**
 * Leaves out the ways to connect that our pages never take: they go straight to a WebSocket, without negotiation, and speak
 * MessagePack; what the SignalR client brings for the others is kilobytes that every phone would wait for.
 */
export function onlyWebSockets(): Plugin {
  return {
    name: 'townhall-only-websockets',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      const name = unused.exec(id)?.[1];
      // A WebSocket asks for cookies to bring along, and browsers bring them by themselves.
      return (
        name && `export class ${name} { getCookieString() {} send() { throw new Error('Only WebSockets'); } }`
      );
    },
  };
}
