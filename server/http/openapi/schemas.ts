import * as z from 'zod/mini';
import * as commands from '../../../shared/game/command.ts';
import * as gameEvents from '../../../shared/game/event.ts';
import * as gameLegal from '../../../shared/game/legal.ts';
import * as setup from '../../../shared/game/setup.ts';
import * as protocol from '../../../shared/protocol/protocol.ts';
import * as view from '../../../shared/protocol/view.ts';
import { REFUSALS, REFUSAL_TEXT, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import * as lines from '../../../shared/replay/log-lines.ts';
import * as hostView from '../../../shared/room/host-schema.ts';
import * as options from '../../../shared/room/options.ts';
import * as playerView from '../../../shared/room/player-schema.ts';
import * as projectorView from '../../../shared/room/projector-schema.ts';
import * as roomCommands from '../../../shared/room/room-command.ts';
import * as roomLegal from '../../../shared/room/room-legal.ts';
import * as room from '../../../shared/room/room.ts';
import * as ids from '../../../shared/scenario/ids.ts';
import * as scenario from '../../../shared/scenario/scenario.ts';
import * as pollLegal from '../../../shared/poll/poll-legal.ts';
import * as talkLegal from '../../../shared/talk/talk-legal.ts';
import * as talkView from '../../../shared/talk/talk-view.ts';
import * as publicView from '../../../shared/view/public-schema.ts';
import * as results from '../../../shared/view/result-schema.ts';
import * as seatView from '../../../shared/view/seat-schema.ts';
import * as wall from '../../../shared/room/wall.ts';
import * as scenarios from '../../rooms/records/shipped.ts';
import { COMMANDS } from './commands.ts';

/** A piece of JSON schema, 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Whatever schema these export gets its own name in the document. */
const SHARED = [
  ...[ids, scenario, options, commands, roomCommands, gameLegal, talkLegal, pollLegal, roomLegal],
  ...[setup, gameEvents, room, talkView, results, publicView, seatView, projectorView],
  ...[playerView, hostView, view, wall, protocol, lines, scenarios],
];

const TEMPLATE =
  'A command that may be given right now, as a template. A scalar is sent as it is, an array means pick one, {min, max} a whole number between them. "cables" is any subset of its "targets", each as one cable with a choice of the rest. "at" is sent beside the command and not in it.';

/** What a shape is, where its fields do not say it. A shape without a line here is shown all the same. */
const MEANING: Readonly<Record<string, string>> = {
  View: 'What one seat may know right now. More fields may be added; none changes its meaning.',
  SeatLegal: TEMPLATE,
  PlayerLegal: TEMPLATE,
  HostLegal: TEMPLATE,
  Place:
    'Where a choice belongs. "step" is 0 in prepare, then the move count of the dyad. A commit whose "at" is no longer current is refused as "stale".',
  Commit: 'A command on the wire. It counts once under its id, however often it is sent.',
  Percent: 'A share of the stake in whole percent.',
  Cable: 'What the sender writes to one target: quiet, for its eyes only, or loud, for all.',
  Score: 'Terms that add up to the total, in whole points (stake x 100).',
  Problem: 'Why something was refused (RFC 9457), with a stable code and a plain sentence.',
  LogLine: 'One event of a log. The stream of the room comes first, then that of each game.',
};

const REF = '#/components/schemas/';

/** Where a named shape stands in the document. */
export const refTo = (name: string): JsonSchema => ({ $ref: `${REF}${name}` });

function named(): Map<z.core.$ZodType, string> {
  const names = new Map<z.core.$ZodType, string>();
  const taken = new Set<string>();
  const add = (schema: unknown, name: string): void => {
    if (!(schema instanceof z.core.$ZodType) || names.has(schema)) return;
    if (taken.has(name)) throw new Error(`two shapes are called ${name}`);
    taken.add(name);
    names.set(schema, name);
  };
  // a command keeps its name as one, also where a module exports it by itself
  for (const { schema, name } of COMMANDS) add(schema, name);
  for (const exported of SHARED) {
    for (const [name, schema] of Object.entries(exported)) add(schema, name);
  }
  add(protocol.Commit.shape.command, 'Command');
  return names;
}

const NAMES = named();

/** What says which file a schema is; in the document it is none of its own. */
const OF_A_FILE: ReadonlySet<string> = new Set(['$schema', '$id']);

/** A whole number needs no bounds of the language it is computed in. */
function tidy({ jsonSchema: schema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Every code with its status and sentence, as a list for people. */
export function codeList(codes: readonly RefusalCode[]): string {
  return codes.map((code) => `- \`${code}\`: ${REFUSAL_TEXT[code]}`).join('\n');
}

/** Every shape that has a name, as `components.schemas` of the document. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string; description?: string }>();
  for (const [schema, id] of NAMES) {
    const description = MEANING[id];
    registry.add(schema, description === undefined ? { id } : { id, description });
  }
  const uri = (id: string): string => `${REF}${id}`;
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input', override: tidy });
  const made: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    made[name] = Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_A_FILE.has(key)));
  }
  for (const { name, text, roles } of COMMANDS) {
    made[name] = { description: text, 'x-roles': roles, ...made[name] };
  }
  return { ...made, ...refusalSchemas(made['Problem']) };
}

function refusalSchemas(problem: JsonSchema = {}): Readonly<Record<string, JsonSchema>> {
  const codes = Object.keys(REFUSALS) as RefusalCode[];
  const properties = { ...(problem['properties'] as JsonSchema), code: refTo('RefusalCode') };
  const description = `Stable codes of refusals.\n\n${codeList(codes)}`;
  return {
    Problem: { ...problem, properties },
    RefusalCode: { type: 'string', enum: codes, description },
  };
}

/** A schema as the document shows it: by reference, or a list of what has a name. */
export function schemaOf(schema: z.core.$ZodType | undefined): JsonSchema {
  const name = schema && NAMES.get(schema);
  if (name !== undefined) return refTo(name);
  if (!(schema instanceof z.core.$ZodArray)) throw new Error('a call needs schemas with names');
  return { type: 'array', items: schemaOf(schema._zod.def.element) };
}

/** Names of the shapes that a part of the document needs, directly or through others. */
export function reachable(
  part: unknown,
  schemas: Readonly<Record<string, JsonSchema>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(
      /"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(part);
  return found;
}
