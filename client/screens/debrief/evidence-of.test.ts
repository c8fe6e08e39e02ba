import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { openLog } from '../../../shared/replay/open-log.ts';
import { publicityIn } from '../../../shared/replay/findings.ts';
import { waysFrom } from '../../../shared/replay/ways.ts';
import type { Wall } from '../../../shared/room/wall.ts';
import { breaches } from '../../testing/axe.ts';
import { debrief as text } from '../../text/debrief-words.ts';
import { evidence as words, findingText } from '../../text/evidence-words.ts';
import { script } from '../../text/script-steps-words.ts';
import { whatIf } from '../../text/what-if-words.ts';
import { aboutOf } from './about.ts';
import { aWall, toldWall } from '../../testing/a-wall.ts';
import Debrief from './Debrief.svelte';
import { crossroadsIn, demandsIn, mostTurned, turnOf } from './evidence-of.ts';
import example from './example.jsonl?raw';
import { playersOf } from './replay/player.svelte.ts';
import { follow, ownName, Presenter, type OnWall } from './wall/presenter.ts';
import { reportOf } from './paper/report.ts';
import { LENGTHS } from '../../text/script-steps-words.ts';
import { SCRIPTS } from './script/script.ts';
import { RUNS, WhatIf } from './what-if/what-if.svelte.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const [first, second] = opened.games;
if (first === undefined || second === undefined) throw new Error('no games');

async function openedExample() {
  const screen = await render(Debrief);
  await screen.getByRole('button', { name: text.open.example }).click();
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(/Harbour/);
  return screen;
}

afterEach(() => history.replaceState(null, '', '/'));

test('each chart says what it shows, computed from the games', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Concessions' }).click();
  const found = publicityIn([first, second].map(({ game }) => demandsIn(game)));
  expect(found.kind).toBe('publicity');
  await expect.element(screen.getByRole('tabpanel')).toMatchTextContent(findingText(found));
  await screen.getByRole('tab', { name: 'Games' }).click();
  await expect.element(screen.getByText(/Too few to say anything: 2 games/)).toBeVisible();
  await expect.element(screen.getByText(words.treatments.one)).toBeVisible();
});

test('a turning point leads to its moment in the replay, which says what it cost', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Theory' }).click();
  await screen.getByRole('button', { name: words.turning.jump }).nth(1).click();
  await expect
    .element(screen.getByRole('tab', { name: 'Replay' }))
    .toHaveAttribute('aria-selected', 'true');
  await expect.element(screen.getByRole('combobox', { name: text.room.game })).toHaveValue('1');
  await expect.element(screen.getByText('Round 3 of 5')).toBeVisible();
  await expect.element(screen.getByText(/gave away/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: text.replay.unseal }).click();
  await expect.element(screen.getByText(/gave away 69.6 points/)).toBeVisible();
  await userEvent.keyboard('{Home}');
  await screen.getByRole('button', { name: text.replay.turn }).click();
  await expect.element(screen.getByText('Round 3 of 5')).toBeVisible();
});

test('one decision is changed, both futures are played, and the runs can be stopped', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'What if' }).click();
  await expect.element(screen.getByText(whatIf.model)).toBeVisible();
  const start = screen.getByRole('button', { name: whatIf.run });
  await start.click();
  await expect.element(screen.getByText(/ends better with the change in/)).toBeVisible();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  await screen.getByRole('button', { name: whatIf.stop }).click();
  await expect.element(screen.getByText(/Stopped after \d+ runs? of each way/)).toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: new RegExp(whatIf.chart) }))
    .toBeInTheDocument();
  await expect.element(screen.getByRole('heading', { name: whatIf.asChanged })).toBeVisible();
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('combobox', { name: whatIf.change }).selectOptions(whatIf.silence);
  await expect.element(screen.getByText(/ends better with the change in/)).not.toBeInTheDocument();
});

/** The fork of a game's last crossroads that has another way: quickly played. */
function lateFork() {
  const at = crossroadsIn(second as NonNullable<typeof second>).at(-1);
  if (at === undefined) throw new Error('no crossroads');
  const way = waysFrom((second as NonNullable<typeof second>).events, at)[0];
  if (way === undefined) throw new Error('no way');
  return { at, command: way.command, bot: 'prudent' as const };
}

test('all runs are played where time allows; what is said of them adds up', async () => {
  const runner = new WhatIf({ now: () => 0, breathe: () => Promise.resolve() });
  await runner.run(second.events, lateFork());
  expect(runner.stage).toBe('done');
  expect(runner.compared?.runs).toBe(RUNS);
  for (const seat of runner.compared?.seats ?? []) {
    expect(seat.otherMean - seat.madeMean).toBeCloseTo(seat.mean, 9);
    expect(seat.low).toBeLessThanOrEqual(seat.high);
    expect(seat.better + seat.worse).toBeLessThanOrEqual(1);
  }
});

test('a slow machine plays fewer runs and says how many', async () => {
  let now = 0;
  const runner = new WhatIf({
    now: () => (now += 50_000),
    breathe: () => Promise.resolve(),
  });
  await runner.run(second.events, lateFork());
  expect([runner.stage, runner.compared?.runs]).toEqual(['slow', 20]);
  expect(whatIf.slow).toContain('no more runs');
});

test('a log that contradicts the rules is not played on', async () => {
  const runner = new WhatIf({ now: () => 0, breathe: () => Promise.resolve() });
  const { at, bot } = lateFork();
  await runner.run(second.events, { at, bot, command: { type: 'leave' } });
  expect(runner.stage).toBe('failed');
});

test('the report is one file with every chart, table and finding, and no script', () => {
  const players = playersOf([first, second]);
  const html = reportOf(players, aboutOf(opened, { isExample: true, hidden: 0 }));
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect(page.querySelectorAll('script, link, img, iframe, button, select, input')).toHaveLength(0);
  expect(html).not.toMatch(/(?:src|href)=/);
  expect(page.querySelectorAll('svg.plot').length).toBeGreaterThan(15);
  for (const chart of page.querySelectorAll('figure.chart')) {
    expect(chart.querySelectorAll('svg.plot').length).toBeGreaterThan(0);
    expect(chart.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    expect(chart.querySelector('.visually-hidden table')).toBeNull();
  }
  expect(page.querySelectorAll('.finding').length).toBeGreaterThanOrEqual(6);
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page.body.textContent).toContain('69.6 points');
});

test('a script lasts as long as it says, and each of its steps has a question', () => {
  for (const length of LENGTHS) {
    const steps = SCRIPTS[length];
    expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(length);
    expect(steps.at(-1)?.id).toBe('ticket');
    for (const { id } of steps) expect(script.steps[id].ask).not.toBe('');
  }
});

test('the script is presented with the arrows, which stop at its ends', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Script' }).click();
  await screen.getByRole('button', { name: script.present }).click();
  const bar = screen.getByRole('complementary', { name: script.bar });
  await expect.element(bar).toMatchTextContent(script.steps.word.ask);
  await expect.element(screen.getByText(script.steps.word.slide, { exact: true })).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}');
  await expect.element(bar).toMatchTextContent(script.steps.map.ask);
  await expect
    .element(screen.getByRole('tab', { name: 'Games' }))
    .toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{PageDown}');
  await expect
    .element(screen.getByRole('tab', { name: 'Replay' }))
    .toHaveAttribute('aria-selected', 'true');
  const turned = mostTurned([first, second]);
  expect(turned).toBe(first);
  await expect.element(screen.getByText(`Round ${turnOf(first.game)?.round} of 5`)).toBeVisible();
  const slider = screen.getByRole('slider', { name: text.replay.at });
  const before = Number((slider.element() as HTMLInputElement).value);
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await expect.element(slider).toHaveValue(String(before + 1));
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: script.stop }).click();
  await expect.element(bar).not.toBeInTheDocument();
});

test('the big screen follows the host, and has no questions', async () => {
  const presenter = new Presenter(ownName(), { log: example, isExample: true });
  history.replaceState(null, '', `/debrief?follow=${presenter.id}`);
  const screen = await render(Debrief);
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(/Harbour/);
  const midway = { moment: 3, presenting: { length: 15, place: 1 } } as const;
  const onWall = (over: Partial<Wall>): OnWall =>
    toldWall(aWall(second.game.setup.gameId, { ...midway, ...over }));
  presenter.show(onWall({ view: 'games' }));
  await expect.element(screen.getByRole('heading', { name: words.ends.head })).toBeVisible();
  expect(document.body.textContent).not.toContain(script.steps.map.ask);
  presenter.show(onWall({ view: 'replay' }));
  await expect.element(screen.getByRole('slider', { name: text.replay.at })).toHaveValue('3');
  presenter.show(onWall({ view: 'script', presenting: { length: 15, place: 7 } }));
  await expect.element(screen.getByText(script.ticketHead)).toBeVisible();
  expect(document.body.textContent).not.toContain(script.steps.ticket.ask);
  expect(await breaches(screen.container)).toEqual([]);
  presenter.close();
});

test('who follows late is told what is shown', async () => {
  const presenter = new Presenter(ownName(), { log: 'a log', isExample: false });
  const wall = toldWall(aWall(second.game.setup.gameId));
  presenter.show(wall);
  const heard: unknown[] = [];
  const stop = follow(presenter.id, {
    log: ({ log, isExample }) => heard.push([log, isExample]),
    show: (one) => heard.push(one),
  });
  await expect.poll(() => heard.length).toBe(2);
  expect(heard).toEqual([['a log', false], wall]);
  stop();
  presenter.close();
});

test('a room that played again names its games apart', async () => {
  const again = example
    .split('\n')
    .map((line) => line.replaceAll(/"number":\s*2/g, '"number":1'))
    .join('\n');
  const log = openLog(again);
  if (!log.ok) throw new Error(log.code);
  expect(playersOf(log.games).map(({ name }) => name)).toEqual(['Game 1', 'Game 1, played again']);
  const screen = await render(Debrief);
  const transfer = new DataTransfer();
  transfer.items.add(new File([again], 'log.jsonl'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  for (const tab of ['Games', 'Trust', 'Concessions', 'Theory']) {
    await screen.getByRole('tab', { name: tab }).click();
    await expect.element(screen.getByRole('tabpanel')).toMatchTextContent(/Game 1, played again/);
  }
});

test('a game that the host hides is in no view, no report and not on the wall', async () => {
  const screen = await openedExample();
  await screen.getByText(text.room.gamesShown).first().click();
  await screen.getByRole('checkbox', { name: 'Game 1' }).click();
  await expect.element(screen.getByText(text.room.hidden(1))).toBeVisible();
  await expect.element(screen.getByRole('checkbox', { name: 'Game 2' })).toBeDisabled();
  expect(await breaches(screen.container)).toEqual([]);
  await screen.getByText(text.room.gamesShown).first().click();
  for (const tab of text.tabs) {
    await screen.getByRole('tab', { name: tab }).click();
    const panel = screen.getByRole('tabpanel');
    await expect.element(panel).not.toMatchTextContent(/Game 1/);
  }
  await screen.getByRole('tab', { name: 'Script' }).click();
  await screen.getByRole('button', { name: script.present }).click();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  const round = turnOf(second.game)?.round;
  await expect.element(screen.getByText(`Round ${round} of 5`)).toBeVisible();
  await userEvent.keyboard('1');
  await screen.getByText(text.room.gamesShown).first().click();
  await screen.getByRole('checkbox', { name: 'Game 1' }).click();
  await expect.element(screen.getByText(text.room.hidden(1))).not.toBeInTheDocument();
  await expect.element(screen.getByRole('combobox', { name: text.room.game })).toHaveValue('1');
});

test('the report of some games says how many are hidden', () => {
  const html = reportOf(
    playersOf([first, second]).slice(1),
    aboutOf(opened, { isExample: true, hidden: 1 }),
  );
  expect(html).toContain(text.room.hidden(1));
  expect(html).not.toContain('Game 1');
});

test('the wall hides what the host hides, and offers nothing to hide', async () => {
  const presenter = new Presenter(ownName(), { log: example, isExample: true });
  history.replaceState(null, '', `/debrief?follow=${presenter.id}`);
  const screen = await render(Debrief);
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(/Harbour/);
  const wall = aWall(second.game.setup.gameId, { view: 'games' });
  presenter.show(toldWall({ ...wall, hidden: [first.game.setup.gameId] }));
  await expect.element(screen.getByText(text.room.hidden(1))).toBeVisible();
  await expect.element(screen.getByRole('main')).not.toMatchTextContent(/Game 1/);
  expect(screen.getByText(text.room.gamesShown).query()).toBeNull();
  presenter.show(toldWall(wall));
  await expect.element(screen.getByRole('main')).toMatchTextContent(/Game 1/);
  presenter.close();
});
