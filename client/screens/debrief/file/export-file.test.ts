import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import example from '../example.jsonl?raw';
import { isZip, readSaid, unpackExport } from './export-file.ts';

const HEAD =
  'roomId,messageId,gameId,round,phase,channel,countryId,playerId,at,phrase,percent,about,text,reported';
const row = (id: string, rest: string): string => `"r","${id}","g1",1,"bargain",${rest}`;
const AT = '2026-03-02T09:01:05.000Z';
const csv = [
  HEAD,
  row('m1', `"dyad:pellow","pellow","p1",${AT},"makeSmaller",20,,,0`),
  row('m2', `"public","aldmere","p2",${AT},,,,"'=So, ""this""\nis it",1`),
  row('m3', `"allies","varne",,${AT},"standBy",,"isk",,0`),
].join('\n');

const packed = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, of]) => [name, typeof of === 'string' ? strToU8(of) : of]),
    ),
  );

test('the log and the messages come out of an export, also where it was packed again in a folder', () => {
  const files = { 'README.txt': 'read me', 'events.jsonl': example, 'messages.csv': csv };
  const zip = packed(files);
  expect(isZip(zip)).toBe(true);
  expect(isZip(strToU8(example))).toBe(false);
  const out = { ok: true, log: example, messages: csv };
  expect(unpackExport(zip)).toEqual(out);
  const inFolder = Object.entries(files).map(([name, of]) => [`my class/${name}`, of] as const);
  expect(unpackExport(packed(Object.fromEntries(inFolder)))).toEqual(out);
  expect(unpackExport(packed({ 'events.jsonl': example }))).toEqual({ ...out, messages: null });
});

test('messages are read as they were said, by game and without people', () => {
  const at = Date.parse(AT);
  const now = { round: 1, phase: 'bargain', at };
  const pellow = { ...now, id: 'm1', channel: 'dyad:pellow', seat: 'pellow' };
  expect(readSaid(`${csv}\n`)?.get('g1')).toEqual([
    { ...pellow, phrase: 'makeSmaller', percent: 20 },
    { ...now, id: 'm2', channel: 'public', seat: 'aldmere', text: '=So, "this"\nis it' },
    { ...now, id: 'm3', channel: 'allies', seat: 'varne', phrase: 'standBy', country: 'isk' },
  ]);
  expect(readSaid(HEAD)?.size).toBe(0);
  expect(readSaid('a,b\n1,2')).toBeNull();
  expect(readSaid(csv.replace('dyad:pellow', 'dyad:<b>'))).toBeNull();
});

test('a zip file without a log, and one that is cut off, have stable codes', () => {
  expect(unpackExport(packed({ 'notes.txt': 'x' }))).toEqual({ ok: false, code: 'no-log' });
  const zip = packed({ 'events.jsonl': example });
  expect(unpackExport(zip.subarray(0, 4000))).toEqual({ ok: false, code: 'damaged-zip' });
});

test('what unpacks to more than there is room for is refused, whatever size it states', () => {
  const bomb = packed({ 'events.jsonl': new Uint8Array(60_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(unpackExport(bomb)).toEqual({ ok: false, code: 'too-large' });
  // the stated sizes, in the file's own header and in the directory
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  view.setUint32(22, 10, true);
  for (let at = bomb.length - 22; at > 0; at -= 1) {
    if (view.getUint32(at, true) === 0x2014b50) view.setUint32(at + 24, 10, true);
  }
  expect(unpackExport(bomb)).toEqual({ ok: false, code: 'too-large' });
});

test('what else is large in a zip file is never unpacked', () => {
  const zip = packed({ 'dyads.csv': new Uint8Array(60_000_000), 'events.jsonl': example });
  expect(unpackExport(zip)).toMatchObject({ ok: true, messages: null });
});

test('no zip file makes it throw: 300 that were changed at random, seeded', () => {
  const zip = packed({ 'events.jsonl': example.slice(0, 20_000), 'messages.csv': csv });
  let state = 7;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const codes = new Set<string>();
  for (let round = 0; round < 300; round += 1) {
    const changed = zip.slice(0, draw(4) === 0 ? draw(zip.length) : zip.length);
    for (let times = draw(6); times >= 0 && changed.length > 0; times -= 1) {
      changed[draw(changed.length)] = draw(256);
    }
    const out = unpackExport(changed);
    codes.add(out.ok ? 'ok' : out.code);
    if (out.ok && out.messages !== null) readSaid(out.messages);
  }
  expect([...codes].toSorted()).toEqual(['damaged-zip', 'no-log', 'ok']);
});
