import type { ErrorRequestHandler, Response } from 'express';
import type { Problem } from '../../shared/protocol/protocol.ts';
import { REFUSALS, REFUSAL_TEXT, type RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Log } from '../operations/log.ts';
import { RoomGone, StoreUnavailable } from '../store/port.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Not now',
  413: 'Too large',
  422: 'Not possible',
  429: 'Too many',
  500: 'Our mistake',
  503: 'Unavailable',
};

/** A refusal as problem details (RFC 9457), with the stable code and a plain sentence. */
function problemOf(code: RefusalCode): Problem {
  const status = REFUSALS[code];
  const title = TITLES[status] ?? 'Refused';
  return { type: 'about:blank', title, status, code, detail: REFUSAL_TEXT[code] };
}

export function sendProblem(res: Response, code: RefusalCode): void {
  const problem = problemOf(code);
  if (code === 'too-many') res.set('Retry-After', '60');
  if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer');
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What a thrown error is called outside. */
function codeOf(error: unknown): RefusalCode {
  if (error instanceof StoreUnavailable) return 'unavailable';
  if (error instanceof RoomGone) return 'unknown-room';
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed' : 'internal';
}

/** The end of every request that failed: a problem, never a stack. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const code = codeOf(error);
    if (code === 'internal') log.error({ error }, 'a request failed');
    if (code === 'unavailable') log.error({ error }, 'the store is unavailable');
    if (res.headersSent) next(error);
    else sendProblem(res, code);
  };
}
