import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { openLog, type Replay } from '../../../shared/replay/open-log.ts';
import { breaches } from '../../testing/axe.ts';
import { debrief as text } from '../../text/debrief-words.ts';
import { aboutOf } from './about.ts';
import Debrief from './Debrief.svelte';
import example from './example.jsonl?raw';
import { Player, playersOf } from './replay/player.svelte.ts';
import { reportOf } from './paper/report.ts';
import { openFile } from './file/source.ts';

const opened = openLog(example);
if (!opened.ok) throw new Error(opened.code);
const replay: Replay = opened;

/** The page with the example open. */
async function openedExample() {
  const screen = await render(Debrief);
  await screen.getByRole('button', { name: text.open.example }).click();
  await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent(/Harbour/);
  return screen;
}

const chooseFile = async (content: string | File): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('no place for a file');
  await userEvent.upload(
    input,
    content instanceof File ? content : new File([content], 'log.jsonl'),
  );
};

test('the page says what it is for, and has no breach of accessibility', async () => {
  const { container } = await render(Debrief);
  expect(await breaches(container)).toEqual([]);
});

test('a chosen file is replayed; a foreign one gets a sentence and a code, and nothing breaks', async () => {
  const screen = await render(Debrief);
  await chooseFile('game,round\n1,2');
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/no log of Entente/);
  await expect.element(screen.getByText('Code: not-a-log')).toBeVisible();
  await chooseFile(example.slice(0, 40_000));
  await expect.element(screen.getByText('Code: damaged-line')).toBeVisible();
  await chooseFile(example);
  await expect.element(screen.getByRole('tab', { name: /Replay/ })).toBeVisible();
});

test('a file dropped on the page is opened', async () => {
  const screen = await render(Debrief);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([example], 'log.jsonl'));
  dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  await expect.element(screen.getByRole('tab', { name: /Replay/ })).toBeVisible();
});

test('a file far too large is not even read', async () => {
  const file = new File(['x'], 'log.jsonl');
  Object.defineProperty(file, 'size', { value: 60_000_000 });
  expect(await openFile(file)).toMatchObject({ trouble: { code: 'too-large' } });
});

test('a log with changed numbers opens and says so', async () => {
  const screen = await render(Debrief);
  await chooseFile(example.replace(/"fear":-?[\d.]+/, '"fear":7'));
  await expect.element(screen.getByText(/The rules compute 1 value/)).toBeVisible();
});

test('a log of an older model shows what the class saw, and says what is computed anew', async () => {
  const screen = await render(Debrief);
  const older = example
    .replaceAll('"type":"gameCreated","model":1', '"type":"gameCreated","model":0')
    .replace(/("scores":\[\{"countryId":"aldmere","terms":\{"material":)[\d.]+/, '$10.9');
  await chooseFile(older);
  const said = screen.getByText(/played by version 0 of the model; this is version 1/);
  await expect.element(said).toBeVisible();
  await expect.element(said).toMatchTextContent(/computes 1 value of this log otherwise/);
  await screen.getByRole('tab', { name: 'Scores' }).click();
  await screen.getByText('Material', { exact: true }).last().click();
  await expect.element(screen.getByText(text.open.unexplained).first()).toBeVisible();
  const log = openLog(older);
  if (!log.ok) throw new Error(log.code);
  const report = reportOf(playersOf(log.games), aboutOf(log, { isExample: false, hidden: 0 }));
  expect(report).toContain('played by version 0 of the model');
});

test('a log of a newer model is refused in a plain sentence', async () => {
  const screen = await render(Debrief);
  await chooseFile(
    example.replace('"type":"gameCreated","model":1', '"type":"gameCreated","model":3'),
  );
  await expect.element(screen.getByText(/comes from a newer version of Entente/)).toBeVisible();
  await expect.element(screen.getByText('Code: newer-version')).toBeVisible();
});

test('the replay steps with buttons and keys, and reads as one slider', async () => {
  const screen = await openedExample();
  const slider = screen.getByRole('slider', { name: text.replay.at });
  expect(slider.element().getAttribute('aria-valuetext')).toMatch(/Round 1, Briefing/);
  await screen.getByRole('button', { name: text.replay.forward }).click();
  await expect.element(slider).toHaveValue('1');
  await screen.getByRole('heading', { level: 1 }).click();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  await expect.element(slider).toHaveValue('2');
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('heading', { name: text.replay.ended })).toBeVisible();
  await userEvent.keyboard('{Home}');
  await expect.element(slider).toHaveValue('0');
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('button', { name: text.replay.pause })).toBeVisible();
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('button', { name: text.replay.play })).toBeVisible();
});

test('a quiet cable is sealed, until it is opened', async () => {
  const screen = await openedExample();
  await screen.getByRole('heading', { level: 1 }).click();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(screen.getByText(text.replay.sealedCable)).toBeVisible();
  await expect.element(screen.getByText('40% of its harbour dues.')).not.toBeInTheDocument();
  await expect.element(screen.getByText(text.replay.scores)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: text.replay.unseal }).click();
  await expect.element(screen.getByText('40% of its harbour dues.')).toBeVisible();
  await expect.element(screen.getByText(text.replay.scores, { exact: true })).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  const loud = { level: 3, name: /Aldmere demands 50%.*from Varne/ };
  await expect.element(screen.getByRole('heading', loud)).toBeVisible();
});

test.each(text.tabs.map((tab, place) => [tab, place + 1] as const))(
  '%s opens by its key, and has no breach of accessibility in light and dark',
  async (tab, key) => {
    const screen = await openedExample();
    await screen.getByRole('heading', { level: 1 }).click();
    await userEvent.keyboard(String(key));
    const chosen = screen.getByRole('tab', { name: tab });
    await expect.element(chosen).toHaveAttribute('aria-selected', 'true');
    for (const theme of ['light', 'dark'] as const) {
      document.documentElement.dataset['theme'] = theme;
      for (const running of document.getAnimations()) running.finish();
      expect(await breaches(screen.container, theme), theme).toEqual([]);
    }
    delete document.documentElement.dataset['theme'];
  },
);

test('the tabs are walked with the arrows', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Replay' }).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('tab', { name: 'Trust' })).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(screen.getByRole('tab', { name: 'Script' })).toHaveFocus();
});

test('every chart has its table for everybody, and shows it when asked', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Trust' }).click();
  const table = screen.getByRole('table', { name: /Trust in Aldmere/ });
  await expect.element(table).toBeInTheDocument();
  const isk = screen.getByRole('row', { name: /^Isk 80 .* 17, left .* 29 33/ });
  await expect.element(isk).toBeInTheDocument();
  await screen.getByRole('button', { name: text.chart.asTable }).first().click();
  await expect.element(table).toBeVisible();
  await expect.element(screen.getByRole('button', { name: text.chart.asChart })).toBeVisible();
});

test('concessions tell quiet from loud by shape, and who did not decide in person', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Concessions' }).click();
  await expect.element(screen.getByText(text.demands.summary(13, 8))).toBeVisible();
  const [plot] = document.getElementsByClassName('chart');
  if (plot === undefined) throw new Error('no chart');
  await expect.poll(() => plot.querySelectorAll('.plot-shape').length).toBe(13);
  expect(plot.querySelectorAll('.plot-shape.hollow')).toHaveLength(2);
  const shapes = new Set(
    [...plot.querySelectorAll('.plot-shape')].map((one) => one.getAttribute('d')),
  );
  expect(shapes.size).toBe(2);
  await screen.getByRole('combobox', { name: text.demands.pick }).selectOptions('Pellow');
  await expect.element(screen.getByText(text.demands.summary(5, 5))).toBeVisible();
});

test('a term opens into its rounds and their reasons', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Scores' }).click();
  await screen.getByRole('combobox', { name: text.scores.pick }).selectOptions('Pellow');
  await screen.getByText('Material', { exact: true }).last().click();
  await expect.element(screen.getByText('Round 1: −40')).toBeVisible();
  await expect.element(screen.getByText(/You gave up 40 of 100 points/)).toBeVisible();
});

test('theory names what was done and what it would have done, and ranks nobody', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Theory' }).click();
  const loud = screen.getByText('Demand 50%, loud, or closing of our ports').first();
  await expect.element(loud).toBeVisible();
  await expect.element(screen.getByText(/decided by the clock/).first()).toBeVisible();
  const few = document.querySelectorAll('.theory li').length;
  await screen.getByRole('checkbox', { name: text.theory.only }).click();
  expect(document.querySelectorAll('.theory li').length).toBeGreaterThan(few);
});

test('theory names what was decided about blocs, beside the other decisions of its round', async () => {
  const screen = await openedExample();
  await screen.getByRole('tab', { name: 'Theory' }).click();
  await screen.getByRole('combobox', { name: text.room.game }).selectOptions('Game 2');
  const first = screen.getByRole('region', { name: 'Round 1' });
  await expect.element(first).toMatchTextContent(text.theory.kind.band);
  await expect.element(first).toMatchTextContent(text.theory.alliance.band.no);
  await expect
    .element(first)
    .toMatchTextContent(/Ask for a bloc next round\s*Gave away\s*31 points/);
});

test('another game is picked', async () => {
  const screen = await openedExample();
  await screen.getByRole('combobox', { name: text.room.game }).selectOptions('Game 2');
  await screen.getByRole('tab', { name: 'Theory' }).click();
  await screen.getByRole('tab', { name: 'Replay' }).click();
  const last = replay.games[1]?.moments.length ?? 0;
  const slider = screen.getByRole('slider', { name: text.replay.at });
  await expect.element(slider).toHaveAttribute('max', String(last - 1));
});

test('playing stops at the end, where the cables open', () => {
  vi.useFakeTimers();
  const [timeline] = replay.games;
  if (timeline === undefined) throw new Error('no game');
  const player = new Player(timeline);
  player.go(player.last - 2);
  player.play();
  vi.advanceTimersByTime(60_000);
  expect([player.place, player.playing, player.opened]).toEqual([player.last, false, true]);
  player.play();
  expect(player.place).toBe(0);
  player.pause();
  vi.useRealTimers();
});
