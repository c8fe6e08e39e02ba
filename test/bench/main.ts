/**
 * `npm run bench`: how long the parts take, as multiples of one solved stage game in the same run,
 * because this says more on a noisy machine than a time does.
 */
import { Bench } from 'tinybench';
import { playOut } from '../../shared/bots/play-out.ts';
import { fold } from '../../shared/game/evolve.ts';
import { equilibrium } from '../../shared/model/equilibrium.ts';
import { backwardInduction } from '../support/backward-induction.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import { reckoningsOf } from '../../shared/model/reckoning.ts';
import { solve } from '../../shared/model/theory-solution.ts';
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
/** A dyad of model 2 with the defaults of its section 2: an ally, three others listening. */
const dyadOfAnAlly: Encounter = {
  ...{ eS: 0.1, eT: 0.1, e0: 0.06, cS: 0.1, cT: 0.6, kS: 0.05, kT: 0.05, aS: 0.18, aT: 0.12 },
  ...{ dS: 0.12, kf: 0.08, gamma: 0, omega: 0.04, sT: 0.8, sS: 0.12, canLeave: true, X: 0.6 },
  ...{ aligned: true, m: 0.2, g: 0.4, h: 0.4, wS: 2, V: 5, R: 4, rho: 0.2, beta: 0.2, sigma: 0.3 },
  ...{ oQ: 0.2, oL: 0.7, alphaQ: 0.07, alphaL: 0.24, phi: 0.85, Dmin: 0.1, Dmax: 0.8 },
  ...{ q: 0.35, B: 0.25, w: 0.6, listeners: [0.2, 0.25, 0.15].map((m) => ({ eT: 0.1, m })) },
};
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
  .add('solve one dyad of one round with private cards', () => solve(reckoningsOf([dyadOfAnAlly])))
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
