import { describe, expect, test } from 'vitest';
import { blocGame, blocStage, memberGames, scaledGame, shadowOfBloc } from './bloc-stage.ts';
import { ceiling, equilibrium, shadowCost } from './equilibrium.ts';
import type { Alliance } from './joint-security.ts';
import { blocCost, mayJoin, sharedInstruments } from './membership.ts';
import { expectationsAfter } from './payoff.ts';
import { closeRound, legacyOf, openingState } from './round.ts';
import type { AllianceState, RoundAct, TargetCard, World } from './types.ts';

const world: World = {
  ...{ X: 0.6, h: 0.5, wS: 4, V: 3, sigma: 0.3, alphaQ: 0.05, alphaL: 0.2, oQ: 0.2, oL: 1 },
  ...{ rho: 0.1, kf: 0.04, phi: 0.5, aS: 0.15, dS: 0.05 },
};
const ally = (id: string, change: Partial<TargetCard> = {}): TargetCard => ({
  ...{ id, alignment: 'ally', eS: 0.15, eT: 0.1, e0: 0.1, kS: 0.05, kT: 0.05, aT: 0.12, gamma: 0 },
  ...{ Dmin: 0.1, Dmax: 1, m: 0.2, omega: 0.1, sT: 0.6, sS: 0.12, canLeave: true },
  ...{ cDiv: 0.03, cCon: 0.05, cBloc: 0.02 },
  instruments: [{ id: 'tariffs', cS: 0.02, cT: 0.6 }],
  ...change,
});
const cards = [
  ally('A'),
  ally('B', { eT: 0.3, e0: 0.1, m: 0.1 }),
  ally('C'),
  ally('U', { joinsBlocs: false }),
];
const opening = openingState(world, cards);
const at: Alliance = { world, cards, state: opening };
const PEACE: RoundAct = { threat: null, outcome: 'none', offer: null, stance: 'hold' };
const use = { members: [0, 1], instrument: 'tariffs', claims: 1 };

/** The bloc of A and B, threatened; the others at peace. */
const toBloc = (act: Partial<RoundAct>, { exception = false } = {}): readonly RoundAct[] => {
  const threat = { publicity: 'loud', exception, demand: 0.3, instrument: 'tariffs' } as const;
  const member: RoundAct = { ...PEACE, threat, outcome: 'conceded', inBloc: true, ...act };
  return [member, member, PEACE, PEACE];
};

describe('the game with a bloc', () => {
  const games = memberGames(at, use);
  const game = blocGame(games, world.sigma);

  test('sums the money, and takes solidarity off the cost of deadlock', () => {
    const security = 0.5 * 0.6 * (0.2 * 0.9 + 0.1 * 0.7);
    expect(game.cS).toBeCloseTo(0.04 + security, 12);
    expect(game.cT).toBeCloseTo(0.7 * (1.2 + security), 12);
    expect(game.kS).toBeCloseTo(0.1, 12);
    expect(game.kT).toBeCloseTo(0.07, 12);
    expect([game.aS, game.aT, game.Dmin, game.Dmax]).toEqual([0.3, 0.24, 0.2, 2]);
  });

  test('weighs expectations by the weight in joint security', () => {
    expect(game.eT).toBeCloseTo((0.2 * 0.1 + 0.1 * 0.3) / 0.3, 12);
    expect(game.eS).toBeCloseTo(0.15, 12);
    const light = games.map((one) => ({ ...one, m: 0 }));
    expect(blocGame(light, 0).eT).toBeCloseTo(0.2, 12);
  });

  test('cannot be left, and one claim costs once', () => {
    expect(game.canLeave).toBe(false);
    expect(game.kf).toBeCloseTo(world.kf, 12);
  });

  test('per member it is the same game in another unit', () => {
    const [whole, each] = [game, blocStage(at, use)].map((one) =>
      equilibrium(one, { ...shadowOfBloc(at, { members: [0, 1], roundsLeft: 2 }) }),
    );
    expect(each?.act).toBe(whole?.act);
    expect(2 * (each?.demand ?? 0)).toBeCloseTo(whole?.demand ?? 1, 12);
    expect(2 * (each?.uS ?? 0)).toBeCloseTo(whole?.uS ?? 1, 12);
    expect(scaledGame(blocStage(at, use), 2)).toEqual(game);
  });

  test('makes a threat to a dependent ally less credible than to the ally alone', () => {
    const alone = memberGames(at, { ...use, members: [0] }).map((one) => ({ ...one, eS: 0.3 }));
    const kind = { publicity: 'quiet', exception: false } as const;
    const heavy = { ...alone[0], cS: 0.25, cT: 0.4 } as (typeof alone)[number];
    const [client] = alone;
    expect(client && ceiling(client, kind).credible).toBe(true);
    expect(client && ceiling(blocGame([client, heavy], 0.3), kind).credible).toBe(false);
  });

  test('needs a member, and instruments that all of them know', () => {
    expect(() => blocGame([], 0.3)).toThrow('a bloc needs a member');
    const other = ally('D', { instruments: [{ id: 'oil', cS: 0, cT: 0.5 }] });
    expect(sharedInstruments(cards)).toEqual(['tariffs']);
    expect(sharedInstruments([...cards, other])).toEqual([]);
  });
});

describe('the round of a bloc', () => {
  test('pays every member on its own parameters, and each bears the cost of standing in it', () => {
    const { targets, senderByDyad } = closeRound({ world, cards, state: opening }, toBloc({}));
    for (const [index, game] of memberGames(at, use).entries()) {
      const e = expectationsAfter(game, { publicity: 'loud', exception: false });
      expect(targets[index]?.material).toBeCloseTo(-0.3, 12);
      expect(targets[index]?.fear).toBeCloseTo(-e * 0.3, 12);
      expect(targets[index]?.posture).toBeCloseTo(-0.02, 12);
      expect(senderByDyad[index]?.material).toBeCloseTo(0.3, 12);
    }
    expect(targets[2]?.posture).toBe(0);
  });

  test('costs nothing but standing in it when nobody threatens it', () => {
    const acts = toBloc({ threat: null, outcome: 'none' });
    const { targets, after } = closeRound({ world, cards, state: opening }, acts);
    expect(targets.map(({ posture }) => posture)).toEqual([-0.02, -0.02, 0, 0]);
    expect(after.dyads[1]?.eT).toBeLessThan(0.3);
  });

  test('counts one claim once: its credit, its halving and its cost', () => {
    const { after, sender, trust } = closeRound(
      { world, cards, state: opening },
      toBloc({}, { exception: true }),
    );
    expect(after.phi).toBe(0.25);
    expect(trust[0]?.[0]?.eT).toBeCloseTo(0.1 + 0.2 * 0.9 * 0.5, 12);
    expect(sender.publicCost).toBeCloseTo(-0.04 - 2 * 0.05 * 0.85, 12);
  });

  test('moves the trust of each member by the threat and by what was done to the other', () => {
    const { trust } = closeRound({ world, cards, state: opening }, toBloc({}));
    expect(trust[0]?.map(({ cause }) => cause)).toEqual(['threat', 'spillover']);
    expect(trust[1]?.map(({ cause }) => cause)).toEqual(['threat', 'spillover']);
    expect(trust[2]?.map(({ cause }) => cause)).toEqual(['spillover', 'recovery']);
  });

  test.each(['quiet', 'loud'] as const)(
    'its shadow is what peace would pay more: %s',
    (publicity) => {
      const [members, roundsLeft] = [[0, 1], 2];
      const shadow = shadowOfBloc(at, { members, roundsLeft });
      const kind = { publicity, exception: false };
      const acts = toBloc({}).map((act): RoundAct =>
        act.threat === null ? act : { ...act, threat: { ...act.threat, ...kind } },
      );
      const security = (first: readonly RoundAct[]): number => {
        let state: AllianceState = opening;
        let paid = 0;
        for (let round = 0; round <= roundsLeft; round += 1) {
          const closed = closeRound(
            { world, cards, state },
            round === 0 ? first : cards.map(() => PEACE),
          );
          paid += closed.sender.jointSecurity;
          state = closed.after;
        }
        return paid + legacyOf(world, cards, state).sender;
      };
      const lost = security(cards.map(() => PEACE)) - security(acts);
      expect(2 * shadowCost(blocStage(at, use), kind, shadow)).toBeCloseTo(lost, 12);
    },
  );
});

test('only an aligned ally whose card allows it joins, at the price on its card', () => {
  const [open, gone] = [{ aligned: true }, { aligned: false }];
  expect(cards.map((card) => mayJoin(card, open))).toEqual([true, true, true, false]);
  expect(mayJoin(ally('A'), gone)).toBe(false);
  expect(mayJoin(ally('A', { joinsBlocs: undefined }), open)).toBe(true);
  expect(mayJoin({ alignment: 'adversary' }, open)).toBe(false);
  expect(blocCost(ally('A', { cBloc: 0.07 }))).toBe(0.07);
  expect(blocCost({})).toBe(0.02);
});

describe('leaving and returning', () => {
  const leaves = toBloc({ outcome: 'left', inBloc: false }).map((act, index) =>
    index === 0 ? act : PEACE,
  );
  const gone = closeRound({ world, cards, state: opening }, leaves).after;
  const returns = cards.map((_, index): RoundAct => ({ ...PEACE, returns: index === 0 }));

  test('a country that returns is aligned from the next round on, with the expectations it has', () => {
    const { after, targets } = closeRound({ world, cards, state: gone }, returns);
    expect(after.dyads[0]).toMatchObject({ aligned: true, rivalStream: 0 });
    expect(after.dyads[0]?.eT).toBeCloseTo(0.8 - 0.1 * (0.8 - 0.1), 12);
    expect(targets[0]?.rival).toBeCloseTo(0.1, 12);
    expect(targets[0]?.jointSecurity).toBe(0);
    const next = closeRound(
      { world, cards, state: after },
      cards.map(() => PEACE),
    );
    expect(next.targets[0]?.jointSecurity).toBeGreaterThan(0);
    expect(next.targets[0]?.rival).toBe(0);
  });

  test('the round of its return pays everybody as if it were still away', () => {
    const [back, away] = [returns, cards.map(() => PEACE)].map((acts) =>
      closeRound({ world, cards, state: gone }, acts),
    );
    expect(back?.sender).toEqual(away?.sender);
    expect(back?.targets).toEqual(away?.targets);
  });

  test('it can leave again, and the rival offers more the warier it has stayed', () => {
    const { after } = closeRound({ world, cards, state: gone }, returns);
    const [game] = memberGames({ ...at, state: after }, { ...use, members: [0] });
    const eT = after.dyads[0]?.eT ?? 0;
    expect(game?.omega).toBeCloseTo(0.1 + 0.2 * (eT - 0.1), 12);
    expect(game?.m).toBe(0.2);
  });

  test('nobody else returns: not who never left, and not an adversary', () => {
    const same = closeRound({ world, cards, state: opening }, returns).after;
    expect(same).toEqual(
      closeRound(
        { world, cards, state: opening },
        cards.map(() => PEACE),
      ).after,
    );
    const rival = ally('Z', { alignment: 'adversary', m: 0 });
    const state = openingState(world, [rival]);
    const act: RoundAct = { ...PEACE, returns: true };
    expect(closeRound({ world, cards: [rival], state }, [act]).after.dyads[0]?.aligned).toBe(false);
  });
});
