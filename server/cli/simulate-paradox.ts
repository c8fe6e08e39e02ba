import { strFromU8, unzipSync } from 'fflate';
import { BANDS, demandsOfPolicy, paradoxOf, type DemandPoint } from './balancing/paradox.ts';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import { BOTS } from '../../shared/bots/bots.ts';
import { randomAt } from '../../shared/bots/chance.ts';
import { playOut } from '../../shared/bots/play-out.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import { weighedDemands } from '../../shared/replay/weighed.ts';
import { BOT_IDS, type BotId } from '../../shared/scenario/ids.ts';
import { cellsOf } from '../export/csv.ts';
import { tableText } from './text-table.ts';

/** Which bots are made for a sender's seat, and which for a target's. */
const SENDERS = BOT_IDS.filter((id) => BOTS[id].for !== 'target');
const TARGETS = BOT_IDS.filter((id) => BOTS[id].for !== 'sender');

/** Games whose demands are counted. */
export interface ParadoxJob {
  readonly games: number;
  readonly seed: number;
  /** The setup of a whole game with this sender and this bot in every other seat. */
  readonly setupOf: (sender: BotId, number: number) => GameSetup;
}

/** The paradox plot in numbers: every simulated sender, then every bot, against a mixed field. */
export function paradoxText(job: ParadoxJob, progress: (done: string) => void): string {
  const { cast, rounds } = job.setupOf('equilibrium', 1);
  const table = { world: cast.world, cards: cast.targets, rounds };
  const policies = SENDER_POLICIES.map((sender) => {
    const { games, seed } = job;
    progress(sender.id);
    return rowOf(sender.id, demandsOfPolicy(table, { sender, games, seed, noise: 0.1 }));
  });
  const bots = SENDERS.map((sender) => {
    progress(`${sender}, whole games`);
    return rowOf(sender, demandsOfBot(job, sender));
  });
  const head = (['quiet', 'loud'] as const).flatMap((how) => BANDS.map((band) => `${how} ${band}`));
  const games = `${job.games} games of each`;
  return [
    `${cast.title}: mean concession, % of the stake (demands), by conflict expectations of the target; ${games}\n`,
    `Policies against the mixed field of the balance\n${tableText([['sender', ...head], ...policies])}`,
    `Bots in whole games, every target's bot drawn\n${tableText([['sender', ...head], ...bots])}`,
  ].join('\n');
}

function rowOf(sender: string, points: readonly DemandPoint[]): readonly string[] {
  const cells = paradoxOf(points).map(({ n, won }) =>
    won === null ? '-' : `${(100 * won).toFixed(1)} (${n})`,
  );
  return [sender, ...cells];
}

/** Every demand of a bot's games; who sits in the other seats is drawn for each game. */
function demandsOfBot({ games, seed, setupOf }: ParadoxJob, sender: BotId): readonly DemandPoint[] {
  return Array.from({ length: games }, (_, place) => {
    const setup = setupOf(sender, place + 1);
    const random = randomAt(seed, place, -1);
    const holders = setup.holders.map(({ countryId, holder }) => {
      const drawn = TARGETS[Math.floor(random() * TARGETS.length)] ?? 'equilibrium';
      const own = countryId === setup.cast.sender.id;
      return { countryId, holder: own ? holder : ({ by: 'bot', bot: drawn } as const) };
    });
    return weighedDemands(playOut({ ...setup, holders }).game);
  }).flat();
}

/** What is in an export: name, bytes, and rows of its tables or lines of its log. */
export function listingText(zip: Uint8Array): string {
  const files = Object.entries(unzipSync(zip)).map(([name, data]) => {
    const text = strFromU8(data);
    const rows = name.endsWith('.csv') ? cellsOf(text).length - 1 : null;
    const lines = name.endsWith('.jsonl') ? text.trimEnd().split('\n').length : null;
    return [name, String(data.length), String(rows ?? lines ?? '-')];
  });
  return `export.zip, ${zip.length} bytes\n${tableText([['file', 'bytes', 'rows'], ...files])}`;
}
