import type { Estimate } from '../../../../shared/replay/estimate.ts';
import { publicityIn } from '../../../../shared/replay/findings.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { whole } from '../../../text/evidence-words.ts';
import { script as text } from '../../../text/script-steps-words.ts';
import { demandsIn, mostTurned, turnOf } from '../evidence-of.ts';
import { judgedWords } from '../theory/judged-words.ts';
import type { Player } from '../replay/player.svelte.ts';

/** The two questions of the exit ticket, from this class's own log. */
export function ticketQuestions(players: readonly Player[]): readonly [string, string] {
  return [aboutTurn(players), aboutVoice(players)];
}

function aboutTurn(players: readonly Player[]): string {
  const timeline = mostTurned(players.map((player) => player.timeline));
  const turn = timeline && turnOf(timeline.game);
  if (!turn) return text.ticketNoTurn;
  const { game } = timeline;
  const { who, to, did, round } = judgedWords(game, turn);
  return text.ticketTurn({
    game: players.find((player) => player.timeline === timeline)?.name ?? '',
    round: debrief.replay.roundShort(round),
    ...{ who, to, did },
  });
}

function aboutVoice(players: readonly Player[]): string {
  const found = publicityIn(players.map(({ timeline }) => demandsIn(timeline.game)));
  if (found.kind === 'too-few') return text.ticketNoVoice;
  const said = ({ won }: { won: Estimate }) => ({ n: won.n, won: whole(won.mean ?? 0) });
  return text.ticketVoice(said(found.loud), said(found.quiet));
}
