import { describe, expect, test } from 'vitest';
import {
  cable,
  canada,
  CLOCK,
  korea,
  SEATS,
  setupOf,
  Table,
  usa,
} from '../../test/support/given.ts';
import { PlayerId } from '../scenario/ids.ts';
import type { SeatCommand } from './command.ts';
import { decideAmongThose, legalForMember, openMotions } from './delegation.ts';
import type { CommitRule, GameSetup } from './setup.ts';

const [ann, ben, cas, dee] = ['ann', 'ben', 'cas', 'dee'].map((id) => PlayerId.parse(id));
if (!ann || !ben || !cas || !dee) throw new Error('no players');
const ALL = [ann, ben, cas];

/** A game in which three hold Korea; everybody else plays alone. */
function setup(rule: CommitRule = 'majority', seat = korea): GameSetup {
  const holders = setupOf().holders.map((one) =>
    one.countryId === seat
      ? { countryId: seat, holder: { by: 'players' as const, playerIds: ALL, rule } }
      : one,
  );
  return setupOf({ holders });
}

/** A table at which one member of a delegation acts. */
class Delegated extends Table {
  here: readonly PlayerId[] = ALL;
  as(playerId: PlayerId, by: typeof korea, command: SeatCommand): this {
    const member = { playerId, here: this.here };
    return this.input({ type: 'command', by, command, member, decidedBy: 'human' });
  }
  types(): string[] {
    return this.last.ok ? this.last.events.map(({ type }) => type) : [];
  }
  ready(): this {
    for (const seat of SEATS) this.when(seat, { type: 'ready' });
    return this;
  }
}
const preparing = (rule?: CommitRule, seat = korea) => new Delegated(setup(rule, seat)).ready();
const threatened = (rule?: CommitRule) => preparing(rule).prepared([cable(korea, 40)]);
const posture = (stance: 'hold' | 'diversify' | 'contribute'): SeatCommand => ({
  ...{ type: 'posture', stance, bloc: false },
});
const agree = (proposal: number): SeatCommand => ({ type: 'agree', proposal });

describe('where anyone may act', () => {
  test('the first to act decides, as one person would', () => {
    const table = threatened('anyone').as(ben, korea, { type: 'standFirm' });
    expect(table.types()).toEqual(['stoodFirm']);
    table.as(ann, korea, { type: 'concede' }).refused('stale');
  });
});

describe('by majority', () => {
  test('a choice is put before the others, and decided by the second of three', () => {
    const table = threatened().as(ann, korea, { type: 'petition', offer: 20 });
    expect(table.types()).toEqual(['proposed']);
    expect(table.dyad(korea).node).toBe('answer');
    table.as(ben, korea, agree(1));
    expect(table.types()).toEqual(['proposed', 'petitioned']);
    table.records({ type: 'petitioned', offer: 20, decidedBy: 'human' });
    expect(openMotions(table.game, korea)).toEqual([]);
  });

  test('the same words by another count as agreement', () => {
    const table = preparing().as(ann, korea, posture('diversify'));
    expect(table.as(cas, korea, posture('diversify')).types()).toContain('postureSet');
  });

  test('a member stands behind one choice; one that nobody stands behind is gone', () => {
    const table = preparing().as(ann, korea, posture('hold')).as(ann, korea, posture('contribute'));
    expect(openMotions(table.game, korea)).toMatchObject([{ id: 2, backers: [ann] }]);
    table.as(ben, korea, agree(1)).refused('stale');
  });

  test('more than half of those who are here is enough', () => {
    const table = preparing();
    table.here = [ann];
    expect(table.as(ann, korea, posture('hold')).types()).toContain('postureSet');
    const two = preparing();
    two.here = [ann, ben];
    expect(two.as(ann, korea, posture('hold')).types()).toEqual(['proposed']);
  });

  test('when one goes, those who are left may turn out to agree', () => {
    const table = preparing().as(ann, korea, posture('contribute'));
    table.input({ type: 'settle', by: korea, here: [ann, ben] }).refused('stale');
    table.input({ type: 'settle', by: korea, here: [ann] });
    table.records({ type: 'postureSet', stance: 'contribute' });
    table.input({ type: 'settle', by: korea, here: [ann] }).refused('stale');
    expect(table.game.postures[korea]).toBeDefined();
  });

  test('what is not legal cannot be put forward', () => {
    threatened().as(ann, korea, { type: 'petition', offer: 90 }).refused('offer-out-of-range');
    threatened().as(ann, korea, { type: 'grant', targetId: korea }).refused('not-yours');
    threatened().as(dee, korea, { type: 'concede' }).refused('not-yours');
    preparing().as(ann, korea, { type: 'concede' }).refused('stale');
  });

  test('at the clock the choice that leads is taken; of two equal ones the first', () => {
    const table = threatened()
      .as(ann, korea, { type: 'concede' })
      .as(ben, korea, { type: 'petition', offer: 15 });
    table.at(CLOCK.move * 1000);
    expect(table.dyad(korea)).toMatchObject({ outcome: 'conceded' });
    expect(table.game.lastDecidedBy[korea]).toBe('human');
    const none = threatened().at(CLOCK.move * 1000);
    expect(none.events).toContainEqual(
      expect.objectContaining({ type: 'stoodFirm', decidedBy: 'timeout' }),
    );
  });

  test('a push takes it too, also of what was sealed', () => {
    const table = preparing().as(ann, korea, posture('diversify'));
    table.input({ type: 'host', act: 'advance' });
    expect(table.game.rounds.at(-1)?.dyads[0]).toMatchObject({
      ...{ targetId: korea, stance: 'diversify', stanceBy: 'human' },
    });
  });

  test('a sender’s delegation decides about each dyad by itself', () => {
    const table = preparing('majority', usa);
    for (const seat of SEATS.slice(1)) table.when(seat, posture('hold'));
    const cables = [cable(korea, 40), cable(canada, 30)];
    table.as(ann, usa, { type: 'prepare', cables }).as(ben, usa, agree(1));
    table.when(korea, { type: 'standFirm' }).when(canada, { type: 'standFirm' });
    table.as(ann, usa, { type: 'impose', targetId: korea });
    table.as(ben, usa, { type: 'impose', targetId: canada });
    expect(openMotions(table.game, usa)).toHaveLength(2);
    table.as(cas, usa, agree(3)).records({ type: 'imposed', targetId: canada });
    expect(openMotions(table.game, usa)).toMatchObject([{ command: { targetId: korea } }]);
  });

  test('everybody is ready when most of it are', () => {
    const table = new Delegated(setup()).as(ann, korea, { type: 'ready' });
    expect(table.game.ready).toEqual([]);
    const may = (id: PlayerId) => legalForMember(table.game, korea, id).map(({ type }) => type);
    expect([may(ann), may(ben)]).toEqual([[], ['ready', 'agree']]);
    expect(table.as(ben, korea, { type: 'ready' }).game.ready).toEqual([korea]);
  });

  test('a member who leaves takes the voice along; the last one decides alone', () => {
    const table = preparing().as(ann, korea, posture('hold'));
    const seat = { type: 'seat', countryId: korea } as const;
    table.input({ ...seat, holder: { by: 'player', playerId: ben } });
    expect(openMotions(table.game, korea)).toEqual([]);
    expect(table.as(ben, korea, posture('hold')).types()).toContain('postureSet');
  });

  test('what was put forward does not outlive its phase, and numbers go on', () => {
    const table = preparing().as(ann, korea, posture('hold'));
    table.input({ type: 'host', act: 'advance' });
    expect(openMotions(table.game, korea)).toEqual([]);
    expect(table.as(ann, korea, { type: 'ready' }).types()).toEqual(['proposed']);
    expect(openMotions(table.game, korea)).toMatchObject([{ id: 2 }]);
  });
});

test('a carried choice that was overtaken does not hold up the next one that is carried', () => {
  const table = preparing('majority', usa);
  for (const seat of SEATS.slice(1)) table.when(seat, posture('hold'));
  const cables = [cable(korea, 40), cable(canada, 30)];
  table.as(ann, usa, { type: 'prepare', cables }).as(ben, usa, agree(1));
  table.when(korea, { type: 'standFirm' }).when(canada, { type: 'standFirm' });
  table.as(ann, usa, { type: 'impose', targetId: korea });
  table.as(ann, usa, { type: 'impose', targetId: canada });
  const { motions } = table.game;
  const { last = 0, open = [] } = motions[usa] ?? {};
  const [first, second] = open;
  if (first === undefined || second === undefined) throw new Error('nothing was put forward');
  const overtaken = { ...first, at: { round: 1, step: 0 } };
  const game = {
    ...table.game,
    motions: { ...motions, [usa]: { last, open: [overtaken, second] } },
  };
  const settled = decideAmongThose(game, { by: usa, here: [ann] }, table.now);
  expect(settled).toMatchObject({ ok: true, events: [{ type: 'imposed', targetId: canada }] });
  const none = { ...game, motions: { ...motions, [usa]: { last, open: [overtaken] } } };
  expect(decideAmongThose(none, { by: usa, here: [ann] }, table.now)).toMatchObject({ ok: false });
});

test('a paused game takes no proposals', () => {
  const table = preparing().input({ type: 'host', act: 'pause' });
  table.as(ann, korea, posture('hold')).refused('paused');
});
