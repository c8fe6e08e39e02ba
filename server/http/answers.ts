import type { Response } from 'express';
import type * as z from 'zod/mini';
import { LogLine } from '../../shared/replay/log-lines.ts';
import { View } from '../../shared/protocol/view.ts';
import { refTo, schemaOf, type JsonSchema } from './openapi/schemas.ts';

/** What a call answers when it succeeds, for a person who writes a script. */
export interface Promised {
  readonly status: 200 | 201 | 204;
  readonly text: string;
  readonly type?: string;
  readonly schema?: JsonSchema;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The same, with how it is sent. */
export interface AnswerForm<A> extends Promised {
  readonly send: (res: Response, answer: A) => void;
}

const JSON_TYPE = 'application/json';

export const json = <T extends z.ZodMiniType>(
  status: 200 | 201,
  text: string,
  schema: T,
): AnswerForm<z.output<T>> => ({
  ...{ status, text, type: JSON_TYPE, schema: schemaOf(schema) },
  send: (res, answer) => void res.status(status).json(answer),
});

/** A view, and the time when it was taken. */
export const view = (text: string): AnswerForm<{ readonly view: View; readonly now: number }> => ({
  ...{ status: 200, text, type: JSON_TYPE, schema: schemaOf(View) },
  headers: { 'X-Entente-Now': "The server's clock in ms, for countdowns." },
  send: (res, { view, now }) => void res.set('X-Entente-Now', String(now)).json(view),
});

/** That it is done, and no more. */
export const done = (text: string): AnswerForm<void> => ({
  ...{ status: 204, text },
  send: (res) => void res.status(204).end(),
});

export const plain = (text: string, type = 'text/plain'): AnswerForm<string> => ({
  ...{ status: 200, text, type: 'text/plain', schema: {} },
  send: (res, answer) => void res.type(type).send(answer),
});

const NAMED = { 'Content-Disposition': 'A name for the file.' };
const named = (res: Response, extension: string): Response =>
  res.set(
    'Content-Disposition',
    `attachment; filename="entente-${res.req.params['roomId']}.${extension}"`,
  );

export const zip = (text: string): AnswerForm<Uint8Array> => ({
  ...{ status: 200, text, type: 'application/zip', schema: {}, headers: NAMED },
  send: (res, bytes) => void named(res, 'zip').type('application/zip').send(Buffer.from(bytes)),
});

/** Lines of a log. */
export const lines = (text: string): AnswerForm<readonly string[]> => ({
  ...{ status: 200, text, type: 'application/jsonl', headers: NAMED },
  schema: { type: 'string', 'x-line': schemaOf(LogLine) },
  send: (res, log) => {
    named(res, 'jsonl').type('application/jsonl');
    res.send(log.map((line) => `${line}\n`).join(''));
  },
});

/** A stream of views. Whoever opened it has begun to answer. */
export const events = (text: string): AnswerForm<void> => {
  const signedOff = { type: 'object', properties: { code: refTo('RefusalCode') } };
  const of = { view: schemaOf(View), signedOff: { ...signedOff, required: ['code'] } };
  const schema = { type: 'string', 'x-events': of };
  return { status: 200, text, type: 'text/event-stream', schema, send: () => undefined };
};

/** A text that browsers keep for a while and ask for again by its tag. */
export const kept = (
  text: string,
): AnswerForm<{ readonly text: string; readonly tag: string }> => ({
  ...{ status: 200, text, type: JSON_TYPE, schema: {} },
  send: (res, made) =>
    void res
      .set({ 'Cache-Control': 'public, max-age=600', ETag: made.tag })
      .type(JSON_TYPE)
      .send(made.text),
});
