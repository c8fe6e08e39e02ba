import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod/mini';
import { REFUSALS, type RefusalCode } from '../../shared/protocol/refusals.ts';
import { refused, type Refused } from '../rooms/cell/seat.ts';
import type { AnswerForm, Promised } from './answers.ts';
import type { Caller } from './callers.ts';
import type { Parts } from './parts.ts';
import { sendProblem } from './problem.ts';

/** What a call takes: its `body`, and what its address names besides the room of a token. */
type Takes = Readonly<Record<string, z.ZodMiniType>>;

type Asked<Who, T extends Takes> = z.output<z.ZodMiniObject<T>> & {
  readonly by: Who;
  readonly req: Request;
  readonly res: Response;
};

/** One call: as a person who writes a script needs to know it, and what is done. */
interface Row<Who, T extends Takes, A> {
  readonly id: string;
  readonly summary: string;
  readonly detail?: string;
  readonly takes: T;
  readonly answer: AnswerForm<A>;
  /** Refusals besides those that follow from the token and from what is taken. */
  readonly refusals?: readonly RefusalCode[];
  /** False for an address that asks too often; it is told so whatever it asks. */
  readonly within?: (parts: Parts, req: Request) => boolean;
  /** Comes when everything above is checked. */
  readonly work: (parts: Parts, asked: Asked<Who, T>) => A | Refused | Promise<A | Refused>;
}

/** One call as it is registered and described. */
export interface Route extends Pick<
  Row<unknown, Takes, unknown>,
  'id' | 'summary' | 'detail' | 'takes'
> {
  readonly method: 'get' | 'post' | 'delete';
  /** `/api/rooms/:roomId/view`. */
  readonly path: string;
  readonly roles: Caller<unknown>['roles'];
  readonly answer: Promised;
  /** Every code with which it can be refused. */
  readonly refusals: readonly RefusalCode[];
  readonly handler: (parts: Parts) => RequestHandler;
}

/** What is wrong when a part of a call has not the form that it takes. */
const MALFORMED: Readonly<Record<string, RefusalCode>> = {
  roomId: 'unknown-room',
  gameId: 'unknown-game',
  countryId: 'unknown-game',
};

const failed = <T>(result: T | Refused): result is Refused =>
  typeof result === 'object' && result !== null && 'refused' in result;

type Refusable = Pick<Row<unknown, Takes, unknown>, 'takes' | 'refusals'>;

function refusalsOf(path: string, by: Caller<unknown>, { takes, refusals = [] }: Refusable) {
  const all: readonly RefusalCode[] = [
    ...[...refusals, ...by.refusals],
    ...(path.includes(':') ? (['malformed'] as const) : []),
    ...('body' in takes ? (['malformed', 'too-large'] as const) : []),
    ...(['unavailable', 'internal'] as const),
  ];
  return [...new Set(all)].sort((a, b) => REFUSALS[a] - REFUSALS[b] || a.localeCompare(b));
}

function handlerOf<Who, T extends Takes, A>(
  by: Caller<Who>,
  row: Row<Who, T, A>,
): Route['handler'] {
  const { takes, within, answer, work } = row;
  const form = z.object(takes);
  return (parts) => {
    const answered = async (req: Request, res: Response): Promise<A | Refused> => {
      if (within?.(parts, req) === false) return refused('too-many');
      const who = await by.find(parts, req);
      if (failed(who)) return who;
      const body: unknown = req.body;
      const read = form.safeParse({ ...req.params, body });
      if (read.success) return work(parts, { ...read.data, by: who, req, res });
      return refused(MALFORMED[String(read.error.issues[0]?.path[0])] ?? 'malformed');
    };
    return async (req, res) => {
      const result = await answered(req, res);
      if (failed(result)) sendProblem(res, result.refused);
      else answer.send(res, result);
    };
  };
}

const routes =
  (method: Route['method']) =>
  <Who, T extends Takes, A>(path: string, by: Caller<Who>, row: Row<Who, T, A>): Route => ({
    ...{ ...row, method, path, roles: by.roles },
    ...{ refusals: refusalsOf(path, by, row), handler: handlerOf(by, row) },
  });
export const get = routes('get');
export const post = routes('post');
export const del = routes('delete');
