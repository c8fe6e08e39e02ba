import type { Length, StepId } from '../../../text/script-steps-words.ts';
import type { ViewId } from '../goto.ts';

/** One step of a debrief: what the wall shows, for how long. */
export interface ScriptStep {
  readonly id: StepId;
  readonly view: ViewId;
  readonly minutes: number;
  /** What of the view is at the top of the screen: the name of a heading. Left out: the view's own. */
  readonly part?: 'evidence-ends' | 'evidence-trust';
  /** At the moment at which the game turned that turned most. */
  readonly atTurn?: true;
}

const step = (id: StepId, view: ViewId, minutes: number): ScriptStep => ({ id, view, minutes });
const map = (minutes: number): ScriptStep => ({
  ...step('map', 'games', minutes),
  part: 'evidence-ends',
});
const turn = (minutes: number): ScriptStep => ({
  ...step('turn', 'replay', minutes),
  atTurn: true,
});

/** The steps by length: what happened, why, what it means, where else it holds. */
export const SCRIPTS: Readonly<Record<Length, readonly ScriptStep[]>> = {
  5: [map(1.5), step('change', 'whatIf', 2.5), step('ticket', 'script', 1)],
  15: [
    step('word', 'script', 1),
    map(2),
    turn(3),
    step('why', 'scores', 2),
    step('change', 'whatIf', 3),
    step('paradox', 'demands', 2),
    step('record', 'record', 1),
    step('ticket', 'script', 1),
  ],
  30: [
    step('word', 'script', 1.5),
    step('predict', 'script', 2),
    map(3),
    step('replay', 'replay', 3),
    turn(3),
    step('why', 'scores', 3),
    step('paradox', 'demands', 3),
    { ...step('watchers', 'trust', 2.5), part: 'evidence-trust' },
    step('change', 'whatIf', 3),
    step('theory', 'theory', 2),
    step('record', 'record', 2.5),
    step('ticket', 'script', 1.5),
  ],
};

/** When a step begins, in minutes from the start. */
export function beginOf(length: Length, place: number): number {
  return SCRIPTS[length].slice(0, place).reduce((sum, { minutes }) => sum + minutes, 0);
}
