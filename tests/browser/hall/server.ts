import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const configuration = process.env.CONFIGURATION ?? 'Debug';
const dll =
  process.env.TOWNHALL_SERVER_DLL ??
  join(root, `src/LiveTownHall.Server/bin/${configuration}/net10.0/LiveTownHall.Server.dll`);
const patienceMs = 30_000;

/** Whoever sends it as bearer token may create halls. */
export const creatorKey = 'creator-key-of-the-tests';

/** A server process of one test file: a port and a data directory of its own, which outlive a kill. */
export class Server {
  private process: ChildProcess | undefined;
  private readonly data = mkdtempSync(join(tmpdir(), 'townhall-'));
  private port = 0;

  /** Settings beside those that every test has. */
  constructor(private readonly settings: Readonly<Record<string, string>> = {}) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The link that opens the start page for whoever may create halls. */
  get startUrl(): string {
    return `${this.url}/#creator=${creatorKey}`;
  }

  /** Resolves when the server says that it runs. */
  async start(): Promise<void> {
    if (!existsSync(dll)) throw new Error(`There is no built server at ${dll}`);
    this.port ||= await freePort();
    const started = spawn('dotnet', [dll, '--urls', this.url, '--data', this.data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TOWNHALL__CREATORKEY: creatorKey, ...this.settings },
    });
    this.process = started;
    const said: string[] = [];
    const signal = AbortSignal.timeout(patienceMs);
    try {
      for await (const line of createInterface({ input: started.stdout!, signal })) {
        said.push(line);
        if (line.includes('is running')) break;
      }
      if (!said.at(-1)?.includes('is running')) throw new Error('it ended');
    } catch (error) {
      started.kill('SIGKILL');
      throw new Error(`The server did not start: ${said.join('\n')}`, { cause: error });
    }
    // What is not read would stop the server from writing.
    started.stdout!.resume();
    started.stderr!.resume();
  }

  /** Takes the power from it: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.data, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = once(running, 'exit', { signal: AbortSignal.timeout(patienceMs) });
    running.kill(signal);
    await gone;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
