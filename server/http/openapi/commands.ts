import * as z from 'zod/mini';
import { Commit, ROLES, type Command } from '../../../shared/protocol/protocol.ts';

/** One command as the document shows it. */
export interface CommandEntry {
  /** `impose`. */
  readonly type: string;
  /** Name of its schema: `ImposeCommand`. */
  readonly name: string;
  readonly schema: z.core.$ZodType;
  /** Who may give it. */
  readonly roles: readonly string[];
  readonly text: string;
}

/** What each command does. A new one is documented without a line here; with one it is understood. */
const MEANING: Readonly<Partial<Record<Command['type'], string>>> = {
  prepare:
    'The sender, in phase prepare: one cable for each target that is to get a demand. Can be sent again until everybody has handed in.',
  posture:
    'A target, in phase prepare: the stance of this round, whether it wants to stand in a bloc in the next, and whether it asks to come back.',
  concede: 'A target, in phase bargain: gives in to the whole demand.',
  petition: 'A target, in phase bargain: offers less, in whole percent of the stake.',
  standFirm: 'A target, in phase bargain: refuses.',
  leave: 'A target, in phase bargain: leaves for the rival.',
  retaliate: 'A target on which sanctions were imposed: answers in kind.',
  absorb: 'A target on which sanctions were imposed: bears them.',
  grant: 'The sender, in phase bargain: takes what a target offers.',
  reject: 'The sender, in phase bargain: declines what a target offers.',
  impose: 'The sender, in phase bargain: carries out the threat.',
  backDown: 'The sender, in phase bargain: does not carry out the threat.',
  ready: 'Anybody with a seat: has read enough, in phases briefing and outcome.',
  deal: 'Deals everybody who has joined into games. Can be repeated until the start.',
  start: 'Begins every game that was dealt.',
  pause: 'Stops the clock of one game, or of all.',
  resume: 'Lets the clock run again.',
  advance: 'Applies the announced defaults for everybody who has not decided, and moves on.',
  extend: 'Gives more seconds to the deadline that is running.',
  end: 'Ends the room and every game in it.',
  open: 'After the end: opens every cable to everybody.',
  actFor:
    'Decides once in the place of whoever holds a seat, with a command that the seat’s own view offers. Recorded as decided by the host; the player is told.',
  help: 'Anybody who has joined: calls the host, or no longer does. Only the host learns of it.',
  helped: 'Takes a call for help off the list.',
  project:
    'What the projector shows: everything, the headlines, the ropes or the standings; one game, or all in turn; with or without names.',
  kick: 'Removes a player. A bot takes the seat.',
};

const title = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);
const listed = (roles: readonly string[]): string => roles.join(' or ');

/** The single commands in a union of unions. */
function* variants(schema: z.core.$ZodType): Generator<z.core.$ZodObject> {
  if (schema instanceof z.core.$ZodUnion) {
    for (const option of schema._zod.def.options) yield* variants(option);
  } else if (schema instanceof z.core.$ZodObject) {
    yield schema;
  } else {
    throw new Error('a command is an object with a type');
  }
}

function entryOf(schema: z.core.$ZodObject): CommandEntry {
  const types = [...(schema._zod.def.shape['type']?._zod.values ?? [])].map(String);
  const roles = types.flatMap((type) => rolesOf(type));
  const meaning = types.flatMap((type) => MEANING[type as Command['type']] ?? []);
  return {
    type: types.join(', '),
    name: `${types.map(title).join('Or')}Command`,
    schema,
    roles: [...new Set(roles)],
    text: [...meaning, `Given by: ${listed([...new Set(roles)])}.`].join(' '),
  };
}

function rolesOf(type: string): readonly string[] {
  const roles: Readonly<Record<string, string | readonly string[]>> = ROLES;
  return [roles[type] ?? []].flat();
}

/** Every command that a commit can carry, with who may give it. */
export const COMMANDS: readonly CommandEntry[] = [...variants(Commit.shape.command)].map(entryOf);
