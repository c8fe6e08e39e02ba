import fc from 'fast-check';
import { scoredRound } from '../../shared/model/alliance-scores.ts';
import { assertDials } from '../../shared/model/dial-checks.ts';
import type { CountryDials, RoundStart, WorldDials } from '../../shared/model/dials.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import { OUTCOMES } from '../../shared/model/stage-tree.ts';
import { STANCES, type RoundAct } from '../../shared/model/types.ts';
import { IDLE } from '../support/slow-round.ts';
import { anyKind, between, dial, share } from './dyads.ts';

/** Model 2 as drawn by the properties: alliances, encounters and rounds that no scenario is refused for. */

const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** Dials of the news, kept so that no expectation can rise above 1 with so many other allies. */
const news = (others: number) =>
  fc
    .record({
      sigma: share,
      oQ: share,
      oL: share,
      alphaQ: dial('alphaQ'),
      alphaL: between(0.01, 0.5),
      beta: dial('beta'),
    })
    .map((drawn) => {
      const [oQ, oL] = [Math.min(drawn.oQ, drawn.oL), Math.max(drawn.oQ, drawn.oL)];
      const room = 0.999 * ((1 - drawn.beta) / drawn.alphaL - 1);
      const sigma = oL * others > 0 ? Math.min(drawn.sigma, room / (oL * others)) : drawn.sigma;
      return { ...drawn, oQ, oL, sigma, alphaQ: Math.min(drawn.alphaQ, drawn.alphaL) };
    });

const OTHERS = 2;

/** The dials of a world with three allies. */
const worldDials: fc.Arbitrary<WorldDials> = fc
  .tuple(
    news(OTHERS),
    fc.record({
      ...{ X: dial('X'), h: dial('h'), wS: between(0, 4), V: whole(0, 10), rho: share },
      ...{ kf: dial('kf'), aS: dial('aS'), dS: dial('dS'), q: share, B: dial('B'), w: dial('w') },
      ...{ phi: share, phiUse: share, phiBack: dial('phiBack'), give: share, xi: dial('xi') },
      ...{ eLeft: share, echo: share, depThreat: share, depImposed: share, depDiv: share },
    }),
  )
  .map(([told, rest]) => ({ ...told, ...rest }));

/** The card of a country, anywhere in the ranges. All know tariffs, some chips too. */
function countryDials(
  id: string,
  alignment: CountryDials['alignment'],
): fc.Arbitrary<CountryDials> {
  const ally = alignment === 'ally';
  const costs = fc.record({ cS: dial('cS'), cT: dial('cT') });
  return fc
    .record({
      ...{ eS: share, eT: share, e0: share, kS: dial('kS'), kT: dial('kT'), aT: dial('aT') },
      ...{ gamma: dial('gamma'), Dmin: between(0.05, 0.3), Dmax: between(0.3, 1) },
      ...{ m: ally ? between(0, 0.33) : fc.constant(0), g: ally ? share : fc.constant(0) },
      ...{
        omega: dial('omega'),
        sT: share,
        sS: share,
        canLeave: fc.constantFrom(true, true, false),
      },
      ...{ cDiv: dial('cDiv'), cCon: dial('cCon'), cBloc: dial('cBloc') },
      tools: fc.array(costs, { minLength: 1, maxLength: 2 }),
    })
    .map(({ tools, ...card }) => ({
      ...card,
      ...{ id, alignment, e0: card.e0 * card.eT },
      instruments: tools.map((tool, at) => ({ ...tool, id: at === 0 ? 'tariffs' : 'chips' })),
    }));
}

/** What was meant to be done in a dyad; made legal where it is played. */
interface Draft {
  readonly act: RoundAct;
  readonly second: boolean;
  readonly bands: boolean;
}

const draft: fc.Arbitrary<Draft> = fc
  .record({
    ...{
      kind: anyKind,
      outcome: fc.constantFrom(...OUTCOMES, 'left'),
      stance: fc.constantFrom(...STANCES),
    },
    ...{ percent: whole(31, 100), offer: whole(5, 30), returns: fc.boolean() },
    ...{ second: fc.boolean(), bands: fc.boolean() },
  })
  .map(({ kind, outcome, stance, percent, offer, returns, second, bands }) => ({
    act: {
      threat: outcome === 'none' ? null : { ...kind, demand: percent / 100, instrument: 'tariffs' },
      ...{ outcome, stance, returns, offer: outcome === 'granted' ? offer / 100 : null },
    },
    ...{ second, bands },
  }));

/** One draft for each of three allies and an adversary. */
const drafts = fc.tuple(draft, draft, draft, draft);

/** What can be done of what was meant: who is away cannot leave, a bloc is written to as one. */
function legalActs(standing: RoundStart, meant: readonly Draft[]): readonly RoundAct[] {
  const { cards, state } = standing;
  const here = (index: number): boolean => state.dyads[index]?.aligned === true;
  const banding = meant.flatMap(({ bands }, index) => (bands && here(index) ? [index] : []));
  const bloc = banding.length > 1 ? banding : [];
  return cards.map((card, index): RoundAct => {
    const { act = IDLE, second = false } = meant[index] ?? {};
    const [speaker] = bloc;
    const inBloc = bloc.includes(index);
    const led = (inBloc ? meant[speaker ?? 0]?.act : undefined) ?? act;
    const aligned = here(index);
    const stays = led.outcome === 'left' && (!card.canLeave || !aligned || inBloc);
    const chips = second && !inBloc && card.instruments.length > 1;
    return {
      threat: led.threat && { ...led.threat, instrument: chips ? 'chips' : 'tariffs' },
      ...{ outcome: stays ? 'conceded' : led.outcome, offer: led.offer, inBloc },
      stance: act.stance === 'contribute' && !aligned ? 'hold' : act.stance,
      returns: act.returns === true && !aligned && card.alignment === 'ally',
    };
  });
}

/** Three allies and an adversary after up to four rounds of anything, before another. */
export const standings: fc.Arbitrary<RoundStart> = fc
  .record({
    world: worldDials,
    cards: fc.tuple(
      ...['A', 'B', 'C'].map((id) => countryDials(id, 'ally')),
      countryDials('Z', 'adversary'),
    ),
    past: fc.array(drafts, { maxLength: 4 }),
    roundsLeft: whole(0, 8),
  })
  .map(({ past, ...game }) => rolledOn(game, past));

/** The same where imposing is cheap enough for threats to be made and doubted. */
export const ripeStandings: fc.Arbitrary<RoundStart> = standings.map((standing) => {
  const { world, cards } = standing;
  const mild = { wS: world.wS / 8, h: world.h / 4, V: Math.min(world.V, 2), w: 0.1 + world.w / 2 };
  return {
    ...standing,
    world: { ...world, ...mild, B: 0.1 + world.B / 2, beta: world.beta / 3 },
    cards: cards.map((card) => ({
      ...card,
      instruments: card.instruments.map((tool) => ({
        ...tool,
        ...{ cS: tool.cS / 5, cT: 0.3 + 0.7 * tool.cT },
      })),
    })),
  };
});

/** A game at its start, played on by drafts. */
function rolledOn(
  game: Pick<RoundStart, 'world' | 'cards' | 'roundsLeft'>,
  past: readonly (readonly Draft[])[],
): RoundStart {
  const { world, cards } = game;
  assertDials(world, cards);
  const opening: RoundStart = {
    ...game,
    state: {
      phi: world.phi,
      dyads: cards.map(({ eS, eT, alignment }) => ({
        ...{ eS, eT, dependence: 1, rivalStream: 0, aligned: alignment === 'ally' },
      })),
    },
  };
  return past.reduce((now, meant) => {
    const draws = { restless: false, u: [] };
    return { ...now, state: scoredRound(now, legalActs(now, meant), draws).after };
  }, opening);
}

/** An alliance and a round of anything, with the cards drawn. */
export interface RoundDrawn {
  readonly standing: RoundStart;
  readonly acts: readonly RoundAct[];
  readonly draws: { readonly restless: boolean; readonly u: readonly number[] };
}
export const jointRounds: fc.Arbitrary<RoundDrawn> = fc
  .tuple(standings, drafts, fc.boolean(), fc.tuple(share, share, share, share))
  .map(([standing, meant, restless, parts]) => ({
    standing,
    acts: legalActs(standing, meant),
    draws: { restless, u: parts.map((part) => standing.world.w * (2 * part - 1)) },
  }));

/** A dyad anywhere in the ranges. */
export const anyEncounter: fc.Arbitrary<Encounter> = fc
  .tuple(
    news(4),
    fc.record({
      ...{ eS: share, eT: share, e0: share, cS: between(0, 0.4), cT: share, kS: dial('kS') },
      ...{ kT: dial('kT'), aS: dial('aS'), aT: dial('aT'), dS: dial('dS'), kf: dial('kf') },
      ...{ gamma: dial('gamma'), omega: dial('omega'), sT: share, sS: share },
      ...{ canLeave: fc.boolean(), aligned: fc.boolean(), X: share, m: between(0, 0.4) },
      ...{ g: share, h: share, wS: between(0, 4), V: whole(0, 10), R: whole(0, 8), rho: share },
      ...{ phi: share, Dmin: between(0.05, 0.5), Dmax: between(0.5, 1), q: share },
      ...{ B: dial('B'), w: dial('w') },
      listeners: fc.array(fc.record({ eT: share, m: between(0, 0.15) }), { maxLength: 4 }),
    }),
  )
  .map(([told, rest]) => fitting({ ...told, ...rest }));

/** A dyad in which threats often work, and are often open to doubt. */
export const ripeEncounter: fc.Arbitrary<Encounter> = fc
  .tuple(
    anyEncounter,
    fc.record({
      ...{ eS: between(0, 0.6), eT: between(0, 0.7), cS: between(0, 0.15), cT: between(0.3, 1) },
      ...{ kS: between(0, 0.1), aS: between(0, 0.2), aT: between(0, 0.2), dS: between(0, 0.1) },
      ...{ kf: between(0, 0.05), omega: between(0, 0.2), sT: between(0.3, 1), m: between(0, 0.1) },
      ...{ g: between(0, 0.5), wS: between(0, 1.5), V: whole(0, 3), R: whole(0, 5) },
      ...{ alphaQ: between(0, 0.08), alphaL: between(0.1, 0.3), Dmin: between(0.05, 0.15) },
      ...{ q: between(0.05, 0.95), B: between(0.05, 0.35), w: between(0.1, 0.9) },
    }),
  )
  .map(([any, ripe]) => fitting({ ...any, ...ripe, sigma: any.sigma / 2, beta: any.beta / 2 }));

/** Not aligned: no weight, no guarantee, nobody listens, nothing to leave. */
function fitting(drawn: Encounter): Encounter {
  const { aligned, e0, eT } = drawn;
  const standing = aligned ? {} : { m: 0, g: 0, canLeave: false, listeners: [] };
  return { ...drawn, ...standing, e0: e0 * eT };
}

export const eitherEncounter = fc.oneof(anyEncounter, ripeEncounter);
