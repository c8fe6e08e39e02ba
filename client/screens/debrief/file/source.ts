import { openLog, type OpenedLog } from '../../../../shared/replay/open-log.ts';
import { isHostOf, roomLog, roomSaid } from '../../../link/room-log.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { refusalSentence } from '../../../text/refusals-words.ts';
import example from '../example.jsonl?raw';
import { isZip, readSaid, unpackExport } from './export-file.ts';
import { Talk, type AskSaid } from '../talk/talk.svelte.ts';

/** What the page shows: a room, or why not, in a sentence with its stable code. */
export type Shown =
  | {
      readonly log: Extract<OpenedLog, { ok: true }>;
      /** The log as it was read. */
      readonly file: string;
      readonly isExample: boolean;
      /** What was said; null where this browser may not read it. */
      readonly talk: Talk | null;
    }
  | { readonly trouble: { readonly sentence: string; readonly code: string } };

const LARGEST_FILE = 50_000_000;
const text = debrief.open;

/** A log as text, and whether it is the example. */
export interface LogText {
  readonly log: string;
  readonly isExample: boolean;
}

/** The example that comes with the page. */
export const openExample = (): Shown => shown({ log: example, isExample: true });

/** A log that another window has opened already. */
export const openText = (opened: LogText): Shown => shown(opened);

/** A file that somebody chose or dropped: a log, or the data of a room with the log among them. */
export async function openFile(file: File): Promise<Shown> {
  if (file.size > LARGEST_FILE) return troubled('too-large', null);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return troubled('unreadable', null);
  }
  return isZip(bytes)
    ? openExport(bytes)
    : shown({ log: new TextDecoder().decode(bytes), isExample: false });
}

function openExport(bytes: Uint8Array): Shown {
  const unpacked = unpackExport(bytes);
  if (!unpacked.ok) return troubled(unpacked.code, null);
  const { log, messages } = unpacked;
  return shown({ log, isExample: false }, messages === null ? null : askOf(messages));
}

/** What was said by the file of messages, which is read when somebody asks for it. */
function askOf(messages: string): AskSaid {
  let said: ReturnType<typeof readSaid> | undefined;
  return (gameId) => {
    said ??= readSaid(messages);
    return Promise.resolve(
      said === null
        ? { ok: false, code: 'damaged-messages' }
        : { ok: true, messages: said.get(gameId) ?? [] },
    );
  };
}

/** A room of this browser, once all is over and its cables are open; its host’s earlier. */
export async function openRoom(roomId: string): Promise<Shown> {
  const answer = await roomLog(roomId);
  if (answer.ok)
    return shown({ log: answer.text, isExample: false }, isHostOf(roomId) ? askRoom(roomId) : null);
  const { code } = answer;
  const own = { 'not-now': text.sealed, forbidden: text.noSeat, unauthorized: text.noSeat };
  const sentence = code in own ? own[code as keyof typeof own] : refusalSentence(code);
  return { trouble: { sentence, code } };
}

const askRoom =
  (roomId: string): AskSaid =>
  (gameId) =>
    roomSaid(roomId, gameId);

function shown({ log, isExample }: LogText, ask: AskSaid | null = null): Shown {
  const opened = openLog(log);
  if (!opened.ok) return troubled(opened.code, opened.line);
  const talk = ask && new Talk(ask, opened.clocks);
  return { log: opened, file: log, isExample, talk };
}

function troubled(code: Parameters<typeof text.trouble>[0], line: number | null): Shown {
  return { trouble: { sentence: text.trouble(code, line), code } };
}
