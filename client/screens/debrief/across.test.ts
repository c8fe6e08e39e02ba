import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { classesText, readClasses, type ClassSummary } from '../../../shared/replay/class-file.ts';
import { classSummaryOf } from '../../../shared/replay/class-summary.ts';
import { openLog } from '../../../shared/replay/open-log.ts';
import { aWall, toldWall } from '../../testing/a-wall.ts';
import { breaches } from '../../testing/axe.ts';
import { across as text } from '../../text/across-words.ts';
import { debrief } from '../../text/debrief-words.ts';
import { aboutOf } from './about.ts';
import Debrief from './Debrief.svelte';
import example from './example.jsonl?raw';
import { KEPT_KEY, KeptClasses } from './games/kept-classes.svelte.ts';
import { playersOf } from './replay/player.svelte.ts';
import { ownName, Presenter } from './wall/presenter.ts';
import { reportOf } from './paper/report.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const { games } = opened;
const about = aboutOf(opened, { isExample: false, hidden: 0 });
const made = classSummaryOf(games, about);
if (made === null) throw new Error('no finished game');
const own: ClassSummary = made;

/** A class that was played alike. */
const other = (mark: number, change: Partial<ClassSummary> = {}): ClassSummary => ({
  ...own,
  fingerprint: mark.toString(16).padStart(16, '0'),
  quiet: { n: 9, won: mark / 20, trustLost: 0.04 },
  trust: mark / 10,
  ...change,
});
const four = [other(2), other(4), other(6), other(7, { month: null })];
const keep = (classes: readonly ClassSummary[]): void =>
  localStorage.setItem(KEPT_KEY, classesText(classes));
const inStore = (): readonly ClassSummary[] => {
  const read = readClasses(localStorage.getItem(KEPT_KEY) ?? '');
  return read.ok ? read.classes : [];
};

/** The games of the example’s log, opened as somebody’s class. */
async function openedClass() {
  const screen = await render(Debrief);
  const transfer = new DataTransfer();
  transfer.items.add(new File([example], 'log.jsonl'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  await screen.getByRole('tab', { name: 'Games' }).click();
  return screen;
}
const section = (screen: Awaited<ReturnType<typeof openedClass>>) =>
  screen.getByRole('region', { name: text.head });

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

test('the example is made up, so it is not offered', async () => {
  const screen = await render(Debrief);
  await screen.getByRole('button', { name: debrief.open.example }).click();
  await screen.getByRole('tab', { name: 'Games' }).click();
  await expect.element(screen.getByText(text.cannot.example)).toBeVisible();
  expect(screen.getByRole('button', { name: text.add }).query()).toBeNull();
});

test('nothing is kept unasked; an added class counts once, and is brought up to date', async () => {
  const screen = await openedClass();
  await expect.element(screen.getByText(text.kept(0))).toBeVisible();
  expect(localStorage.getItem(KEPT_KEY)).toBeNull();
  await screen.getByRole('button', { name: text.add }).click();
  await expect.element(screen.getByText(text.isIn)).toBeVisible();
  expect(inStore()).toEqual([own]);
  await expect.element(screen.getByText(text.kept(1))).toBeVisible();
  await screen.getByText(debrief.room.gamesShown).first().click();
  await screen.getByRole('checkbox', { name: 'Game 1' }).click();
  await expect.element(screen.getByText(text.wasIn)).toBeVisible();
  await screen.getByRole('button', { name: text.update }).click();
  await expect.element(screen.getByText(text.isIn)).toBeVisible();
  expect(inStore()).toMatchObject([{ fingerprint: own.fingerprint, finished: 1 }]);
});

test('a class in which no game was played to the end says why it cannot be added', async () => {
  const cut = example.replaceAll('"finished":true', '"finished":false');
  const screen = await render(Debrief);
  const transfer = new DataTransfer();
  transfer.items.add(new File([cut], 'log.jsonl'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  await screen.getByRole('tab', { name: 'Games' }).click();
  await expect.element(screen.getByRole('button', { name: text.add })).toBeDisabled();
  await expect.element(screen.getByText(text.cannot.unfinished)).toBeVisible();
});

test('this class stands among the others by shape and word, with its table and what it shows', async () => {
  keep([...four, other(9, { scenario: 'steel-2018', title: 'Steel, 2018' })]);
  const screen = await openedClass();
  const said = text.found('wonQuiet', {
    ...{ own: own.quiet.won ?? 0, n: 4 },
    ...{ low: 0.1, middle: 0.25, high: 0.35 },
  });
  expect(said).toContain('in 4 other classes between 10% and 35%, 25% in the middle.');
  await expect.element(section(screen)).toMatchTextContent(said);
  await expect.element(screen.getByText(text.leftOut([{ why: 'scenario', n: 1 }]))).toBeVisible();
  const chart = document.querySelector('.across .chart');
  await expect.poll(() => chart?.querySelectorAll('svg').length).toBe(10);
  const strip = [...(chart?.querySelectorAll('.chart-many > div') ?? [])].find((one) =>
    one.textContent.startsWith(text.measures.trust.label),
  );
  expect(strip?.querySelectorAll('.plot-shape.hollow')).toHaveLength(4);
  expect(strip?.querySelectorAll('.plot-shape.loud')).toHaveLength(1);
  expect(strip?.textContent).toContain(text.own);
  const table = screen.getByRole('table', { name: new RegExp(text.chart) });
  await expect.element(table.getByRole('row', { name: /^This class 2 / })).toBeInTheDocument();
  await expect.element(table.getByRole('row', { name: /^4: no date/ })).toBeInTheDocument();
  await screen.getByText(text.kept(5)).click();
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    for (const running of document.getAnimations()) running.finish();
    expect(await breaches(screen.container), theme).toEqual([]);
  }
  delete document.documentElement.dataset['theme'];
});

test('fewer than three others say nothing', async () => {
  keep(four.slice(0, 2));
  const screen = await openedClass();
  await expect.element(section(screen)).toMatchTextContent(text.few(2));
  await expect.element(section(screen)).not.toMatchTextContent(/in the middle/);
});

test('one class is deleted, or all, by a second press', async () => {
  keep(four);
  const screen = await openedClass();
  await screen.getByText(text.kept(4)).click();
  const [first] = four;
  const name = text.one(first ?? own);
  await screen
    .getByRole('button', { name: `${text.remove}: ${name}` })
    .first()
    .click();
  expect(inStore()).toHaveLength(4);
  await screen.getByRole('button', { name: `${text.removeSure}: ${name}` }).click();
  await expect.element(screen.getByText(text.kept(3))).toHaveFocus();
  expect(inStore()).toEqual(four.slice(1));
  await screen.getByRole('button', { name: text.removeAll }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByRole('button', { name: text.removeAll })).toBeVisible();
  await screen.getByRole('button', { name: text.removeAll }).click();
  await screen.getByRole('button', { name: text.removeAllSure }).click();
  await expect.element(screen.getByText(text.kept(0))).toBeVisible();
  expect(localStorage.getItem(KEPT_KEY)).toBeNull();
});

test('a file brings classes without doubles; a foreign one is refused and changes nothing', async () => {
  keep(four.slice(0, 2));
  const screen = await openedClass();
  await screen.getByText(text.kept(2)).click();
  const input = document.querySelector<HTMLInputElement>('.across input[type=file]');
  if (input === null) throw new Error('no place for a file');
  await userEvent.upload(input, new File([classesText(four)], text.file));
  await expect.element(screen.getByText(text.opened(2, 2))).toBeVisible();
  expect(inStore()).toEqual(four);
  await userEvent.upload(input, new File([example], 'log.jsonl'));
  await expect.element(screen.getByText(text.fileTrouble('not-classes'))).toBeVisible();
  await expect.element(screen.getByText('Code: not-classes')).toBeVisible();
  expect(inStore()).toEqual(four);
});

test('what is saved as a file opens elsewhere', async () => {
  keep(four);
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  new KeptClasses().save();
  localStorage.clear();
  const elsewhere = new KeptClasses();
  const file = new File(blobs, text.file);
  expect(await elsewhere.open(file)).toEqual({ ok: true, added: 4, known: 0 });
  expect(elsewhere.classes).toEqual(four);
  Object.defineProperty(file, 'size', { value: 6_000_000 });
  expect(await elsewhere.open(file)).toEqual({ ok: false, code: 'too-large' });
});

test('what cannot be read is said, left as it is, and deleted only when asked', async () => {
  const foreign = '{"format":"entente-classes","version":2,"classes":[]}';
  localStorage.setItem(KEPT_KEY, foreign);
  const screen = await openedClass();
  await expect.element(screen.getByText(text.storeTrouble('other-version'))).toBeVisible();
  await expect.element(screen.getByText('Code: other-version')).toBeVisible();
  expect(screen.getByRole('button', { name: text.add }).query()).toBeNull();
  const kept = new KeptClasses();
  expect([kept.add(own), kept.remove(own)]).toEqual(['other-version', 'other-version']);
  expect(await kept.open(new File([classesText(four)], text.file))).toEqual({
    ...{ ok: false, code: 'other-version' },
  });
  expect(localStorage.getItem(KEPT_KEY)).toBe(foreign);
  await screen.getByRole('button', { name: text.removeAll }).click();
  await screen.getByRole('button', { name: text.removeAllSure }).click();
  await expect.element(screen.getByRole('button', { name: text.add })).toBeVisible();
});

test.each([
  ['full', 'QuotaExceededError'],
  ['blocked', 'SecurityError'],
] as const)('a browser that is %s says so, and nothing is lost', async (code, name) => {
  keep(four);
  const screen = await openedClass();
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', name);
  });
  await screen.getByRole('button', { name: text.add }).click();
  await expect.element(screen.getByText(text.fileTrouble(code))).toBeVisible();
  await expect.element(screen.getByText(`Code: ${code}`)).toBeVisible();
  expect(inStore()).toEqual(four);
});

test('a browser that may not even look says so, and the page goes on', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  const screen = await openedClass();
  await expect.element(screen.getByText(text.storeTrouble('blocked'))).toBeVisible();
  await screen.getByRole('tab', { name: 'Replay' }).click();
  await expect.element(screen.getByRole('slider')).toBeVisible();
});

test('two tabs keep both of their classes, and each hears of the other', async () => {
  const [one, another] = [new KeptClasses(), new KeptClasses()];
  expect([one.add(other(1)), another.add(other(2))]).toEqual([null, null]);
  expect(inStore()).toEqual([other(1), other(2)]);
  expect(one.classes).toEqual([other(1)]);
  one.heard(KEPT_KEY);
  expect(one.classes).toEqual([other(1), other(2)]);
  const screen = await openedClass();
  keep(four);
  // the window of another tab has written
  dispatchEvent(new StorageEvent('storage', { key: KEPT_KEY }));
  await expect.element(screen.getByText(text.kept(4))).toBeVisible();
});

test('a report has the comparison of a class that was added, and of no other', () => {
  const players = playersOf(games);
  keep(four);
  expect(reportOf(players, about)).not.toContain(text.head);
  keep([...four, own]);
  const page = new DOMParser().parseFromString(reportOf(players, about), 'text/html');
  const [shown] = page.getElementsByClassName('across');
  expect(shown?.textContent).toContain('in 4 other classes');
  expect(shown?.querySelectorAll('svg.plot')).toHaveLength(10);
  expect(shown?.textContent).not.toContain(text.removeAll);
  keep([own]);
  expect(reportOf(players, about)).not.toContain(text.head);
});

test('the wall shows the comparison, and nothing to keep or delete', async () => {
  keep([...four, own]);
  const presenter = new Presenter(ownName(), { log: example, isExample: false });
  history.replaceState(null, '', `/debrief?follow=${presenter.id}`);
  const screen = await render(Debrief);
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(/Harbour/);
  const gameId = games[0]?.game.setup.gameId;
  if (gameId === undefined) throw new Error('no game');
  presenter.show(toldWall(aWall(gameId, { view: 'games' })));
  await expect.element(section(screen)).toMatchTextContent(/in 4 other classes/);
  expect(screen.getByText(text.kept(5)).query()).toBeNull();
  expect(screen.getByText(text.isIn).query()).toBeNull();
  presenter.close();
});
