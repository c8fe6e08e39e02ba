import { createHash } from 'node:crypto';
import compression from 'compression';
import { kept } from '../answers.ts';
import { ANYBODY } from '../callers.ts';
import { get, type Route } from '../route.ts';
import { openApiDocument } from './document.ts';

/** The call that answers the document. It is made when it is first asked for, and kept by whoever asked. */
export function describing(routes: () => readonly Route[]): Route {
  const pack = compression();
  let made: { readonly text: string; readonly tag: string } | null = null;
  return get('/api/openapi.json', ANYBODY, {
    id: 'getOpenApi',
    summary: 'This document',
    takes: {},
    answer: kept('OpenAPI 3.1.'),
    work: (_parts, { req, res }) => {
      pack(req, res, () => undefined); // packs what is sent from now on
      if (made === null) {
        const text = `${JSON.stringify(openApiDocument(routes()))}\n`;
        made = { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
      }
      return made;
    },
  });
}
