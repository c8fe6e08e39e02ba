import { ceiling, shadowCost } from '../model/equilibrium.ts';
import { bestMove } from '../model/subgame.ts';
import type { StageGame, Threat, ThreatKind } from '../model/types.ts';
import { demandPercent } from '../model/whole-percent.ts';
import type { Cable } from '../game/command.ts';
import type { CountryId } from '../scenario/ids.ts';
import { stageOf } from '../view/preview.ts';
import type { SenderView } from '../view/seat-schema.ts';
import type { Random } from './chance.ts';
import { addressesIn, instrumentsAt, kindsIn, shadowOf, weightOf } from './equilibrium-bot.ts';
import { drawByLogit } from './logit.ts';

/** How much more a loud threat must be worth to a prudent sender, in stakes. */
export const LOUDNESS = 0.05;

/** Of its largest demand that is met, the shares that a prudent sender considers. */
export const SHARES = [1, 0.75, 0.5] as const;

/** How often a showman spares a target that it could threaten. */
export const SPARED = 0.25;

interface Option {
  readonly cable: Cable | null;
  readonly value: number;
}

/**
 * Cables of a sender that knows theory line B, errs now and then, and would rather keep quiet: a
 * draw by logit in each dyad, in the scenario's order, with one exception at most.
 */
export function prudentCables(view: SenderView, random: Random): readonly Cable[] {
  const cables: Cable[] = [];
  for (const address of addressesIn(view)) {
    const claimed = cables.some(({ exception }) => exception);
    const options = optionsFor(view, address).filter(({ cable }) => !claimed || !cable?.exception);
    const { cable } = drawByLogit(options, { valueOf: ({ value }) => value, random });
    if (cable !== null) cables.push(cable);
  }
  return cables;
}

/** No threat, and every manner at some demands that would be met. */
function optionsFor(view: SenderView, targetId: CountryId): readonly Option[] {
  const options: Option[] = [{ cable: null, value: 0 }];
  const shadow = shadowOf(view, targetId);
  for (const id of instrumentsAt(view, targetId)) {
    const stage = stageOf(view, { targetId, instrument: id, claims: 1 });
    for (const kind of kindsIn(view)) {
      const later = shadowCost(stage, kind, shadow) + (kind.publicity === 'loud' ? LOUDNESS : 0);
      for (const demand of demandsOf(stage, kind)) {
        const value = worthOf(stage, { ...kind, demand: demand / 100 }) - later;
        const cable = { targetId, demand, instrument: id, ...kind };
        options.push({ cable, value: weightOf(view, targetId) * value });
      }
    }
  }
  return options;
}

/** Whole percents that a target would meet; none if it would meet nothing. */
function demandsOf(stage: StageGame, kind: ThreatKind): readonly number[] {
  const most = ceiling(stage, kind).demand;
  const least = Math.ceil(100 * stage.Dmin - 1e-7);
  const asked = SHARES.map((share) => demandPercent(share * most));
  return [...new Set(asked)].filter((demand) => demand >= least);
}

function worthOf(stage: StageGame, threat: Threat): number {
  return bestMove(stage, threat, { node: 'answer', offer: null }).uS;
}

/**
 * Cables of a sender that plays to the gallery: it threatens aloud whoever it can hurt credibly, for
 * the most that would be met, and does not ask what becomes of the alliance. One in four it spares.
 */
export function showmanCables(view: SenderView, random: Random): readonly Cable[] {
  const aloud = kindsIn(view).some(({ publicity }) => publicity === 'loud');
  const kind: ThreatKind = { publicity: aloud ? 'loud' : 'quiet', exception: false };
  return addressesIn(view).flatMap((targetId) => {
    const spared = random() < SPARED;
    const [instrument] = instrumentsAt(view, targetId);
    if (spared || instrument === undefined) return [];
    const stage = stageOf(view, { targetId, instrument, claims: 1 });
    const { credible, demand } = ceiling(stage, kind);
    if (!credible) return [];
    const percent = Math.max(Math.ceil(100 * stage.Dmin - 1e-7), demandPercent(demand));
    return [{ targetId, demand: percent, instrument, ...kind }];
  });
}
