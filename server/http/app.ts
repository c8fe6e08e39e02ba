import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { Router, type Express, type RequestHandler } from 'express';
import type { Log } from '../operations/log.ts';
import { securityHeaders } from './headers.ts';
import type { Parts } from './parts.ts';
import { errorHandler, sendProblem } from './problem.ts';
import { ROUTES } from './routes/routes.ts';

const LARGEST_BODY = '16kb';

export interface AppParts extends Parts {
  readonly log: Log;
  /** The built client, or null when something else serves it. */
  readonly pagesDir: string | null;
}

/** The calls, as they stand in the table. */
function calls(parts: Parts): Router {
  const router = Router();
  router.use(
    '/api',
    express.json({ limit: LARGEST_BODY, type: ['application/json', '+json'] }),
    (_req, res, next) => {
      res.set('Cache-Control', 'no-store');
      next();
    },
  );
  for (const { method, path, handler } of ROUTES) router[method](path, handler(parts));
  return router;
}

/** What there is not. */
const nothing: RequestHandler = (_req, res) => {
  sendProblem(res, 'not-found');
};

const { BROTLI_PARAM_QUALITY } = constants;

/**
 * Scripts and styles, with a hash in their name: to be kept for ever. Each would carry a kilobyte of
 * headers that only concern a page, so they are served before those are set. They hold no secret, so
 * compressing them betrays none; views are compressed by the socket. At 6 a phone loads 7 % less than at
 * the usual 4, for 7 ms of work; above it a class that joins at once would wait.
 */
function assets(folder: string): Router {
  const router = Router();
  router.use(compression({ brotli: { params: { [BROTLI_PARAM_QUALITY]: 6 } } }));
  const setHeaders = (res: ServerResponse): void => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
  };
  const kept = { immutable: true, maxAge: '1y', redirect: false, setHeaders };
  router.use(express.static(join(folder, 'assets'), kept));
  return router;
}

/** The pages themselves, never from a cache. */
function pages(folder: string): Router {
  const router = Router();
  const index = join(folder, 'index.html');
  const setHeaders = (res: ServerResponse, path: string): void => {
    if (path.endsWith('.py')) res.setHeader('Content-Type', 'text/plain; charset=utf-8'); // to be read
  };
  const plain = { index: false, redirect: false, cacheControl: false, setHeaders } as const;
  router.use(express.static(folder, plain));
  router.get('/{*path}', (_req, res) => {
    res.set('Cache-Control', 'no-cache').sendFile(index);
  });
  return router;
}

/** Everything that is answered over plain HTTP. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // views are never asked for conditionally; files bring their own
  if (parts.pagesDir !== null) app.use('/assets', assets(parts.pagesDir));
  app.use(securityHeaders(parts.links.publicUrl));
  app.use('/assets', nothing);
  app.use(calls(parts));
  app.use('/api', nothing);
  if (parts.pagesDir !== null) app.use(pages(parts.pagesDir));
  app.use(nothing);
  app.use(errorHandler(parts.log));
  return app;
}
