import { assertNever } from '../../shared/model/assert-never.ts';
import { demanded } from '../../shared/model/belief.ts';
import { judgeCable, type CableSent } from '../../shared/model/cable-sheet.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import {
  answersTo,
  bestOfMoves,
  firmAnswers,
  givenAway,
  imposedAnswers,
  petitionAnswers,
  type MoveValue,
} from '../../shared/model/node-values.ts';
import { reckoningsOf } from '../../shared/model/reckoning.ts';
import { STAGE_TREE, type Node } from '../../shared/model/stage-tree.ts';
import { judge, sentBy, solve, type JudgedDemand } from '../../shared/model/theory-solution.ts';
import { rounded, type Computed } from './file-cells.ts';
import { Impossible, withFields } from './json-lines.ts';
import { NodeLine, type NodeCable, type NodeDyad, type NodeOf } from './node-lines.ts';
import { listenersIn } from './listeners-in.ts';
import { blocTheory, sheetTheory } from './theory-rounds.ts';
import { cableOf, kindOf, sendingOf } from './written-cables.ts';

/** Adds values, theory and regret to the text of a file of nodes. */
export function nodesTheoryOf(text: string): Computed {
  return withFields(text, NodeLine, (node, raw) => ({ ...raw, ...outputsOf(node) }));
}

function outputsOf(node: NodeLine): object {
  if (node.kind === 'petition') return petitionTheory(node);
  switch (node.kind) {
    case 'answer':
      return answerTheory(node);
    case 'firm':
      return firmTheory(node);
    case 'imposed':
      return imposedTheory(node);
    case 'cable':
      return cableTheory(node);
    case 'sheet':
      return sheetTheory(node);
    case 'bloc':
      return blocTheory(node);
    default:
      return assertNever(node);
  }
}

function encounterOf(dyad: NodeDyad): Encounter {
  const canLeave = dyad.canLeave === 1;
  return { ...dyad, aligned: dyad.ally === 1, canLeave, listeners: listenersIn(dyad) };
}

/** The demand that was sent, as it is believed. @throws {Impossible} if it is out of bounds */
function judgedOf(dyad: NodeDyad, demand: NodeCable): JudgedDemand {
  assertDemand('demand.d', demand.d, dyad);
  const solution = solve(reckoningsOf([encounterOf(dyad)]));
  const [reckoning] = reckoningsOf([encounterOf(dyad)], [kindOf(demand)]);
  if (reckoning === undefined) throw new Impossible('demand', 'a manner');
  return judge(solution, demanded(reckoning, demand.d / 100));
}

/** @throws {Impossible} if a demand is below the smallest or above the largest */
function assertDemand(
  field: string,
  percent: number,
  { Dmin, Dmax }: { readonly Dmin: number; readonly Dmax: number },
): void {
  const [least, most] = [Math.ceil(100 * Dmin - 1e-7), Math.floor(100 * Dmax + 1e-7)];
  if (percent < least || percent > most) {
    throw new Impossible(field, `a whole number from ${least} to ${most}`);
  }
}

/** Values and regret by move; null for a move that is not legal here. */
function valued(node: Node, values: readonly MoveValue[]) {
  const entries = STAGE_TREE[node].branches.map(({ move }) => {
    const value = values.find((one) => one.move === move)?.value;
    return { move, value };
  });
  return {
    values: Object.fromEntries(
      entries.map(({ move, value }) => [move, value === undefined ? null : rounded(value, 9)]),
    ),
    theory: bestOfMoves(values).move,
    regret: Object.fromEntries(
      entries.map(({ move, value }) => [
        move,
        value === undefined ? null : rounded(givenAway(values, value), 9),
      ]),
    ),
  };
}

function answerTheory({ dyad, demand, u }: NodeOf<'answer'>): object {
  if (Math.abs(u) > dyad.w) throw new Impossible('u', `a number from ${-dyad.w} to ${dyad.w}`);
  const judged = judgedOf(dyad, demand);
  const { rule, p, mu, share } = judged.belief;
  const values = answersTo(judged, { u, cT: dyad.cT });
  const { theory, ...rest } = valued('answer', values);
  const offer = values.find(({ move }) => move === 'petition')?.offer ?? null;
  return {
    rule,
    p: rounded(p, 9),
    mu: rounded(mu, 9),
    share: rounded(share, 9),
    values: rest.values,
    petitionAt: offer === null ? null : Math.round(100 * offer),
    theory,
    regret: rest.regret,
  };
}

function petitionTheory({ dyad, demand, offer, card }: NodeOf<'petition'>): object {
  const judged = judgedOf(dyad, demand);
  const least = Math.ceil(100 * dyad.Dmin - 1e-7);
  if (offer < least || offer >= demand.d) {
    throw new Impossible('offer', `a whole number from ${least} to ${demand.d - 1}`);
  }
  const values = petitionAnswers(judged, card, offer / 100);
  return { share: rounded(judged.belief.share, 9), ...valued('petitioned', values) };
}

function firmTheory({ dyad, demand, card }: NodeOf<'firm'>): object {
  return valued('firm', firmAnswers(judgedOf(dyad, demand), card));
}

function imposedTheory({ dyad, demand }: NodeOf<'imposed'>): object {
  const { reckoning } = judgedOf(dyad, demand);
  return valued('imposed', imposedAnswers(reckoning.e, dyad.kS, dyad.kT));
}

function cableTheory({ dyad, card, cable }: NodeOf<'cable'>): object {
  if (cable !== null) assertDemand('cable.d', cable.d, dyad);
  const encounters = [encounterOf(dyad)];
  const sent: CableSent | null =
    cable === null ? null : { ...kindOf(cable), instrument: 0, demand: cable.d / 100 };
  const claims = cable?.f === 1 ? 1 : 0;
  const { judged, value, best, regret } = judgeCable(encounters, sent, { card, claims });
  return {
    rule: judged?.belief.rule ?? null,
    value: rounded(value, 9),
    best: rounded(best, 9),
    theory: sendingOf(sentBy(card, solve(reckoningsOf(encounters))), cableOf),
    regret: rounded(regret, 9),
  };
}
