import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { Router, type Express } from 'express';
import type { ScenarioEntry } from '../rooms/records/shipped.ts';
import type { Log } from '../operations/log.ts';
import { securityHeaders } from './headers.ts';
import { describing } from './openapi/describing.ts';
import { peopleRoutes, type PeopleParts } from './people.ts';
import { errorHandler, sendProblem } from './problem.ts';
import { seatRoutes, type SeatParts } from './seats.ts';

const LARGEST_BODY = '16kb';

export interface AppParts extends PeopleParts, SeatParts {
  readonly log: Log;
  readonly scenarios: readonly ScenarioEntry[];
  /** The built client, or null when something else serves it. */
  readonly pagesDir: string | null;
  readonly ready: () => Promise<void>;
  readonly metrics: () => string;
}

function operations({ ready, metrics }: AppParts): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_req, res) => {
    await ready();
    res.type('text/plain').send('ready\n');
  });
  router.get('/metrics', (_req, res) => {
    res.type('text/plain; version=0.0.4').send(metrics());
  });
  return router;
}

function api(parts: AppParts): Router {
  const router = Router();
  const json = express.json({ limit: LARGEST_BODY, type: ['application/json', '+json'] });
  router.use(json);
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/scenarios', (_req, res) => {
    res.json(parts.scenarios);
  });
  router.get('/openapi.json', describing());
  router.use(peopleRoutes(parts));
  router.use(seatRoutes(parts));
  router.use((_req, res) => {
    sendProblem(res, 'not-found');
  });
  return router;
}

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
  app.use('/assets', (_req, res) => {
    sendProblem(res, 'not-found');
  });
  app.use(operations(parts));
  app.use('/api', api(parts));
  if (parts.pagesDir !== null) app.use(pages(parts.pagesDir));
  app.use((_req, res) => {
    sendProblem(res, 'not-found');
  });
  app.use(errorHandler(parts.log));
  return app;
}
