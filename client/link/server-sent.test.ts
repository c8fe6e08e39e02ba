import { expect, test } from 'vitest';
import { serverSent } from './server-sent.ts';

const TEXT =
  'event: view\nid: 17\ndata: {"a":"ö\\n\\n"}\n\n: still here\n\nevent: signedOff\nid: 18\ndata: {}\n\n';
const EVENTS = [
  { event: 'view', id: '17', data: '{"a":"ö\\n\\n"}' },
  { event: '', id: '', data: '' },
  { event: 'signedOff', id: '18', data: '{}' },
];

test.each([1, 2, 3, 7, 1000])('events are read from pieces of %i characters', (size) => {
  const read = serverSent();
  const pieces = Array.from({ length: Math.ceil(TEXT.length / size) }, (_, i) =>
    TEXT.slice(i * size, (i + 1) * size),
  );
  expect(pieces.flatMap((piece) => read(piece))).toEqual(EVENTS);
});

test('lines may end as on Windows, and an event without an end is not yet one', () => {
  const read = serverSent();
  expect(read(TEXT.replaceAll('\n', '\r\n'))).toEqual(EVENTS);
  expect(read('event: view\ndata: 1\n')).toEqual([]);
});
