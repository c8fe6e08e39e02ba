import { REFUSALS, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import { COMMANDS } from './commands.ts';
import { ENDPOINTS, type Endpoint, type Success } from './endpoints.ts';
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

/** What stands in an address, by its name there. */
const SCHEMA_OF: Readonly<Record<string, string>> = {
  roomId: 'RoomId',
  gameId: 'GameId',
  countryId: 'CountryId',
};

/** `/api/rooms/:roomId` as OpenAPI writes it. */
export const templated = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** Every code with which a call can be refused, those of its token and body included. */
export function refusalsOf({ path, roles, body, refusals = [] }: Endpoint): readonly RefusalCode[] {
  const all: readonly RefusalCode[] = [
    ...refusals,
    ...(roles.length > 0 ? (['unknown-room', 'unauthorized', 'signed-off'] as const) : []),
    ...(roles.length > 0 ? (['kicked', 'too-many'] as const) : []),
    ...(roles.length === 1 ? (['forbidden'] as const) : []),
    ...(path.includes(':') ? (['malformed'] as const) : []),
    ...(body ? (['malformed', 'too-large'] as const) : []),
    ...(['unavailable', 'internal'] as const),
  ];
  return [...new Set(all)].sort((a, b) => REFUSALS[a] - REFUSALS[b] || a.localeCompare(b));
}

function schemaOfSuccess({ schema, as = 'one' }: Success): JsonSchema {
  if (schema === undefined) return {};
  const item = schemaOf(schema);
  switch (as) {
    case 'one':
      return item;
    case 'list':
      return { type: 'array', items: item };
    case 'lines':
      return { type: 'string', 'x-line': item };
    case 'events': {
      const properties = { code: refTo('RefusalCode') };
      const signedOff = { type: 'object', properties, required: ['code'] };
      return { type: 'string', 'x-events': { view: item, signedOff } };
    }
  }
}

function headersOf(headers: Readonly<Record<string, string>> = {}): JsonSchema {
  const entries = Object.entries(headers).map(([name, description]) => {
    return [name, { description, schema: { type: 'string' } }] as const;
  });
  return entries.length === 0 ? {} : { headers: Object.fromEntries(entries) };
}

function successOf(success: Success): JsonSchema {
  const { status, text, type, headers } = success;
  const content = type && { content: { [type]: { schema: schemaOfSuccess(success) } } };
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

function operationOf(endpoint: Endpoint): JsonSchema {
  const { id, summary, detail, roles, body, path, success } = endpoint;
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => {
    return { name, in: 'path', required: true, schema: refTo(SCHEMA_OF[name ?? ''] ?? 'RoomId') };
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
    responses: { ...successOf(success), ...refusalResponses(refusalsOf(endpoint)) },
  };
}

function pathsOf(): Readonly<Record<string, JsonSchema>> {
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of ENDPOINTS) {
    const path = templated(endpoint.path);
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return paths;
}

/** The whole interface as an OpenAPI 3.1 document, made from the schemas that the server parses with. */
export function openApiDocument(): JsonSchema {
  const paths = pathsOf();
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
