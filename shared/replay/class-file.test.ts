import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLASS_TROUBLES,
  classesText,
  ClassSummary,
  merged,
  readClasses,
  withClass,
} from './class-file.ts';

const summary = (mark: number, change: Partial<ClassSummary> = {}): ClassSummary => ({
  fingerprint: mark.toString(16).padStart(16, '0'),
  month: '2026-03',
  scenario: 'harbour-league',
  title: 'The Harbour League',
  model: 1,
  rules: '0123456789abcdef',
  rounds: 5,
  finished: 4,
  cutShort: 1,
  treatments: [{ id: 'plain', games: 4 }],
  quiet: { n: 12, won: 0.31, trustLost: 0.04 },
  loud: { n: 0, won: null, trustLost: null },
  trust: 0.7,
  sender: -12,
  allies: 3.5,
  left: 1,
  blocs: 2,
  ...change,
});
const some = [summary(1), summary(2, { month: null }), summary(3)];

test('what was written is read back', () => {
  expect(readClasses(classesText(some))).toEqual({ ok: true, classes: some });
  expect(readClasses(`\uFEFF${classesText([])}`)).toEqual({ ok: true, classes: [] });
});

test.each([
  ['nothing', ' \n', 'empty'],
  ['a picture', '\u0089PNG\r\n', 'not-classes'],
  ['a log', '{"format":"entente-log","version":1,"room":"r1"}\n{"stream":"room"}', 'not-classes'],
  ['null', 'null', 'not-classes'],
  ['a later version', '{"format":"entente-classes","version":2,"classes":[]}', 'other-version'],
  ['a file cut off', classesText(some).slice(0, 400), 'not-classes'],
  ['another word in it', classesText(some).replace('"quiet"', '"shy"'), 'damaged'],
  [
    'more in it than is kept',
    classesText(some).replace('"model"', '"name":"Ann","model"'),
    'damaged',
  ],
  ['a mean beyond its range', classesText(some).replace('0.31', '31'), 'damaged'],
])('%s is refused with its code', (_, text, code) => {
  expect(readClasses(text)).toEqual({ ok: false, code });
});

test('a class that stands in a file twice counts once', () => {
  const twice = classesText([...some, summary(1, { finished: 9 })]);
  expect(readClasses(twice)).toEqual({ ok: true, classes: some });
});

test('a file is merged without doubles, and what is here stays as it is', () => {
  const { classes, added } = merged(some, [summary(2, { finished: 9 }), summary(4)]);
  expect(added).toBe(1);
  expect(classes).toEqual([...some, summary(4)]);
  expect(merged(classes, classes)).toEqual({ classes, added: 0 });
});

test('a class that is added again takes the place of its earlier summary', () => {
  const newer = summary(2, { finished: 9 });
  expect(withClass(some, newer)).toEqual([some[0], newer, some[2]]);
  expect(withClass(some, summary(5))).toHaveLength(4);
});

/** Any value of JSON, ours with a part of it replaced among them. */
const damagedText = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .tuple(fc.nat({ max: 2000 }), fc.nat({ max: 30 }), fc.string({ maxLength: 12 }))
    .map(([from, length, put]) => {
      const text = classesText(some);
      return text.slice(0, from) + put + text.slice(from + length);
    }),
  fc.jsonValue().map((classes) => {
    return JSON.stringify({ format: 'entente-classes', version: 1, classes });
  }),
  fc.tuple(fc.constantFrom(...Object.keys(summary(1))), fc.jsonValue()).map(([key, value]) => {
    const one = { ...summary(1), [key]: value };
    return JSON.stringify({ format: 'entente-classes', version: 1, classes: [one] });
  }),
);

test('whatever a text is, it is read or refused with a code, and what was read is sound', () => {
  fc.assert(
    fc.property(damagedText, (text) => {
      const read = readClasses(text);
      if (!read.ok) {
        expect(CLASS_TROUBLES).toContain(read.code);
        return;
      }
      for (const one of read.classes) expect(ClassSummary.safeParse(one).success).toBe(true);
      expect(readClasses(classesText(read.classes))).toEqual(read);
    }),
    { numRuns: 500, seed: 11 },
  );
});

test('in whatever order files are merged, the same classes are there', () => {
  const marks = fc.array(fc.nat({ max: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(marks, marks, (a, b) => {
      const [left, right] = [a, b].map(
        (list) =>
          merged(
            [],
            list.map((mark) => summary(mark)),
          ).classes,
      );
      const ids = (classes: readonly ClassSummary[]) =>
        classes.map(({ fingerprint }) => fingerprint).toSorted();
      const one = merged(left ?? [], right ?? []);
      expect(ids(one.classes)).toEqual(ids(merged(right ?? [], left ?? []).classes));
      expect(one.classes).toHaveLength(new Set([...a, ...b]).size);
    }),
    { seed: 4 },
  );
});
