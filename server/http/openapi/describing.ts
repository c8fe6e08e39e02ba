import { createHash } from 'node:crypto';
import compression from 'compression';
import type { RequestHandler } from 'express';
import { openApiDocument } from './document.ts';

/** Long enough for a tool that asks often, short enough that an update is seen the same hour. */
const KEPT = 'public, max-age=600';

/** The document: made when it is first asked for, and kept by whoever asked. */
export function describing(): RequestHandler[] {
  let made: { readonly text: string; readonly tag: string } | null = null;
  const describe: RequestHandler = (_req, res) => {
    if (made === null) {
      const text = `${JSON.stringify(openApiDocument())}\n`;
      made = { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    }
    res.set({ 'Cache-Control': KEPT, ETag: made.tag }).type('application/json').send(made.text);
  };
  return [compression(), describe];
}
