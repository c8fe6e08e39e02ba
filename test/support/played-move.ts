import { delegation } from '../../client/text/delegation-words.ts';
import { movedWords, replayedWords } from '../../client/text/moves-words.ts';
import { COMMANDS } from '../../server/http/openapi/commands.ts';
import { playOn } from '../../shared/bots/play-out.ts';
import { DECISIONS } from '../../shared/export/decisions-table.ts';
import { occasionsOf } from '../../shared/export/occasions.ts';
import { createGame, step, type GameInput } from '../../shared/flow/step.ts';
import { SeatCommand } from '../../shared/game/command.ts';
import { GameEvent } from '../../shared/game/event.ts';
import { evolve, fold } from '../../shared/game/evolve.ts';
import { countriesOf, type Game } from '../../shared/game/game.ts';
import { GameLegal } from '../../shared/game/legal.ts';
import { legalFor } from '../../shared/game/legal-for.ts';
import { isMoved, type MoveEventType } from '../../shared/game/moves.ts';
import { viewersOf } from '../../shared/game/visibility.ts';
import { Commit } from '../../shared/protocol/protocol.ts';
import { waysFrom } from '../../shared/replay/ways.ts';
import { crossroadsOf } from '../../shared/replay/what-if.ts';
import { CountryId, GameId, PlayerId } from '../../shared/scenario/ids.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { headlines } from '../../shared/view/headlines.ts';

const [usa, korea] = [CountryId.parse('united-states'), CountryId.parse('korea')];
const NEW = 'shelve' as SeatCommand['type'];
const NAMES: Readonly<Record<string, string>> = {
  [usa]: 'United States',
  [korea]: 'South Korea',
};

/** One loud threat that is refused, and the new move instead of carrying it out. */
class Play {
  readonly events: GameEvent[] = [
    ...createGame(
      {
        ...{ gameId: GameId.parse('new-1'), number: 1, cast: steel2018.cast, rounds: 1 },
        ...{ practice: false, seed: 7, par: [] },
        clock: { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 },
        holders: [steel2018.cast.sender, ...steel2018.cast.targets].map(({ id }) => ({
          countryId: id,
          holder: { by: 'player', playerId: PlayerId.parse(id.replaceAll('-', '')) },
        })),
      },
      0,
    ),
  ];

  get game(): Game {
    return fold(this.events);
  }

  give(by: CountryId, command: unknown): string {
    const parsed = SeatCommand.parse(command);
    Commit.parse({ id: crypto.randomUUID(), command: parsed });
    const input: GameInput = { type: 'command', by, command: parsed, decidedBy: 'human' };
    const decision = step(this.game, input, 0);
    if (!decision.ok) return decision.code;
    this.events.push(...decision.events.map((event) => GameEvent.parse(event)));
    return 'ok';
  }
}

function refused(): Play {
  const play = new Play();
  const { game } = play;
  const targets = countriesOf(game).filter((id) => id !== usa);
  for (const id of countriesOf(game)) play.give(id, { type: 'ready' });
  for (const id of targets) play.give(id, { type: 'posture', stance: 'hold', bloc: false });
  const manner = { instrument: 'tariff', publicity: 'loud', exception: false };
  play.give(usa, { type: 'prepare', cables: [{ targetId: korea, demand: 40, ...manner }] });
  play.give(korea, { type: 'standFirm' });
  return play;
}

/** What becomes of the new move: offered, recorded, heard of, said, replayed, exported and described. */
export function played() {
  const play = refused();
  const before = play.game;
  const offered = legalFor(before, usa).map((one) => GameLegal.parse(one).type);
  const command = SeatCommand.parse({ type: NEW, targetId: korea });
  const refusedToTarget = play.give(korea, command);
  play.give(usa, command);
  const moved = play.events.findLast(isMoved);
  if (moved === undefined) throw new Error('nothing moved');
  const moments = play.events.map((event, index, all) => {
    return { n: index + 1, at: 0, event, game: fold(all.slice(0, index + 1)) };
  });
  const end = playOn(play.game, 1);
  const all = [...play.events, ...end.events];
  const crossroads = crossroadsOf(all).find(({ made }) => made.type === NEW);
  if (crossroads === undefined) throw new Error('no crossroads');
  const occasion = occasionsOf({ moments, game: play.game }).find(
    ({ made }) => made?.choice === (NEW as string),
  );
  const said = (words: (type: MoveEventType, sender: string, target: string) => string): string =>
    words(moved.type, 'United States', 'South Korea');
  return {
    offered,
    refusedToTarget,
    event: moved.type,
    outcome: evolve(before, moved).dyads.find(({ targetId }) => targetId === korea)?.outcome,
    heardBy: viewersOf(before, moved),
    headlines: headlines(end.game).map(({ type }) => type),
    told: said(movedWords),
    replayed: said(replayedWords),
    planned: delegation.choice(command, (id) => NAMES[id] ?? id),
    made: crossroads.made.type,
    ways: waysFrom(all, crossroads).map((way) => way.command.type),
    exported: DECISIONS.columns.choice.schema.parse(occasion?.made?.choice),
    meaning: DECISIONS.columns.choice.values?.[NEW],
    described: COMMANDS.find(({ type }) => type === NEW)?.roles,
  };
}
