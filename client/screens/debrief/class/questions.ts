import type { HostQuestion, Question } from '../../../../shared/poll/poll.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import type { Crossroads } from '../../../../shared/replay/what-if.ts';
import { classroomText } from '../../../text/classroom-words.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { script } from '../../../text/script-steps-words.ts';
import { mostTurned, turnOf } from '../evidence-of.ts';
import { cableWords } from '../theory/judged-words.ts';
import { blocIn, nameOf } from '../countries.ts';
import type { Player } from '../replay/player.svelte.ts';
import type { WallShowing } from '../wall/showing.svelte.ts';
import { ticketQuestions } from '../script/ticket.ts';
import { choicesIn, turnedAt, waysAt } from '../what-if/ways-at.ts';
import { changeWords, doneWords } from '../what-if/ways-words.ts';

const text = classroomText.ask;
const MOST = { title: 280, option: 120, question: 480, options: 6 };

/** What the class can be asked with one tap. */
export const ASKS = ['word', 'predict', 'turn', 'better', 'ticket'] as const;
export type AskId = (typeof ASKS)[number];

/** One word each, for how they played. */
export const wordQuestion = (): HostQuestion => ({ kind: 'word', title: script.steps.word.slide });

/** A silent prediction: what a quiet demand won on average, and a loud one. */
export const predictQuestion = (): HostQuestion => ({
  kind: 'numbers',
  title: text.predict,
  labels: [...text.predictLabels],
});

/** The two questions of the exit ticket. */
const ticketQuestion = (players: readonly Player[]): HostQuestion => ({
  kind: 'ticket',
  title: script.ticketHead,
  questions: ticketQuestions(players).map((one) => clip(one, MOST.question)),
});

/** What the host thought of: a vote with two options or more, else one word. */
export function freeQuestion(title: string, options: readonly string[]): HostQuestion | null {
  const said = options.map((one) => one.trim()).filter((one) => one !== '');
  if (title.trim() === '' || said.length === 1) return null;
  const asked = clip(title.trim(), MOST.title);
  if (said.length === 0) return { kind: 'word', title: asked };
  const options_ = said.slice(0, MOST.options).map((one) => clip(one, MOST.option));
  return { kind: 'choice', title: asked, options: options_ };
}

/**
 * A vote at the decision at which a game turned: what could be done there, by the alphabet, so that
 * nothing marks what was done. Null where no game turned, or nothing else could be done.
 */
export function turnQuestion(players: readonly Player[]): HostQuestion | null {
  const timeline = mostTurned(players.map((player) => player.timeline));
  const player = players.find((one) => one.timeline === timeline);
  const at = timeline && turnedAt(timeline);
  if (!timeline || !player || !at) return null;
  const options = optionsAt(timeline, at);
  if (options.length < 2) return null;
  const to = turnOf(timeline.game)?.address ?? at.countryId;
  const place = {
    game: player.name,
    round: debrief.replay.roundShort(at.round),
    who: nameOf(timeline.game, at.countryId),
    to: to === at.countryId ? '' : nameOf(timeline.game, to, blocIn(timeline.game, at.round)),
  };
  return { kind: 'choice', title: clip(text.turn(place), MOST.title), options: [...options] };
}

/** Before another future is shown: would it have ended better for who decided? */
function betterQuestion({ timeline, picks }: Player): HostQuestion | null {
  const asked = picks.whatIf;
  const at = asked === null ? undefined : choicesIn(timeline)[asked.place];
  const way = asked && at ? waysAt(timeline, at)[asked.way] : undefined;
  if (!at || !way) return null;
  const { game } = timeline;
  const title = text.better({
    round: debrief.replay.roundShort(at.round),
    who: nameOf(game, at.countryId),
    change: changeWords(game, at.round, way.change),
  });
  return { kind: 'choice', title: clip(title, MOST.title), options: [...text.betterOptions] };
}

/** What fits to what is shown: the question of the script's step, or those of the view. */
export function asksFor({ step, viewId }: WallShowing): readonly AskId[] {
  if (step?.id === 'change' || viewId === 'whatIf') return ['better'];
  if (step?.id === 'word' || step?.id === 'predict' || step?.id === 'ticket') return [step.id];
  if (viewId === 'replay') return ['turn'];
  if (viewId === 'demands') return step === undefined ? ['predict'] : [];
  return viewId === 'script' ? ['word', 'predict', 'ticket'] : [];
}

/** The question of a tap; null where there is none. */
export function questionOf(id: AskId, { players, player }: WallShowing): HostQuestion | null {
  switch (id) {
    case 'word':
      return wordQuestion();
    case 'predict':
      return predictQuestion();
    case 'turn':
      return turnQuestion(players);
    case 'better':
      return player === undefined ? null : betterQuestion(player);
    case 'ticket':
      return ticketQuestion(players);
  }
}

/** Whether a question is the prediction, however long ago it was asked. */
export function isPrediction(question: Question): boolean {
  return question.kind === 'numbers' && question.title === text.predict;
}

/** What could be done at a crossroads, in words that stand by themselves. */
function optionsAt(timeline: Timeline, at: Crossroads): readonly string[] {
  const { game } = timeline;
  const address = turnOf(game)?.address;
  const cable = (made: Crossroads['made']): string => {
    const own = made.type === 'prepare' && made.cables.find((one) => one.targetId === address);
    return cableWords(game, own || null);
  };
  const ways = waysAt(timeline, at);
  if (at.made.type === 'prepare') {
    const about = ways.filter(
      ({ change }) => change.type === 'cable' && change.address === address,
    );
    return distinct([at.made, ...about.map(({ command }) => command)].map(cable));
  }
  const others = ways.filter(({ change }) => change.type !== 'bloc');
  return distinct([at.made, ...others.map(({ command }) => command)].map(doneWords));
}

/** Each once, by the alphabet: what was done is in it, and stands nowhere in particular. */
function distinct(options: readonly string[]): readonly string[] {
  return [...new Set(options)]
    .slice(0, MOST.options)
    .map((one) => clip(one, MOST.option))
    .toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** At most so many characters, the end left out. */
function clip(said: string, most: number): string {
  return said.length <= most ? said : `${said.slice(0, most - 1)}…`;
}
