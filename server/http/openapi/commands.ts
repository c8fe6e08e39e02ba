import * as z from 'zod/mini';
import { Commit, ROLES, type Command } from '../../../shared/protocol/protocol.ts';

/** One command as the document shows it. */
export interface CommandEntry {
  /** `impose`. */
  readonly type: string;
  /** Name of its schema: `Command.impose`. */
  readonly name: string;
  readonly schema: z.core.$ZodType;
  /** Who may give it. */
  readonly roles: readonly string[];
  readonly text: string;
}

/** What each command does. A command without a line here does not compile. */
const MEANING: Readonly<Record<Command['type'], string>> = {
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
  wish: 'Before the start, where the host lets people wish: the country they want to lead; null for no matter which.',
  answer:
    'Anybody who has joined, before, during and after the games: answers what the host asks, or answers anew while the question is open. With a seat, before round 1: also what everybody is asked then.',
  roles:
    'Before the start: roles are drawn by lot (`random`), or people say what they want to lead (`wishes`).',
  deal: 'Deals everybody who has joined into games. Can be repeated until the start.',
  start:
    'Begins every game that was dealt. With `foresight` everybody is asked its questions before round 1; what is answered is shown to nobody before the cables are opened.',
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
  unkick: 'Lets somebody who was removed come in again.',
  lock: 'Closes the door: nobody new comes in, who is in may come back.',
  unlock: 'Opens the door again.',
  pace: 'Whether every game goes at its own pace or all begin a round together.',
  clockFor: 'Gives one person more time, or no clock; nobody else is told.',
  theory: 'Whether results say what theory would have done in the same seat.',
  undoDeal: 'Takes the deal back, until the first reveal.',
  again: 'After the end: deals another game to the same people.',
  treat: 'Before the start: what differs in one of the games.',
  seat: 'Before the start: moves a person to a seat.',
  agree: 'A member of a delegation: backs what another one has put forward.',
  say: 'Anybody with a seat: says something in a channel, in a listed phrase or in own words where the class has free text.',
  report: 'Anybody with a seat: tells the host of a message.',
  talk: 'How the class talks.',
  muteTalk: 'Whether somebody may speak.',
  closeChannel: 'Whether a channel is closed.',
  deleteMessage: 'Deletes what was said.',
  clearTalk: 'Deletes everything that was said.',
  filterWords: 'Words that nobody may use.',
  broadcast: 'A line to everybody, until another one or an empty one.',
  note: 'What the host wants to remember; it stands in the log.',
  ask: 'Asks the class: votes for one of some ways, one word, whole numbers from 0 to 100, or an exit ticket of short texts. The question before is closed and put away. The id is made by who asks.',
  closePoll: 'Nobody can answer the question any more.',
  showAnswers:
    'Whether the big screen and the phones see what was answered, without names. Texts of an exit ticket are never shown.',
  putAwayPoll: 'Closes a question and takes it off every screen; it and its answers are kept.',
  deleteAnswer: 'Deletes what one person answered.',
  deletePoll: 'Deletes a question and all its answers.',
};

const listed = (roles: readonly string[]): string => roles.join(' or ');

/** The types of a command that comes in one shape or, like `say`, in several; null for a union of commands. */
function typesOf(schema: z.core.$ZodType): readonly string[] | null {
  if (schema instanceof z.core.$ZodObject) {
    return [...(schema._zod.def.shape['type']?._zod.values ?? [])].map(String);
  }
  if (!(schema instanceof z.core.$ZodUnion)) throw new Error('a command is an object with a type');
  const [first, ...others] = schema._zod.def.options.map((option) => typesOf(option));
  const alike = first?.length === 1 && others.every((types) => types?.join() === first.join());
  return alike ? first : null;
}

/** The single commands in a union of unions. */
function* variants(schema: z.core.$ZodType): Generator<z.core.$ZodType> {
  if (typesOf(schema) === null && schema instanceof z.core.$ZodUnion) {
    for (const option of schema._zod.def.options) yield* variants(option);
  } else {
    yield schema;
  }
}

function entryOf(schema: z.core.$ZodType): CommandEntry {
  const types = typesOf(schema) ?? [];
  const roles = types.flatMap((type) => rolesOf(type));
  const meaning = types.flatMap((type) => MEANING[type as Command['type']]);
  return {
    type: types.join(', '),
    name: `Command.${types.join('-')}`,
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
