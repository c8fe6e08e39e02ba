import { openLog, type OpenedLog } from '../../../shared/replay/open-log.ts';
import { roomLog } from '../../link/log.ts';
import { debrief } from '../../text/debrief.ts';
import { refusalSentence } from '../../text/refusals.ts';
import example from './example.jsonl?raw';

/** What the page shows: a room, or why not, in a sentence with its stable code. */
export type Shown =
  | {
      readonly log: Extract<OpenedLog, { ok: true }>;
      /** The log as it was read. */
      readonly file: string;
      readonly isExample: boolean;
    }
  | { readonly trouble: { readonly sentence: string; readonly code: string } };

const LARGEST_FILE = 50_000_000;
const text = debrief.open;

/** The example that comes with the page. */
export const openExample = (): Shown => shown(example, true);

/** A log that another window has opened already. */
export const openText = (log: string, isExample: boolean): Shown => shown(log, isExample);

/** A file that somebody chose or dropped. */
export async function openFile(file: File): Promise<Shown> {
  if (file.size > LARGEST_FILE) return troubled('too-large', null);
  try {
    return shown(await file.text(), false);
  } catch {
    return troubled('unreadable', null);
  }
}

/** A room of this browser, once all is over and its cables are open; its host’s earlier. */
export async function openRoom(roomId: string): Promise<Shown> {
  const answer = await roomLog(roomId);
  if (answer.ok) return shown(answer.text, false);
  const { code } = answer;
  const own = { 'not-now': text.sealed, forbidden: text.noSeat, unauthorized: text.noSeat };
  const sentence = code in own ? own[code as keyof typeof own] : refusalSentence(code);
  return { trouble: { sentence, code } };
}

function shown(log: string, isExample: boolean): Shown {
  const opened = openLog(log);
  return opened.ok ? { log: opened, file: log, isExample } : troubled(opened.code, opened.line);
}

function troubled(code: Parameters<typeof text.trouble>[0], line: number | null): Shown {
  return { trouble: { sentence: text.trouble(code, line), code } };
}
