import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The network between some phones and the server, which a test can cut. A browser's own offline switch leaves open sockets
 * alone; here they really end, or fall silent as they do on a phone in a tunnel.
 */
export class Network {
  private readonly sockets = new Set<Socket>();
  private state: 'up' | 'silent' | 'cut' = 'up';

  private constructor(
    private readonly listener: Server,
    private readonly server: URL,
    private readonly from: string,
  ) {
    listener.on('connection', (near) => this.pass(near));
  }

  /** `from` is the address that the server sees its phones at: all of 127.0.0.0/8 is this machine. */
  static async to(server: string, from = '127.0.0.1'): Promise<Network> {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new Network(listener, new URL(server), from);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  /** Nothing goes through any more, and both ends know. */
  cut(): void {
    this.state = 'cut';
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing goes through any more, and nobody is told. What was sent meanwhile arrives later, as TCP has it. */
  silence(): void {
    this.state = 'silent';
    for (const socket of this.sockets) socket.pause();
  }

  mend(): void {
    this.state = 'up';
    for (const socket of this.sockets) socket.resume();
  }

  stop(): void {
    this.cut();
    this.listener.close();
  }

  private pass(near: Socket): void {
    if (this.state === 'cut') return void near.destroy();
    const far = connect({
      port: Number(this.server.port),
      host: this.server.hostname,
      localAddress: this.from,
    });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.state === 'silent') from.pause();
    }
  }
}
