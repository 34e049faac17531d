import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';
import { onlyWebSockets } from './build/onlyWebSockets.ts';
import { routes } from './build/pagesPlugin.ts';
import { words } from './build/wordsPlugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.TOWNHALL_SERVER ?? 'http://127.0.0.1:5000';

// Beside each file its Brotli and gzip form, so that the server does not compress for every phone that joins.
const smaller = compression({
  include: /\.(html|js|css|svg|json)$/,
  algorithms: [
    defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    defineAlgorithm('gzip', { level: 9 }),
  ],
});

// The phone is built by itself: sharing chunks with the desk and the wall would cost it what only they use, and a request
// for each chunk.
const pages = { phone: ['attend'], others: ['index', 'backstage', 'stage', 'log'] };

const sharedByKinds = { name: 'polls', test: /\/src\/polls\/(results|vote)\/|\/src\/polls\/[a-z]+\.ts$/ };

export default defineConfig(({ mode }) => ({
  appType: 'mpa',
  plugins: [
    words(here('src/words/catalogues'), here('src/polls/kinds'), mode),
    svelte(),
    onlyWebSockets(),
    routes(),
    smaller,
  ],
  build: {
    target: ['chrome87', 'edge88', 'firefox91', 'safari15'],
    // Inlined files would need data: in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: mode !== 'phone',
    rolldownOptions: {
      // Small pieces that most kinds of poll share come with the page: a request for each would cost more than they weigh.
      output: mode === 'phone' ? { codeSplitting: { groups: [sharedByKinds] } } : undefined,
      input: pages[mode === 'phone' ? 'phone' : 'others'].map((page) => here(`${page}.html`)),
    },
  },
  server: {
    proxy: { '/api': server, '/hubs': { target: server, ws: true } },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    testTimeout: 20_000,
  },
}));
