import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import {
  emptyRoom,
  NAMES,
  recordedRooms,
  type RecordedRoom,
} from '../../test/support/export-rooms.ts';
import { TABLES } from '../../shared/export/tables.ts';
import { checkExport, unpack } from './check.ts';
import { cellsOf } from './csv.ts';
import { CHECKSUMS, packExport, sha256 } from './pack.ts';
import { packInThread } from './thread.ts';

const packed = ({ log, people, messages, answers, presence }: RecordedRoom): Uint8Array =>
  packExport({ log, people, messages, answers, presence });
const rooms = recordedRooms();
const zips = rooms.map(packed);
const filesOf = (zip: Uint8Array | undefined): Map<string, string> => {
  const files = zip && unpack(zip);
  if (!files) throw new Error('no zip');
  return new Map(files);
};
const folder = mkdtempSync(join(tmpdir(), 'entente-export-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the file', () => {
  test('holds every table, the log, the scenario, the loaders and the checksums', () => {
    expect([...filesOf(zips[0]).keys()]).toEqual([
      'README.txt',
      ...TABLES.map(({ name }) => `${name}.csv`),
      'codebook.csv',
      'events.jsonl',
      'scenario.json',
      'load.R',
      'load.py',
      'SHA256SUMS',
    ]);
  });

  test('is the same, byte for byte, for the same data, also from a thread', async () => {
    const [first] = rooms;
    if (first === undefined) throw new Error('no room');
    const { log, people, messages, answers, presence } = first;
    expect(packed(first)).toEqual(zips[0]);
    expect(await packInThread({ log, people, messages, answers, presence })).toEqual(zips[0]);
  });

  test('a log that is none is refused, also from a thread', async () => {
    const broken = { log: ['{}'], people: [], messages: [], answers: [], presence: [] };
    expect(() => packExport(broken)).toThrow('line 1 is not the header');
    await expect(packInThread(broken)).rejects.toThrow('line 1 is not the header');
  });

  test('no cell starts a formula: a minus is a number', () => {
    for (const zip of zips) {
      for (const [name, csv] of filesOf(zip)) {
        if (!name.endsWith('.csv')) continue;
        for (const cell of cellsOf(csv).flat()) {
          expect(cell).not.toMatch(
            /^\s*(?:[=+@＝＋－＠]|-(?!\d+(?:\.\d+)?(?:e[+-]\d+)?$))|^[\t\r\n]/,
          );
        }
      }
    }
    expect(filesOf(zips[0]).get('names.csv')).toContain(`"'=1+1"`);
  });

  test('names are in names.csv alone', () => {
    for (const [file, text] of filesOf(zips[0])) {
      for (const name of ['@SUM(A1)', '+49 30']) {
        expect([file, name, text.includes(name)]).toEqual([file, name, file === 'names.csv']);
      }
    }
  });
});

/** The same export with another text in one of its files, and the right checksum for it. */
function changed(
  zip: Uint8Array | undefined,
  name: string,
  by: (text: string) => string,
): Uint8Array {
  const files = filesOf(zip);
  files.set(name, by(files.get(name) ?? ''));
  const sums = [...files].flatMap(([file, text]) =>
    file === CHECKSUMS ? [] : [`${sha256(text)}  ${file}\n`],
  );
  files.set(CHECKSUMS, sums.join(''));
  return zipped(files);
}

const zipped = (files: ReadonlyMap<string, string>): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])));

describe('a check', () => {
  test.each([...zips, packed(emptyRoom())])('finds nothing in what was packed: %#', (zip) => {
    expect(checkExport(zip)).toMatchObject({ differences: [], removed: [] });
  });

  test('computes more than the log: every cell of every table', () => {
    const cells = [...filesOf(zips[0])]
      .filter(([name]) => name.endsWith('.csv'))
      .reduce((sum, [, csv]) => sum + cellsOf(csv).flat().length, 0);
    expect(checkExport(zips[0] ?? new Uint8Array())?.values).toBeGreaterThan(cells);
  });

  test('takes an export without names and what people wrote', () => {
    const files = filesOf(zips[2]);
    const removed = ['names.csv', 'messages.csv', 'answers.csv'];
    for (const name of removed) files.delete(name);
    expect(checkExport(zipped(files))).toMatchObject({ differences: [], removed });
  });

  test.each([
    [
      'dyads.csv',
      /,0\.9,/,
      ',0.91,',
      /^dyads\.csv row \d+, trustBefore: written "0\.91", computed "0\.9"$/,
    ],
    [
      'rounds.csv',
      /sender,player,"[^"]*",1,-?[\d.]+/,
      'sender,player,"x",1,0',
      /^rounds\.csv row \d+, playerId: /,
    ],
    [
      'decisions.csv',
      /,human,|,bot,/,
      ',host,',
      /^decisions\.csv row 1, decidedBy: written "host"/,
    ],
    ['participants.csv', /ally|target/, 'sender', /^participants\.csv row \d+, role: /],
    ['rooms.csv', /Harbour League/, 'Other', /^rooms\.csv row 1, scenarioTitle: /],
    ['codebook.csv', /The class\./, 'The room.', /^codebook\.csv row 1, description: /],
    ['scenario.json', /"wS": 4/, '"wS": 5', /^scenario\.json is not the scenario/],
    [
      'events.jsonl',
      /"material":(-?0\.[\d]+)/,
      '"material":0.123',
      /^events\.jsonl, \S+ event \d+, scores\.\d\.terms\.material: logged 0\.123/,
    ],
    [
      'presence.csv',
      /2026-03-02T09:01:05\.000Z/,
      'never',
      /^presence\.csv: row 1, hereUntil: never$/,
    ],
  ] as const)('names a change in %s, whatever the checksums say', (name, from, to, problem) => {
    const verdict = checkExport(changed(zips[0], name, (text) => text.replace(from, to)));
    expect(verdict?.differences).toContainEqual(expect.stringMatching(problem));
  });

  test('names a row too many and a row too few', () => {
    const doubled = (text: string): string => `${text}${text.trimEnd().split('\n').at(-1)}\n`;
    const more = checkExport(changed(zips[0], 'rounds.csv', doubled));
    expect(more?.differences).toEqual([
      expect.stringMatching(/^rounds\.csv has \d+ rows, computed \d+$/),
    ]);
  });

  test('names files that are missing, unknown, or not what the checksums say', () => {
    const files = filesOf(zips[0]);
    files.delete('load.R');
    files.set('more.csv', 'a\n');
    files.set('README.txt', 'other');
    expect(checkExport(zipped(files))?.differences).toEqual([
      'README.txt is not what SHA256SUMS says',
      'load.R is missing',
      'more.csv is not in SHA256SUMS',
    ]);
  });

  test('a file that is no export is told from one that differs', () => {
    expect(checkExport(new Uint8Array([80, 75, 1, 2]))).toBeNull();
    expect(checkExport(zipped(new Map([['a.txt', 'b']])))).toBeNull();
    expect(checkExport(zipped(new Map([['events.jsonl', '{}']])))?.differences).toEqual([
      expect.stringContaining('events.jsonl, line 1'),
    ]);
  });
});

/** The first of some programs that does what it is asked; null if none does. */
function working(programs: readonly string[], args: readonly string[]): string | null {
  for (const program of programs) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
      return program;
    } catch {
      continue; // not here, or without what is needed
    }
  }
  return null;
}

describe('the loaders', () => {
  const folders = zips.map((zip, index) => {
    const into = join(folder, String(index));
    mkdirSync(into);
    for (const [name, data] of Object.entries(unzipSync(zip)))
      writeFileSync(join(into, name), data);
    return into;
  });
  const rows = (name: string): number =>
    zips.reduce((sum, zip) => sum + cellsOf(filesOf(zip).get(name) ?? '').length - 1, 0);
  const languages = [
    { what: 'R', file: 'load.R', program: working(['Rscript'], ['--version']) },
    {
      what: 'Python with pandas',
      file: 'load.py',
      program: working(['python3', '/usr/bin/python3'], ['-c', 'import pandas']),
    },
    {
      what: 'Python without pandas',
      file: 'load.py',
      program: working(['python3', '/usr/bin/python3'], ['-S', '-c', 'import csv']),
    },
  ];
  const ran = (program: string, args: readonly string[]): string =>
    execFileSync(program, args, {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: 'pipe',
    });
  const bare = (what: string): readonly string[] => (what.endsWith('without pandas') ? ['-S'] : []);

  test.each(languages)(
    '$what puts several exports together and checks them',
    ({ what, file, program }) => {
      if (program === null) {
        console.warn(`${what} is not on this machine: ${file} was not run.`);
        return;
      }
      const out = ran(program, [...bare(what), join(folders[0] ?? '', file), ...folders]);
      expect(out).toContain('Types, keys and sums are right.');
      for (const name of ['decisions', 'dyads', 'rounds', 'participants', 'names']) {
        expect(out).toMatch(new RegExp(`^${name} +${rows(`${name}.csv`)} rows`, 'm'));
      }
      expect(out.includes('pandas is not installed')).toBe(what.endsWith('without pandas'));
    },
  );

  test.each(languages)(
    '$what reads trust that another model has moved: its causes are missing',
    ({ what, file, program }) => {
      if (program === null) {
        console.warn(`${what} is not on this machine: ${file} was not run.`);
        return;
      }
      const log = (rooms[0]?.log ?? []).map((line) =>
        line.replace(/("type":"roundScored".*?"eT":)[\d.]+/, '$10.123'),
      );
      const older = join(folder, `older-${what}`);
      mkdirSync(older);
      const zip = packExport({ log, people: [], messages: [], answers: [], presence: [] });
      for (const [name, data] of Object.entries(unzipSync(zip)))
        writeFileSync(join(older, name), data);
      expect(filesOf(zip).get('dyads.csv')).toMatch(/,0\.123,0\.\d+,0\.877,,,,,,/);
      const out = ran(program, [...bare(what), join(older, file), older]);
      expect(out).toContain('Types, keys and sums are right.');
    },
  );

  test.each(languages)(
    '$what refuses the same room twice, and a number that does not add up',
    ({ what, file, program }) => {
      if (program === null) {
        console.warn(`${what} is not on this machine: ${file} was not run.`);
        return;
      }
      const first = folders[0] ?? '';
      const load = [...bare(what), join(first, file)];
      expect(() => ran(program, [...load, first, first])).toThrow('two rows with the same key');
      const bad = join(folder, `bad-${what}`);
      mkdirSync(bad);
      for (const [name, text] of filesOf(zips[0])) {
        const changedText = name === 'rounds.csv' ? text.replace(/,(0\.\d)/, ',$19') : text;
        writeFileSync(join(bad, name), changedText);
      }
      expect(() => ran(program, [...load, bad])).toThrow('do not add up');
    },
  );

  test.each(languages)('$what reads every name as it was typed', ({ what, file, program }) => {
    if (program === null) {
      console.warn(`${what} is not on this machine: ${file} was not run.`);
      return;
    }
    const second = folders[2] ?? '';
    const script =
      file === 'load.R'
        ? [
            '-e',
            `source(${JSON.stringify(join(second, file))}); t <- entente_load(${JSON.stringify(second)})$messages$text; t <- t[!is.na(t)]; for (x in t) cat(utf8ToInt(x), "\n")`,
          ]
        : [
            ...bare(what),
            '-c',
            `import sys; sys.path.insert(0, ${JSON.stringify(second)}); import load; t = load.load(${JSON.stringify(second)})["messages"]; t = [r["text"] for r in t] if isinstance(t, list) else t["text"].dropna()\nfor x in t:\n  print(*map(ord, x)) if x is not None else None`,
          ];
    const read = ran(program, script)
      .trim()
      .split('\n')
      .map((line) => String.fromCodePoint(...line.trim().split(' ').map(Number)));
    // R takes a carriage return inside a text for a line break
    const typed = NAMES.map((name) => (file === 'load.R' ? name.replace('\r', '\n') : name));
    expect(read).toEqual(typed);
  });
});
