import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import papa from 'papaparse';
import { readRows } from '../../../../shared/export/read-rows.ts';
import { MESSAGES } from '../../../../shared/export/score-tables.ts';
import { SaidMessage } from '../../../../shared/talk/talk-view.ts';

/** Why an export cannot be opened: stable codes; the words stand in `text/debrief-words.ts`. */
type ExportTrouble = 'too-large' | 'damaged-zip' | 'no-log';

/** The files of an export that a debrief reads. */
export type ExportFile =
  | { readonly ok: true; readonly log: string; readonly messages: string | null }
  | { readonly ok: false; readonly code: ExportTrouble };

/** What was said, by game; null where the file of messages is damaged. */
export type SaidByGame = ReadonlyMap<string, readonly SaidMessage[]>;

const LOG = 'events.jsonl';
const TALK = 'messages.csv';
/** Unpacked. A log of a class of sixty has 3 MB. */
const LARGEST = 50_000_000;
/** So much is unpacked at a time: at worst a thousandfold comes out before it is counted. */
const SLICE = 16_384;

/** Whether a file is a zip file, whatever it is called. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Unpacks the log and the messages of an export, and nothing else of it. It counts what comes out and
 * believes no size that the file states, so that nothing can unpack to more than there is room for.
 */
export function unpackExport(bytes: Uint8Array): ExportFile {
  const files = new Map<string, Entry>();
  let size = 0;
  const unzip = new Unzip((file) => {
    const name = file.name.split('/').at(-1) ?? '';
    if ((name !== LOG && name !== TALK) || files.has(name)) return;
    const entry: Entry = { chunks: [], whole: false };
    files.set(name, entry);
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      size += chunk.length;
      if (size > LARGEST) throw new RangeError('too large');
      entry.chunks.push(chunk);
      entry.whole = final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch (error) {
    return { ok: false, code: error instanceof RangeError ? 'too-large' : 'damaged-zip' };
  }
  if ([...files.values()].some(({ whole }) => !whole)) return { ok: false, code: 'damaged-zip' };
  const log = files.get(LOG);
  if (log === undefined) return { ok: false, code: 'no-log' };
  const talk = files.get(TALK);
  return { ok: true, log: textOf(log), messages: talk === undefined ? null : textOf(talk) };
}

interface Entry {
  readonly chunks: Uint8Array[];
  whole: boolean;
}

function textOf({ chunks }: Entry): string {
  const decoder = new TextDecoder();
  return [...chunks.map((chunk) => decoder.decode(chunk, { stream: true })), decoder.decode()].join(
    '',
  );
}

/** Reads the messages of an export. */
export function readSaid(csv: string): SaidByGame | null {
  const text = csv.endsWith('\n') ? csv.slice(0, -1) : csv;
  const { data } = papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const read = readRows(MESSAGES, data);
  if (!read.ok) return null;
  const said = new Map<string, SaidMessage[]>();
  for (const row of read.rows) {
    const { messageId, gameId, round, phase, channel, countryId, at, phrase, percent, about } = row;
    const slots = { percent: percent ?? undefined, country: about ?? undefined };
    const message = SaidMessage.safeParse({
      ...{ id: messageId, round, phase, channel, seat: countryId, at },
      ...(row['text'] === null ? { phrase, ...slots } : { text: row['text'] }),
    });
    if (!message.success || typeof gameId !== 'string') return null;
    const own = said.get(gameId);
    if (own === undefined) said.set(gameId, [message.data]);
    else own.push(message.data);
  }
  return said;
}
