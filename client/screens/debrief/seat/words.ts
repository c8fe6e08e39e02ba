import { BLOC } from '../../../../shared/game/bloc.ts';
import { isSender, type Game, type PlayedDyad } from '../../../../shared/game/game.ts';
import { MOVE_EVENTS } from '../../../../shared/game/moves.ts';
import { isJudged, type DecisionMade, type Judged } from '../../../../shared/replay/decisions.ts';
import type { OwnMoment } from '../../../../shared/replay/own-moments.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';
import { lowerFirst } from '../../../text/common.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { replayedWords } from '../../../text/moves-words.ts';
import { outcomes } from '../../../text/outcomes-words.ts';
import { story } from '../../../text/story-words.ts';
import { cableWords, endWords, judgedWords } from '../theory/judged-words.ts';
import { blocIn, hundred, nameOf } from '../countries.ts';

const joined = (...sentences: readonly string[]): string =>
  sentences.filter((one) => one !== '').join(' ');

/** A decision in a few sentences: what was played, what theory would have played, what it cost. */
function decisionSentence(game: Game, judged: Judged): string {
  const { to, did, would, points } = judgedWords(game, judged);
  return story.moments.decision({
    to,
    did: lowerFirst(did),
    would: would === debrief.theory.same ? '' : lowerFirst(would),
    cost: points,
    end: endWords(game, judged),
  });
}

/** A moment of a seat with its heading, in a few sentences. */
export function momentWords(
  game: Game,
  countryId: CountryId,
  moment: OwnMoment,
): { readonly head: string; readonly sentence: string } {
  const text = story.moments;
  const head = text.head[moment.kind](moment.round);
  const about = moment.decision === null ? '' : decisionSentence(game, moment.decision);
  switch (moment.kind) {
    case 'decision':
      return { head, sentence: about };
    case 'points':
      return { head, sentence: joined(text.points(moment.points, moment.usual), about) };
    case 'trust': {
      const [before, after] = [hundred(moment.before), hundred(moment.after)];
      const moved = isSender(game, countryId)
        ? text.trustIn(nameOf(game, moment.targetId), before, after)
        : text.trustOf(game.setup.cast.sender.name, before, after);
      const came = cameWords(game, moment.round, countryId);
      const told = came.length === 0 ? '' : text.came(lowerFirst(came.join('. ')));
      const mine = about === '' ? text.trustAlone : about;
      const isTold = moment.decision !== null && moment.decision.kind !== 'stance';
      const end = isTold ? '' : endedWords(game, moment.round, moment.targetId);
      return { head, sentence: joined(moved, told, mine, end) };
    }
  }
}

/** How the dealing with a target ended; empty where nothing was demanded. */
function endedWords(game: Game, round: number, targetId: CountryId): string {
  const played = game.rounds.find((one) => one.round === round);
  const dyad = played?.dyads.find((one) => one.targetId === targetId);
  if (dyad === undefined || dyad.cable === null) return '';
  return `${story.rounds.ended(outcomes[dyad.outcome].ended)}.`;
}

/** The dealing of a round in which something was decided; a bloc's is the same for all its members. */
function dealingOf(game: Game, { round, address }: Judged): PlayedDyad | undefined {
  const played = game.rounds.find((one) => one.round === round);
  const speaker = address === BLOC ? played?.bloc[0] : address;
  return played?.dyads.find(({ targetId }) => targetId === speaker);
}

/** What came back on a decision: every move after it, and how the dealing ended. Empty for a stance. */
export function backWords(game: Game, judged: DecisionMade): readonly string[] {
  if (!isJudged(judged)) return [];
  const dealing = dealingOf(game, judged);
  if (dealing === undefined || judged.kind === 'stance') return [];
  if (dealing.cable === null) return [story.rounds.nothingBack];
  const own = judged.kind === 'move' ? MOVE_EVENTS[judged.chosen.move] : null;
  const from = dealing.moves.findIndex(({ type }) => type === own) + 1;
  const sender = game.setup.cast.sender.name;
  const target = nameOf(game, judged.address, blocIn(game, judged.round));
  const moves = dealing.moves.slice(from).map(({ type, offer }) => {
    const done = replayedWords(type, sender, target);
    return offer === null ? `${done}.` : `${done}: ${offer}%.`;
  });
  return [...moves, `${story.rounds.ended(endWords(game, judged))}.`];
}

/** What the sender wrote to a target in a round; empty where the target has nothing to do with it. */
export function cameWords(game: Game, round: number, countryId: CountryId): readonly string[] {
  const played = game.rounds.find((one) => one.round === round);
  const dyad = played?.dyads.find(({ targetId }) => targetId === countryId);
  if (played === undefined || dyad === undefined) return [];
  const text = story.rounds;
  if (dyad.cable === null) return [text.noDemand];
  const what = cableWords(game, dyad.cable);
  const [speaker] = played.bloc;
  if (speaker === undefined || !played.bloc.includes(countryId)) return [what];
  const members = played.bloc.map((one) => nameOf(game, one));
  const spoke = speaker === countryId ? [] : [text.spoke(nameOf(game, speaker))];
  return [text.toBloc(what, members), ...spoke];
}
