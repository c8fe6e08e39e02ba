import { describe, expect, test } from 'vitest';
import {
  canada,
  eu,
  japan,
  korea,
  SEATS,
  setupOf,
  Table,
  usa,
  cable,
} from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { allianceRegretOf, type AllianceRegret } from './alliance-regret.ts';

type Hands = Readonly<Record<string, { bloc?: boolean; askReturn?: boolean }>>;

/** Everybody's sealed choices of a round; nobody is threatened unless somebody is. */
function sealed(
  table: Table,
  hands: Hands,
  sent: { cables?: Parameters<typeof cable>[]; welcome?: CountryId[] } = {},
): Table {
  for (const seat of SEATS.slice(1)) {
    table.when(seat, { type: 'posture', stance: 'hold', bloc: false, ...hands[seat] });
  }
  const cables = (sent.cables ?? []).map((made) => cable(...made));
  const welcome = sent.welcome === undefined ? {} : { welcome: sent.welcome };
  return table.when(usa, { type: 'prepare', cables, ...welcome });
}
const end = (table: Table): readonly AllianceRegret[] =>
  allianceRegretOf(table.input({ type: 'host', act: 'end' }).game);
const of = (regrets: readonly AllianceRegret[], kind: string, [by, round]: [CountryId, number]) =>
  regrets.filter((one) => one.kind === kind && one.countryId === by && one.round === round);

test('nothing is told before the end', () => {
  expect(allianceRegretOf(new Table().everyoneReady().game)).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6])(
  'game %i: none is below 0, and the best choice regrets nothing',
  (seed) => {
    const { game } = randomGame(seed, { rounds: 4, practice: true });
    const regrets = allianceRegretOf(game);
    expect(regrets.length).toBeGreaterThan(3);
    for (const { regret, chosen, best, round } of regrets) {
      expect(regret).toBeGreaterThanOrEqual(0);
      expect(regret === 0).toBe(chosen === best);
      expect(round).toBeGreaterThan(0);
    }
  },
);

describe('asking for a bloc', () => {
  test('is asked of all that may, and in the last round of nobody', () => {
    const table = sealed(new Table(setupOf({ rounds: 2 })).everyoneReady(), {}).everyoneReady();
    const regrets = end(sealed(table, {}).everyoneReady());
    const asked = regrets.filter(({ kind }) => kind === 'band');
    expect(asked.map(({ countryId, round }) => [countryId, round])).toEqual([
      [korea, 1],
      [canada, 1],
      [japan, 1],
    ]);
  });

  test('where nobody else asks, nothing comes of it, and nothing is regretted', () => {
    const regrets = end(
      sealed(new Table().everyoneReady(), { [korea]: { bloc: true } }).everyoneReady(),
    );
    const [own] = of(regrets, 'band', [korea, 1]);
    expect(own).toMatchObject({ chosen: true, best: true, regret: 0 });
  });

  test('who stays out of the other’s bloc and is pressed alone regrets it', () => {
    const setup = setupOf();
    const cast = {
      ...setup.cast,
      targets: setup.cast.targets.map((card) => ({
        ...card,
        eS: 0.25,
        instruments: tariffs(card.id),
      })),
    };
    const table = new Table({ ...setup, cast }).everyoneReady();
    const regrets = end(sealed(table, { [japan]: { bloc: true } }).everyoneReady());
    const [own] = of(regrets, 'band', [korea, 1]);
    expect(own).toMatchObject({ chosen: false, best: true });
    expect(own?.regret).toBeGreaterThan(0.05);
  });
});

describe('coming back', () => {
  /** Korea leaves in the first round. */
  const gone = (): Table =>
    sealed(new Table().everyoneReady(), {}, { cables: [[korea, 60]] })
      .when(korea, { type: 'leave' })
      .everyoneReady();

  test('whom nobody would welcome regrets nothing; the sender that was asked regrets refusing', () => {
    const regrets = end(sealed(gone(), { [korea]: { askReturn: true } }).everyoneReady());
    expect(of(regrets, 'return', [korea, 2])).toMatchObject([{ chosen: true, regret: 0 }]);
    const [refused] = of(regrets, 'welcome', [usa, 2]);
    expect(refused).toMatchObject({ about: korea, chosen: false, best: true });
    expect(refused?.regret).toBeGreaterThan(0.1);
  });

  test('who does not ask where it would be welcome regrets it by what is paid inside', () => {
    const regrets = end(sealed(gone(), {}, { welcome: [korea] }).everyoneReady());
    const [own] = of(regrets, 'return', [korea, 2]);
    expect(own).toMatchObject({ chosen: false, best: true });
    expect(own?.regret).toBeGreaterThan(0.1);
    expect(of(regrets, 'welcome', [usa, 2])).toEqual([]);
  });

  test('who asks and is welcomed has nothing to regret, nor has the sender', () => {
    const back = sealed(gone(), { [korea]: { askReturn: true } }, { welcome: [korea] });
    const regrets = end(back.everyoneReady());
    expect(of(regrets, 'return', [korea, 2])).toMatchObject([{ chosen: true, regret: 0 }]);
    expect(of(regrets, 'welcome', [usa, 2])).toMatchObject([{ chosen: true, regret: 0 }]);
    expect(of(regrets, 'return', [eu, 2])).toEqual([]);
  });
});

/** Korea and Japan can be pressed in earnest, nobody else. */
function tariffs(id: CountryId) {
  const cost = id === korea || id === japan ? { cS: 0.06, cT: 0.55 } : { cS: 0.4, cT: 0.1 };
  return [{ id: 'tariff', name: 'steel tariff', ...cost }];
}
