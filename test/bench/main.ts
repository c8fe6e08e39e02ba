/**
 * `npm run bench`: how long the parts take, as multiples of one solved stage game in the same run,
 * because this says more on a noisy machine than a time does.
 */
import { Bench } from 'tinybench';
import { playOut } from '../../shared/bots/play-out.ts';
import { fold } from '../../shared/game/evolve.ts';
import { equilibrium } from '../../shared/model/equilibrium.ts';
import { backwardInduction } from '../support/backward-induction.ts';
import { openingState, shadowInPlay, stageGameOf } from '../../shared/model/round.ts';
import { sceneAt } from '../../shared/replay/scene.ts';
import { timelineOf } from '../../shared/replay/timeline.ts';
import { publicGame } from '../../shared/view/public-game.ts';
import { seatView } from '../../shared/view/seat-view.ts';
import { BOT, korea, NO_CLOCK, SEATS, setupOf } from '../support/given.ts';

const { world, targets } = setupOf().cast;
const card = targets[0];
const state = openingState(world, targets);
const dyad = state.dyads[0];
if (card === undefined || dyad === undefined) throw new Error('a scenario without targets');
const stage = stageGameOf(
  { world, card, state: dyad },
  { instrument: 'tariff', claims: 1, phi: 0.5 },
);
const shadow = shadowInPlay({ world, cards: targets, state }, { index: 0, roundsLeft: 4 });
const holders = SEATS.map((countryId) => ({ countryId, holder: BOT }));
const bots = setupOf({ holders, clock: NO_CLOCK });
const { game, events } = playOut(bots);
const closed = { opened: false, facts: [] };

// a game that was talked over for very long: 10,000 events
const filler = Array.from({ length: 10_000 - events.length }, () => ({
  ...{ type: 'clockExtended' as const, deadlineAt: null, dyads: [] },
}));
const long = timelineOf(events.toSpliced(events.length - 10, 0, ...filler));
let cursor = 0;

const bench = new Bench({ time: 400, warmupTime: 100 })
  .add('solve one stage game in closed form', () => equilibrium(stage, shadow))
  .add('solve it by backward induction, 1% grid', () => backwardInduction(stage, shadow, 0.01))
  .add('fold a finished game of five rounds', () => fold(events))
  .add('a phone’s view, at the end of a game', () => seatView({ ...game }, korea, closed))
  .add('the projector’s view of a game', () => publicGame({ ...game }, closed))
  .add('play a whole game with five bots', () => playOut(bots))
  .add('scrub to any of 10,000 events', () => {
    cursor = (cursor + 7919) % 10_000;
    sceneAt(long, cursor);
  })
  .add('lay out 10,000 events', () => timelineOf(long.events));

await bench.run();
const base = bench.tasks[0]?.result;
const unit = base !== undefined && 'latency' in base ? base.latency.p50 : Number.NaN;
for (const { name, result } of bench.tasks) {
  if (!('latency' in result)) throw new Error(`${name} did not finish`);
  const times = (result.latency.p50 / unit).toFixed(1).padStart(9);
  console.log(`${times} x  ${name}  (${(1000 * result.latency.p50).toFixed(1)} us, median)`);
}
