import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { routes } from './build/pagesPlugin.ts';
import { words } from './build/wordsPlugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.TOWNHALL_SERVER ?? 'http://127.0.0.1:5000';

export default defineConfig({
  appType: 'mpa',
  plugins: [words(here('src/words/catalogues')), svelte(), routes()],
  build: {
    target: ['chrome87', 'edge88', 'firefox91', 'safari15'],
    // Inlined files would need data: in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index', 'attend', 'backstage', 'stage'].map((page) => here(`${page}.html`)),
    },
  },
  server: {
    proxy: { '/api': server, '/hubs': { target: server, ws: true } },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
