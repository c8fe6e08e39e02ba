import type { Alliance } from './joint-security.ts';
import { shadowInPlay, stageGameOf, type InstrumentUse } from './round.ts';
import type { Shadow, StageGame } from './types.ts';

/**
 * The one stage game that is played with a bloc. Money is summed; solidarity takes its part off what
 * deadlock and retaliation cost the members; expectations and gamma are means by weight in joint
 * security (plain means where nobody has any). The security lost in deadlock stands in `cS` and
 * `cT`, so `m` is 0. Nobody can leave.
 *
 * @param members  the stage games that the members would play alone, at least one
 * @param sigma  solidarity, a share
 * @throws {RangeError} if there is no member
 * @see model.md section 4, bloc (design)
 */
export function blocGame(members: readonly StageGame[], sigma: number): StageGame {
  const [first] = members;
  if (first === undefined) throw new RangeError('a bloc needs a member');
  const sum = (of: (game: StageGame) => number): number =>
    members.reduce((total, game) => total + of(game), 0);
  const weight = sum(({ m }) => m);
  const mean = (of: (game: StageGame) => number): number =>
    weight > 0 ? sum((game) => game.m * of(game)) / weight : sum(of) / members.length;
  const security = ({ h, X, m, eT }: StageGame): number => h * X * m * (1 - eT);
  return {
    ...first,
    eS: mean(({ eS }) => eS),
    eT: mean(({ eT }) => eT),
    gamma: mean(({ gamma }) => gamma),
    cS: sum((game) => game.cS + security(game)),
    cT: (1 - sigma) * sum((game) => game.cT + security(game)),
    kS: sum(({ kS }) => kS),
    kT: (1 - sigma) * sum(({ kT }) => kT),
    aS: sum(({ aS }) => aS),
    aT: sum(({ aT }) => aT),
    dS: sum(({ dS }) => dS),
    kf: sum(({ kf }) => kf),
    omega: sum(({ omega }) => omega),
    sT: sum(({ sT }) => sT),
    sS: sum(({ sS }) => sS),
    canLeave: false,
    m: 0,
    Dmin: sum(({ Dmin }) => Dmin),
    Dmax: sum(({ Dmax }) => Dmax),
  };
}

/** All money of a stage game. @see model.md section 6, property 21 */
const MONEY = [
  'cS',
  'cT',
  'kS',
  'kT',
  'aS',
  'aT',
  'dS',
  'kf',
  'omega',
  'sT',
  'sS',
  'X',
  'Dmin',
  'Dmax',
] as const satisfies readonly (keyof StageGame)[];

/**
 * A stage game in another unit: it changes every value by the factor and no decision.
 *
 * @param factor  > 0
 * @see model.md section 6, property 21
 */
export function scaledGame(game: StageGame, factor: number): StageGame {
  const scaled = { ...game };
  for (const symbol of MONEY) scaled[symbol] = game[symbol] * factor;
  return scaled;
}

/** A bloc that is threatened: who stands in it, as places in the scenario's order, and with what. */
export interface BlocUse extends Omit<InstrumentUse, 'bloc' | 'phi'> {
  readonly members: readonly number[];
}

/**
 * The stage games of the members of a bloc, each on its own parameters: what they are paid by.
 *
 * @throws {RangeError} if a member is not there, or does not know the instrument
 * @see model.md section 4, bloc (design)
 */
export function memberGames(at: Alliance, use: BlocUse): readonly StageGame[] {
  const { instrument, claims, members } = use;
  return members.map((index) => {
    const card = at.cards[index];
    const dyad = at.state.dyads[index];
    if (card === undefined || dyad === undefined) throw new RangeError(`no dyad ${index}`);
    const shared = { instrument, claims, phi: at.state.phi, bloc: members.length };
    return stageGameOf({ world: at.world, card, state: dyad }, shared);
  });
}

/**
 * The game with a bloc in play, for each member on average: a demand is then a share of each member's
 * own stake, so that it is written in whole percent like any other.
 *
 * @returns stakes of one member; the bloc's values are these times the number of members
 * @see model.md section 4, bloc (design)
 */
export function blocStage(at: Alliance, use: BlocUse): StageGame {
  return scaledGame(blocGame(memberGames(at, use), at.world.sigma), 1 / use.members.length);
}

/**
 * The shadow of the future over a threat to a bloc, in the unit of `blocStage`: every member is
 * threatened at once, hears of the others, and everybody else watches. The unit is that of the game
 * it is used with: `X` there is a member's share.
 *
 * @param over.roundsLeft  whole rounds after this one
 * @throws {RangeError} if there is no member
 * @see model.md section 3 and 4 (design)
 */
export function shadowOfBloc(
  at: Alliance,
  over: { readonly members: readonly number[]; readonly roundsLeft: number },
): Shadow {
  const alone = over.members.map((index) =>
    shadowInPlay(at, { index, roundsLeft: over.roundsLeft }),
  );
  const [first] = alone;
  if (first === undefined) throw new RangeError('a bloc needs a member');
  return {
    ...first,
    others: at.cards.flatMap(({ m }, index) => {
      const dyad = at.state.dyads[index];
      const watches = dyad?.aligned === true && !over.members.includes(index);
      return watches ? [{ eT: dyad.eT, m }] : [];
    }),
    members: over.members.map((index, place) => ({
      eT: at.state.dyads[index]?.eT ?? 0,
      m: at.cards[index]?.m ?? 0,
      forgone: alone[place]?.forgone ?? 0,
    })),
  };
}
