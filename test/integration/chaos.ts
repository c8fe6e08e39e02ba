import { membersOf } from '../../shared/game/holder.ts';
import { parseArgs } from 'node:util';
import { fold } from '../../shared/game/evolve.ts';
import { GameEvent } from '../../shared/game/event.ts';
import { dueAt } from '../../shared/game/game-clock.ts';
import { countriesOf, waitsForOthers, type Game } from '../../shared/game/game.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import { isRefused, type CheckedSeat } from '../../server/rooms/cell/seat.ts';
import { hashOf } from '../../server/secrets/random.ts';
import type { Watch } from '../../server/rooms/live-room.ts';
import * as t from '../../server/rooms/test-rig.ts';
import { commandFrom, pick, seeded, type Random, type Legal } from './legal.ts';

const SECONDS = { briefing: 10, prepare: 20, move: 10, bargain: 30, outcome: 6 };
const GRACE_MS = 1500;
const MOST_PEOPLE = 9;
/** Every so often a class is seated by a plan, with delegations, or its games differ. */
const PLANS = ['bots', 'share', 'watch', 'pairs'] as const;
const TREATMENTS = [[], 'voice', ['leaks', 'rivals', 'no-exception']] as const;
/** What happens at random before everything is left to the clock. */
const STEPS = 45;

interface Someone {
  readonly seat: CheckedSeat;
  readonly playerId: PlayerId;
  watch: Watch | null;
}

/** A class to which anything may happen, by its seed. */
interface Class {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly host: CheckedSeat;
  readonly random: Random;
  readonly people: Someone[];
  accepted: number;
  /** Every game as far as it was read: an event is parsed and folded once. */
  readonly played: Map<string, Played>;
}

interface Played {
  readonly events: GameEvent[];
  readonly at: number[];
  game: Game | null;
}

const chance = ({ random }: Class, share: number): boolean => random() < share;

async function arrives(at: Class): Promise<void> {
  if (at.people.length >= MOST_PEOPLE) return;
  const joined = await at.rig.rooms.join(at.opened.roomId, undefined);
  if (isRefused(joined)) return; // the door is locked, or the class is over
  const seat = t.expectOk(await at.rig.rooms.seatOf(at.opened.roomId, joined.seatToken));
  const someone: Someone = { seat, playerId: joined.playerId, watch: null };
  at.people.push(someone);
  if (chance(at, 0.85)) await comesBack(at, someone); // the others never come
}

async function comesBack({ rig }: Class, someone: Someone): Promise<void> {
  const { seat } = someone;
  const viewer = { seat, show: () => undefined, signOff: () => void (someone.watch = null) };
  const watch = await rig.rooms.watch(viewer);
  someone.watch = isRefused(watch) ? null : watch;
}

function drops(someone: Someone): void {
  someone.watch?.leave();
  someone.watch = null;
}

/** Somebody who is here does something that the page offers. */
async function acts(at: Class, someone: Someone): Promise<void> {
  const view = await at.rig.rooms.view(someone.seat);
  if (isRefused(view) || view.legal.length === 0) return;
  const { command } = commandFrom(pick<Legal>(view.legal, at.random), at.random);
  const reply = await t.send(at.rig, someone.seat, command);
  if (reply.ok) at.accepted += 1;
}

/** The host does something that the page offers; not the end, which would end the test. */
async function hostActs(at: Class): Promise<void> {
  const view = await at.rig.rooms.view(at.host);
  if (isRefused(view)) throw new Error(view.refused);
  if (view.kind !== 'host') throw new Error('no host');
  const offered = view.legal.filter(({ type }) => !['end', 'open', 'deal', 'start'].includes(type));
  // a class that is back in its lobby goes on sooner or later
  if (view.stage === 'lobby' && chance(at, 0.5)) return deals(at);
  if (view.stage === 'dealt' && chance(at, 0.3)) return starts(at);
  if (view.stage !== 'lobby' && chance(at, 0.05)) return asks(at, view.polls?.length ?? 0);
  if (offered.length === 0) return;
  const template = pick(offered, at.random);
  const shorter =
    template.type === 'extend' ? { ...template, seconds: { min: 5, max: 30 } } : template;
  const { command } = commandFrom(shorter, at.random);
  const reply = await t.send(at.rig, at.host, command);
  if (!reply.ok) throw new Error(`the host was refused ${template.type}: ${reply.code}`);
}

/** The host asks the class; what becomes of the question is offered from then on. */
async function asks({ rig, opened }: Class, before: number): Promise<void> {
  const pollId = hashOf(`${opened.roomId} ${before} ${rig.clock.now()}`).slice(0, 32);
  const question = { kind: 'choice', title: 'Give in?', options: ['Yes', 'No', 'Later'] };
  await t.hostDoes(rig, opened, { type: 'ask', pollId, question });
}

/** The host seats everybody who is there, in one of the ways that make sense, and may do so again. */
async function deals(at: Class): Promise<void> {
  const view = await at.rig.rooms.view(at.host);
  if (isRefused(view) || view.kind !== 'host') return;
  const template = view.legal.find(({ type }) => type === 'deal');
  if (template?.type !== 'deal') return;
  const plans = PLANS.filter((plan) => template.plan?.includes(plan) === true);
  const treatments = pick(TREATMENTS, at.random);
  const rule = pick(['anyone', 'majority'] as const, at.random);
  const how =
    plans.length === 0 || chance(at, 0.3)
      ? { groups: template.groups.min }
      : { plan: pick(plans, at.random) };
  await t.hostDoes(at.rig, at.opened, { type: 'deal', ...how, rule, treatments });
}

async function starts({ rig, opened }: Class): Promise<void> {
  await t.hostDoes(rig, opened, { type: 'start' });
}

async function somethingHappens(at: Class): Promise<void> {
  const someone = at.people.length > 0 ? pick(at.people, at.random) : null;
  const dice = at.random();
  if (dice < 0.08) await arrives(at);
  else if (dice < 0.16 && someone?.watch) drops(someone);
  else if (dice < 0.26 && someone && !someone.watch) await comesBack(at, someone);
  else if (dice < 0.4) await hostActs(at);
  else if (dice < 0.8 && someone?.watch) await acts(at, someone);
  else await at.rig.clock.advance(Math.floor(at.random() * 12_000));
}

async function gamesOf({ rig, opened, played }: Class): Promise<(Played & { game: Game })[]> {
  const room = await rig.store.read(opened.roomId, 'room', 0);
  const deals = room.map(({ event }) => event as { type: string; games?: { gameId: string }[] });
  const dealt = deals.flatMap((event) => (event.type === 'dealt' ? (event.games ?? []) : []));
  const ids = [...new Set(dealt.map(({ gameId }) => gameId))];
  const games = await Promise.all(
    ids.map(async (gameId) => {
      const known = played.get(gameId) ?? { events: [], at: [], game: null };
      played.set(gameId, known);
      const stored = await rig.store.read(opened.roomId, gameId, known.events.length);
      const events = stored.map(({ event }) => GameEvent.parse(event));
      known.events.push(...events);
      known.at.push(...stored.map(({ at }) => at));
      // another deal may stand that was not begun
      if (known.events.length === 0) return [];
      const game = events.length > 0 || known.game === null ? fold(events, known.game) : known.game;
      return [Object.assign(known, { game })];
    }),
  );
  return games.flat();
}

/** What of the rarer things came about in a class: a game with a delegation, a treatment, a deal taken back. */
async function rareIn(at: Class, games: readonly (Played & { game: Game })[]): Promise<string[]> {
  const room = await at.rig.store.read(at.opened.roomId, 'room', 0);
  const types = room.map(({ event }) => (event as { type: string }).type);
  const setups = games.map(({ game }) => game.setup);
  return [
    ...types.filter((type) => ['dealUndone', 'wished', 'rolesSet'].includes(type)),
    ...setups.flatMap(({ treatment }) => (treatment === undefined ? [] : ['treatment'])),
    ...setups.flatMap(({ holders }) => holders.map(({ holder }) => `by ${holder.by}`)),
    ...(types.filter((type) => type === 'started').length > 1 ? ['again'] : []),
    ...games
      .flatMap(({ events }) => events.filter(({ type }) => type === 'proposed'))
      .map(() => 'proposed'),
  ];
}

/** What is wrong with a game's log: something came later than it was due, or a seat counted twice. */
function faultsIn({ events, at }: Played): string[] {
  const faults: string[] = [];
  let game: Game | null = null;
  let made: string[] = [];
  let due: number | null = null;
  let known = 0; // when the clock could first know of it: the host may give less time again
  for (const [index, event] of events.entries()) {
    const now = at[index] ?? 0;
    const late = due === null ? 0 : now - Math.max(due + GRACE_MS, known);
    if (late > 0) faults.push(`${event.type} came ${late} ms after a deadline`);
    if (event.type === 'phaseEntered' || event.type === 'gameCreated') made = [];
    const who = event.type === 'postureSet' ? event.targetId : event.type;
    const without = 'decidedBy' in event && event.decidedBy !== 'human' && event.type !== 'readied';
    if (without && (event.type === 'postureSet' || event.type === 'cablesWritten')) {
      if (made.includes(who)) faults.push(`${who} was decided twice without its player`);
      made.push(who);
    }
    game = fold([event], game);
    const before: number | null = due;
    due = dueAt(game);
    if (due !== before) known = now;
    const people = Object.values(game.holders).flatMap((one) => membersOf(one));
    if (new Set(people).size < people.length) faults.push('somebody holds two seats');
  }
  return [...faults, ...(game === null ? [] : scoredOnce(game))];
}

function scoredOnce(game: Game): string[] {
  const rounds = game.rounds.map(({ round }) => round);
  const seats = countriesOf(game).length;
  const twice = new Set(rounds).size < rounds.length ? ['a round was scored twice'] : [];
  const full = game.rounds.every(
    ({ scores }) => new Set(scores.map(({ countryId }) => countryId)).size === seats,
  );
  return full ? twice : [...twice, 'a round does not score every seat exactly once'];
}

/** Why a game stands still, if it should not. */
function stuck(game: Game, now: number): string[] {
  if (game.phase === 'ended' || game.pausedAt !== null || waitsForOthers(game)) return [];
  const due = dueAt(game);
  if (due !== null) return due + GRACE_MS < now ? [`${game.phase} is overdue`] : [];
  const off = Object.values(game.clocks).some(({ factor }) => factor === 'off');
  return off ? [] : [`${game.phase} waits for nothing`];
}

/** Puts everything back that the host did, so that the clock alone must bring every game to its end. */
async function leaveItToTheClock(at: Class): Promise<void> {
  for (const { playerId } of at.people) {
    await t.send(at.rig, at.host, { type: 'clockFor', playerId, factor: 1 });
  }
  if (chance(at, 0.5)) await t.send(at.rig, at.host, { type: 'pace', mode: 'own' });
  const view = await at.rig.rooms.view(at.host);
  const stage = isRefused(view) || view.kind !== 'host' ? null : view.stage;
  if (stage === 'lobby') await deals(at);
  if (stage === 'lobby' || stage === 'dealt') await starts(at);
  await t.send(at.rig, at.host, { type: 'resume' });
  const round = SECONDS.prepare + SECONDS.bargain + SECONDS.outcome + 4 * 2;
  // everything that was extended, and every round twice over: games may wait for each other
  await at.rig.clock.advance((STEPS * 30 + SECONDS.briefing + 8 * round) * 1000);
}

/** One class, from its first arrival to its end. */
async function playOne(
  seed: number,
): Promise<{ games: number; accepted: number; faults: string[]; rare: string[] }> {
  const random = seeded(seed);
  const rig = t.rig({ graceMs: GRACE_MS, botDelayMs: 400 });
  const pace = random() < 0.4 ? ('together' as const) : ('own' as const);
  const bots = random() < 0.8 ? ('fill' as const) : undefined;
  const roles = random() < 0.4 ? ('wishes' as const) : ('random' as const);
  const options = { seconds: SECONDS, rounds: 2, seed, pace, roles, ...(bots ? { bots } : {}) };
  const opened = await t.openRoom(rig, options);
  const host = await t.hostSeat(rig, opened);
  const at: Class = { rig, opened, host, random, people: [], accepted: 0, played: new Map() };
  const first = 1 + Math.floor(random() * MOST_PEOPLE);
  while (at.people.length < first) await arrives(at);
  for (const someone of at.people) if (chance(at, 0.5)) await acts(at, someone);
  const groups = 1 + Math.floor(random() * Math.min(3, first));
  if (chance(at, 0.4)) await t.hostDoes(rig, opened, { type: 'deal', groups });
  else await deals(at);
  await starts(at);
  const faults: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    await somethingHappens(at);
    await rig.clock.advance(0); // whatever is due at this moment passes
    const games = await gamesOf(at);
    for (const { game } of games) faults.push(...stuck(game, rig.clock.now()));
  }
  await leaveItToTheClock(at);
  const games = await gamesOf(at);
  for (const game of games) {
    faults.push(...faultsIn(game));
    const { phase, round } = game.game;
    if (phase !== 'ended') faults.push(`left to the clock, it stays in ${phase} of round ${round}`);
  }
  if (rig.counts.brokenGames > 0)
    faults.push(...rig.logged.filter((line) => line.includes('fault')));
  const rare = await rareIn(at, games);
  await rig.rooms.close();
  return { games: games.length, accepted: at.accepted, faults: [...new Set(faults)], rare };
}

/** What random classes came to. Every fault names the seed that shows it again. */
export interface Chaos {
  readonly games: number;
  readonly accepted: number;
  readonly faults: readonly string[];
  /** The rarer things that came about at least once. */
  readonly rare: readonly string[];
}

/**
 * Plays classes to which anything may happen until there were this many games: people come, drop, return
 * and are removed; they make wishes, share countries and watch; the host deals with treatments, takes deals
 * back, moves people, plays again, pauses, extends, pushes, gives time and changes the pace.
 */
export async function playChaos(wanted: number, firstSeed = 1): Promise<Chaos> {
  let [games, accepted] = [0, 0];
  const faults: string[] = [];
  const rare = new Set<string>();
  for (let seed = firstSeed; games < wanted; seed++) {
    const one = await playOne(seed);
    games += one.games;
    accepted += one.accepted;
    for (const thing of one.rare) rare.add(thing);
    faults.push(...one.faults.map((fault) => `seed ${seed}: ${fault}`));
  }
  return { games, accepted, faults, rare: [...rare].toSorted() };
}

if (import.meta.main) {
  const { values: args } = parseArgs({
    options: {
      games: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { faults, ...rest } = await playChaos(Number(args.games), Number(args.seed));
  process.stdout.write(`${JSON.stringify({ ...rest, faults: faults.length })}\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
