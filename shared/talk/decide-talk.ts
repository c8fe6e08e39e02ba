import { countriesOf, type Game } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { channelsIn, channelsOf, kindOf, sideOf } from './channels.ts';
import type { Say } from './talk-command.ts';
import { holdsFiltered } from './filter.ts';
import type { TalkLines, Words } from './message.ts';
import { isPhraseId, phraseOf, phrasesFor } from './phrases.ts';
import { isClosed } from './settings.ts';
import type { TalkContext } from './seat-talk.ts';

/** Why words are refused. The sentences stand in `shared/protocol/refusals.ts`. */
type TalkRefusal =
  | 'talk-off'
  | 'phrases-only'
  | 'for-minors'
  | 'muted'
  | 'channel-closed'
  | 'unknown-channel'
  | 'unknown-phrase'
  | 'unknown-target'
  | 'filtered'
  | 'too-many'
  | 'stale';

/** The words to keep, or why not. */
export type TalkDecision =
  { readonly ok: true; readonly words: Words } | { readonly ok: false; readonly code: TalkRefusal };

/** What a decision about words depends on besides the game. */
export interface SayContext extends Omit<TalkContext, 'talk'> {
  readonly filter: TalkLines['filter'];
}

/**
 * Whether a seat may say this now. What was possible a moment ago, in another phase or before a
 * country left, is `stale`; a pause of the game stops no words.
 */
export function decideSay(
  game: Game,
  seat: CountryId,
  { command, context }: { readonly command: Say; readonly context: SayContext },
): TalkDecision {
  const { settings, playerId } = context;
  const { channel } = command;
  if (settings.mode === 'off') return refuse('talk-off');
  if (playerId !== null && settings.muted.includes(playerId)) return refuse('muted');
  if (!channelsIn(game).includes(channel)) return refuse('unknown-channel');
  if (!channelsOf(game, seat).includes(channel)) {
    // an ally that has just left hears nothing of it any more; nobody else ever did
    const wasIn = kindOf(channel) === 'allies' && sideOf(game, seat) === 'target';
    return refuse(wasIn ? 'stale' : 'unknown-channel');
  }
  if (game.phase === 'ended') return refuse('stale');
  if (isClosed(settings, game.setup.gameId, channel)) return refuse('channel-closed');
  const decision = 'text' in command ? text(command, context) : phrase(game, seat, command);
  if (decision.ok && !context.inPace) return refuse('too-many');
  return decision;
}

function text(command: Extract<Say, { text: string }>, context: SayContext): TalkDecision {
  if (context.settings.mode !== 'text') return refuse('phrases-only');
  if (holdsFiltered(command.text, context.filter)) return refuse('filtered');
  return { ok: true, words: { text: command.text } };
}

function phrase(
  game: Game,
  seat: CountryId,
  command: Extract<Say, { phrase: string }>,
): TalkDecision {
  const { phrase: id, percent, country, channel } = command;
  if (!isPhraseId(id)) return refuse('unknown-phrase');
  const { by, in: channels, slot } = phraseOf(id);
  const side = sideOf(game, seat);
  const kind = kindOf(channel);
  const mine = (by === 'any' || by === side) && channels.includes(kind);
  if (!mine || (percent !== undefined && slot !== 'percent')) return refuse('unknown-phrase');
  if (country !== undefined && slot !== 'country') return refuse('unknown-phrase');
  if (country !== undefined && !countriesOf(game).includes(country))
    return refuse('unknown-target');
  if (!phrasesFor(side, kind, game.phase).includes(id)) return refuse('stale');
  return { ok: true, words: { phrase: id, ...slots(percent, country) } };
}

function slots(percent: number | undefined, country: CountryId | undefined) {
  return {
    ...(percent === undefined ? {} : { percent }),
    ...(country === undefined ? {} : { country }),
  };
}

function refuse(code: TalkRefusal): TalkDecision {
  return { ok: false, code };
}
