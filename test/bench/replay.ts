/**
 * `npm run bench:replay`: what a log of 10,000 events costs in the page itself. The built debrief opens it
 * in Chromium, and its scrubber is moved by one moment and to any moment. A step is the main thread's own
 * time for it, compared with the 16.7 ms of a frame at 60 a second; by the clock it also waits for its
 * frame and for whatever else the machine does, so look at the idle frame beside it. Nothing is throttled.
 */
import { chromium, type Page } from 'playwright';
import { ARGS, findBrowser } from '../browser.ts';
import { BIG_SCREEN } from '../browser/people.ts';
import { RealServer } from '../browser/server.ts';
import { longRoom } from './long-room.ts';

const FRAME_MS = 1000 / 60;
const STEPS = 200;
const EVENTS = 10_000;
const OTHERS = 5;

interface Step {
  /** Milliseconds that the main thread was busy with script, style and layout. */
  readonly work: number;
  /** Milliseconds that it was busy at all: painting and handing over the frame, too. */
  readonly busy: number;
  /** Milliseconds by the clock from the input until its frame has been handed over. */
  readonly frame: number;
}

/** Moves the scrubber to a moment, or nowhere, and waits for the frame. Runs in the page. */
async function step(to: number | null): Promise<number> {
  const slider = document.querySelector<HTMLInputElement>('input[type=range]');
  const framed = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          resolve();
        };
        port2.postMessage(null);
      });
    });
  await framed();
  const begun = performance.now();
  if (slider !== null && to !== null) {
    slider.value = String(to);
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await framed();
  return performance.now() - begun;
}

/** Moves the scrubber by so many moments at a time, round and round; by none, frames pass idly. */
async function moved(page: Page, by: number): Promise<readonly Step[]> {
  const cdp = await page.context().newCDPSession(page);
  // the thread's own time: what else the machine does is not counted
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<{ work: number; busy: number }> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const ms = (name: string): number =>
      1000 * (metrics.find((one) => one.name === name)?.value ?? Number.NaN);
    const work = ms('ScriptDuration') + ms('RecalcStyleDuration') + ms('LayoutDuration');
    return { work, busy: ms('TaskDuration') };
  };
  const last = Number(await page.getByRole('slider').getAttribute('max'));
  const steps: Step[] = [];
  let before = await spent();
  for (let place = 1; place <= STEPS; place += 1) {
    // never the last: there the cables open
    const frame = await page.evaluate(step, by === 0 ? null : (by * place) % last);
    const after = await spent();
    steps.push({ work: after.work - before.work, busy: after.busy - before.busy, frame });
    before = after;
  }
  await cdp.detach();
  return steps;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;

function tell(what: string, values: readonly number[]): void {
  const [half, most] = [quantile(values, 0.5), quantile(values, 0.95)];
  const shares = [half, most].map((ms) => `${(ms / FRAME_MS).toFixed(2)} x`.padStart(9)).join('');
  console.log(`${shares}  ${what} (${half.toFixed(1)} ms, ${most.toFixed(1)} ms)`);
}

function tellAll(what: string, steps: readonly Step[]): void {
  console.log(`${what}:`);
  const of = (key: keyof Step): readonly number[] => steps.map((one) => one[key]);
  tell('script, style and layout', of('work'));
  tell('the main thread in all', of('busy'));
  tell('by the clock, until the frame is out', of('frame'));
}

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no browser');
const log = longRoom(EVENTS, OTHERS);
const server = await RealServer.start();
const browser = await chromium.launch({ executablePath, args: ARGS });
try {
  const page = await browser.newPage({ viewport: BIG_SCREEN });
  await page.goto(`http://localhost:${server.port}/debrief`);
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  const opened = await page.evaluate(async (text) => {
    const begun = performance.now();
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'log.jsonl'));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    while (document.querySelector('.ropes') === null) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  }, log);
  const lines = log.split('\n').length;
  console.log(`A log of ${lines} lines opens to its first picture in ${opened.toFixed(0)} ms.`);
  console.log(`Steps of the scrubber, in frames of ${FRAME_MS.toFixed(1)} ms: p50, p95`);
  await page.getByRole('button', { name: 'Turning point' }).waitFor();
  tellAll('an idle frame', await moved(page, 0));
  for (const sealed of [true, false]) {
    if (!sealed) await page.getByRole('button', { name: 'Open the quiet cables' }).click();
    const cables = sealed ? 'as the class saw it' : 'with everything open';
    tellAll(`by one moment, ${cables}`, await moved(page, 1));
    tellAll(`to any moment, ${cables}`, await moved(page, 37));
  }
} finally {
  await browser.close();
  await server.remove();
}
