import type { Connect, Plugin } from 'vite';

/** Which page answers a path; the server does the same (see README of this folder). */
export const pages: readonly [prefix: string, page: string][] = [
  ['/j/', '/attend.html'],
  ['/backstage/', '/backstage.html'],
  ['/stage/', '/stage.html'],
  ['/log/', '/log.html'],
];

/** The server's page routes and Content-Security-Policy for `vite dev` and `vite preview`. */
export function routes(): Plugin {
  const route: Connect.NextHandleFunction = (request, _response, next) => {
    const match = pages.find(([prefix]) => request.url?.startsWith(prefix));
    if (match) request.url = match[1];
    next();
  };
  return {
    name: 'townhall-pages',
    configureServer: (server) => void server.middlewares.use(route),
    configurePreviewServer: (server) => void server.middlewares.use(route),
  };
}
