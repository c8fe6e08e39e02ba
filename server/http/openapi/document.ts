import { REFUSALS, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import { RoomId } from '../../../shared/scenario/ids.ts';
import type { Promised } from '../answers.ts';
import type { Route } from '../route.ts';
import { COMMANDS } from './commands.ts';
import {
  codeList,
  componentSchemas,
  reachable,
  refTo,
  schemaOf,
  type JsonSchema,
} from './schemas.ts';

/** Raised by one after the point when something is added, before it when something is taken away. */
const VERSION = '1.0';

const ABOUT = `Everything a browser can do, a script can do: the same commands and the same views.

Open a room, join it, read the view, pick a template from \`legal\`, send a command. A script that knows
nothing but \`legal\` can play a whole game. Refusals are problem details with a stable \`code\`; an address
that does not exist answers \`not-found\`. The page \`/script\` of this server shows it with curl and Python.`;

const TOKENS = {
  host: 'The token of who opened the room.',
  player: 'The token of who joined: `seatToken`.',
  projector: 'The token of the big screen, which sees public facts only.',
  story: "The secret of the link to a player's own page: it reads that page alone.",
};

/** `/api/rooms/:roomId` as OpenAPI writes it. */
export const templated = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

function headersOf(headers: Readonly<Record<string, string>> = {}): JsonSchema {
  const entries = Object.entries(headers).map(([name, description]) => {
    return [name, { description, schema: { type: 'string' } }] as const;
  });
  return entries.length === 0 ? {} : { headers: Object.fromEntries(entries) };
}

function successOf({ status, text, type, headers, schema }: Promised): JsonSchema {
  const content = type && { content: { [type]: { schema } } };
  return { [status]: { description: text, ...headersOf(headers), ...content } };
}

const REFUSAL_HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': '`Bearer`' },
  429: { 'Retry-After': 'Seconds to wait.' },
};

function refusalResponses(codes: readonly RefusalCode[]): JsonSchema {
  const byStatus = Map.groupBy(codes, (code) => String(REFUSALS[code]));
  const responses = [...byStatus].map(([status, some]) => {
    const schema = { allOf: [refTo('Problem'), { properties: { code: { enum: some } } }] };
    const content = { 'application/problem+json': { schema } };
    return [
      status,
      { description: codeList(some), ...headersOf(REFUSAL_HEADERS[status]), content },
    ] as const;
  });
  return Object.fromEntries(responses);
}

function operationOf({ id, summary, detail, roles, takes, path, ...route }: Route): JsonSchema {
  const { body } = takes;
  const named: Route['takes'] = { roomId: RoomId, ...takes };
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    return { name, in: 'path', required: true, schema: schemaOf(named[name]) };
  });
  const whose = roles.length === 0 ? 'Without a token.' : `Token of: ${roles.join(', ')}.`;
  const content = body && { 'application/json': { schema: schemaOf(body) } };
  return {
    operationId: id,
    summary,
    description: detail === undefined ? whose : `${detail}\n\n${whose}`,
    'x-roles': roles,
    security: roles.map((role) => ({ [role]: [] })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...successOf(route.answer), ...refusalResponses(route.refusals) },
  };
}

function pathsOf(routes: readonly Route[]): Readonly<Record<string, JsonSchema>> {
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = templated(route.path);
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return paths;
}

/** The whole interface as an OpenAPI 3.1 document, made from the schemas that the server parses with. */
export function openApiDocument(routes: readonly Route[]): JsonSchema {
  const paths = pathsOf(routes);
  const schemas = componentSchemas();
  const needed = reachable(paths, schemas);
  const kept = Object.entries(schemas).filter(([name]) => needed.has(name));
  const schemes = Object.entries(TOKENS).map(([role, description]) => {
    return [role, { type: 'http', scheme: 'bearer', description }] as const;
  });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Entente',
      version: VERSION,
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(kept),
      securitySchemes: Object.fromEntries(schemes),
    },
    'x-commands': COMMANDS.map(({ type, name, roles }) => ({ type, roles, schema: refTo(name) })),
  };
}
