import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const configuration = process.env.CONFIGURATION ?? 'Debug';
const dll = join(root, `src/LiveTownHall.Server/bin/${configuration}/net10.0/LiveTownHall.Server.dll`);

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Whoever sends it as bearer token may create halls. */
export const creatorKey = 'creator key of the tests';

/** Starts the built server on a free port with a directory of its own. */
export async function startServer(environment = {}) {
  const data = mkdtempSync(join(tmpdir(), 'townhall-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const process_ = spawn('dotnet', [dll, '--urls', url, '--data', data], {
    env: { ...process.env, TOWNHALL__CREATORKEY: creatorKey, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    process_.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    process_.stdout.on('data', (text) => text.includes('is running') && resolve());
  });
  return {
    url,
    async stop() {
      process_.kill('SIGTERM');
      await new Promise((resolve) => process_.once('exit', resolve));
      rmSync(data, { recursive: true });
    },
  };
}
