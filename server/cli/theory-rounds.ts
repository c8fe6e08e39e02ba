import { demanded, worthOf } from '../../shared/model/belief.ts';
import { blocGameOf, blocReckonings } from '../../shared/model/bloc-reckoning.ts';
import {
  claimChance,
  judgeSheet,
  theorySheet,
  type CableSent,
  type Dyads,
} from '../../shared/model/cable-sheet.ts';
import { assertDials } from '../../shared/model/dial-checks.ts';
import type { RoundStart } from '../../shared/model/dials.ts';
import { blocEncounters, encountersOf } from '../../shared/model/encounters.ts';
import { PARAMETERS } from '../../shared/model/parameters.ts';
import { reckoningsOf, SENDER_CARDS, type SenderCard } from '../../shared/model/reckoning.ts';
import { judge, sentBy, solve } from '../../shared/model/theory-solution.ts';
import { rounded } from './file-cells.ts';
import { Impossible } from './json-lines.ts';
import { mannerName } from './manner-names.ts';
import type { NodeOf } from './node-lines.ts';
import { cableOf, kindOf, sendingOf, sheetCableOf } from './written-cables.ts';

/** The dials that play no part at a node, as they are by default. */
const ELSEWHERE = Object.fromEntries(
  (
    ['phiUse', 'phiBack', 'give', 'eLeft', 'echo', 'depThreat', 'depImposed', 'depDiv'] as const
  ).map((symbol) => [symbol, PARAMETERS[symbol].ally]),
) as Pick<
  RoundStart['world'],
  'phiUse' | 'phiBack' | 'give' | 'eLeft' | 'echo' | 'depThreat' | 'depImposed' | 'depDiv'
>;

/** @throws {Impossible} if the lists do not fit; {RangeError} if a dial is out of its range */
function standingOf(node: NodeOf<'sheet'> | NodeOf<'bloc'>): RoundStart {
  const { targets, dyads, phi } = node;
  if (dyads.length !== targets.length) throw new Impossible('dyads', `${targets.length} dyads`);
  const world = { ...node.world, ...ELSEWHERE, phi };
  assertDials(world, targets);
  return {
    world,
    cards: targets,
    roundsLeft: node.R,
    state: {
      phi,
      dyads: dyads.map(({ eT, eS, dep, aligned, stream }, index) => {
        const card = targets[index];
        if (card !== undefined && eT < card.e0) {
          throw new Impossible(`dyads.${index}.eT`, `at least e0, ${card.e0}`);
        }
        return { eT, eS, dependence: dep, aligned, rivalStream: stream };
      }),
    },
  };
}

/** Theory's sheets, and what the given one is worth to either card. */
export function sheetTheory(node: NodeOf<'sheet'>): object {
  const standing = standingOf(node);
  const { targets, sheet } = node;
  if (sheet.length !== targets.length) throw new Impossible('sheet', `${targets.length} cables`);
  const dyads = targets.map((_, index) => encountersOf(standing, index));
  const cables = sheet.map((cable, index): CableSent | null => {
    if (cable === null) return null;
    const known = targets[index]?.instruments.length ?? 0;
    if (cable.instrument >= known) {
      throw new Impossible(`sheet.${index}.instrument`, `a whole number from 0 to ${known - 1}`);
    }
    return { ...kindOf(cable), instrument: cable.instrument, demand: cable.d / 100 };
  });
  const names = targets.map(({ id }) => id);
  const given = (card: SenderCard): object => {
    const judged = judgeSheet(dyads, cables, card);
    return {
      dyads: judged.map((one) => ({
        rule: one.judged?.belief.rule ?? null,
        mu: one.judged === null ? null : rounded(one.judged.belief.mu, 9),
        value: rounded(one.value, 9),
        best: rounded(one.best, 9),
        regret: rounded(one.regret, 9),
      })),
      regret: rounded(
        judged.reduce((sum, one) => sum + one.regret, 0),
        9,
      ),
    };
  };
  return {
    theory: bothCards((card) => sheetOf(dyads, card, names)),
    claims: cables.filter((cable) => cable?.exception === true).length,
    given: bothCards(given),
  };
}

/** What theory writes; null where the card would claim in some dyad by chance. */
function sheetOf(dyads: Dyads, card: SenderCard, names: readonly string[]): object | null {
  const byChance = dyads.some((encounters) => {
    const chance = claimChance(sentBy(card, solve(reckoningsOf(encounters))));
    return chance > 1e-12 && chance < 1 - 1e-12;
  });
  if (byChance) return null;
  const menus = dyads.map((encounters) => ({ reckonings: reckoningsOf(encounters), weight: 1 }));
  // every claim is certain here, so that any of the demands tells whether it claims
  const { wants, gains, sheet } = theorySheet(menus, card, ([first]) => first?.judged ?? null);
  return {
    wants: wants.map((index) => names[index]),
    gains: gains.map((gain) => (gain === null ? null : rounded(gain, 9))),
    sheet: sheet.map((sending) => sendingOf(sending, sheetCableOf)),
  };
}

/** The decided game of a bloc, theory's cable to it, and what any other is worth. */
export function blocTheory(node: NodeOf<'bloc'>): object {
  const standing = standingOf(node);
  node.members.forEach((place, at) => {
    if (node.members.indexOf(place) !== at || node.targets[place] === undefined) {
      throw new Impossible(`members.${at}`, 'the place of another target');
    }
  });
  const shared = blocEncounters(standing, node.members);
  const [first] = shared;
  if (first === undefined) throw new Impossible('members', 'targets that share an instrument');
  const reckonings = blocReckonings(shared);
  const solution = solve(reckonings);
  const asked = kindOf(node.probe);
  const probed = reckonings.find(
    ({ kind }) => kind.publicity === asked.publicity && kind.exception === asked.exception,
  );
  if (probed === undefined) throw new Impossible('probe', 'a manner');
  const probe = judge(solution, demanded(probed, node.probe.d / 100));
  const believed = ({ belief }: typeof probe): object => ({
    rule: belief.rule,
    mu: rounded(belief.mu, 9),
    p: rounded(belief.p, 9),
    share: rounded(belief.share, 9),
  });
  const manners = reckonings
    .filter(({ instrument }) => instrument === first.place)
    .map(({ kind, e, K, KT, iS, iT, retaliates, iv, P }): readonly [string, object] => [
      mannerName(kind),
      { ...allRounded({ e, K, KT, iS, iT }), r: retaliates ? 1 : 0, ...allRounded({ iv, P }) },
    ]);
  const { eS, gamma, cS, kS, aS, aT, lossS, cT, kT, lossT, s } = blocGameOf(first.members);
  return {
    game: {
      ...allRounded({ eS, gamma, cS, kS, aS, aT, lossS, cT, kT, lossT, s }),
      manners: Object.fromEntries<object>(manners),
    },
    theory: bothCards((card) =>
      sentBy(card, solution).map(({ judged, chance }) =>
        judged === null
          ? { cable: null, chance: rounded(chance, 9), value: 0 }
          : {
              cable: cableOf(judged),
              chance: rounded(chance, 9),
              ...believed(judged),
              value: rounded(worthOf(judged, card, judged.belief.share), 9),
            },
      ),
    ),
    probe: {
      ...node.probe,
      ...believed(probe),
      ...allRounded({
        restless: worthOf(probe, 'restless', probe.belief.share),
        calm: worthOf(probe, 'calm', probe.belief.share),
      }),
    },
  };
}

function bothCards<T>(of: (card: SenderCard) => T): Readonly<Record<SenderCard, T>> {
  const [restless, calm] = SENDER_CARDS;
  return { restless: of(restless), calm: of(calm) };
}

function allRounded(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, rounded(value, 9)]),
  );
}
