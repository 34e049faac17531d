import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Connect, Plugin } from 'vite';

/** Which page answers a path; the server does the same (see README of this folder). */
export const pages: readonly [prefix: string, page: string][] = [
  ['/j/', '/attend.html'],
  ['/backstage/', '/backstage.html'],
  ['/stage/', '/stage.html'],
  ['/log/', '/log.html'],
];

const plainWords = fileURLToPath(new URL('../src/plain/words/', import.meta.url));
/** Pages that somebody may open whose browser runs no scripts. */
const publicPages = ['/index.html', '/attend.html'];

/** The way to the plain page, in every language there are words in: which one the reader speaks can't be told without a script. */
function withoutScripts(): string {
  const links = readdirSync(plainWords).map((file) => {
    const { plain } = JSON.parse(readFileSync(plainWords + file, 'utf8')) as { plain: { offer: string } };
    return `<a href="/p" lang="${file.replace('.json', '')}" dir="auto">${plain.offer}</a>`;
  });
  return `<noscript><p>${links.join(' · ')}</p></noscript>`;
}

/** The server's page routes and Content-Security-Policy for `vite dev` and `vite preview`. */
export function routes(): Plugin {
  const route: Connect.NextHandleFunction = (request, _response, next) => {
    const match = pages.find(([prefix]) => request.url?.startsWith(prefix));
    if (match) request.url = match[1];
    next();
  };
  return {
    name: 'townhall-pages',
    transformIndexHtml: (html, { path }) =>
      publicPages.includes(path) ? html.replace('<div id="app">', `${withoutScripts()}$&`) : html,
    configureServer: (server) => void server.middlewares.use(route),
    configurePreviewServer: (server) => void server.middlewares.use(route),
  };
}
