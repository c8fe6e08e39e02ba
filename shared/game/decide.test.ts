import { describe, expect, test } from 'vitest';
import {
  cable,
  canada,
  eu,
  japan,
  korea,
  Table,
  threatened,
  usa,
} from '../../test/support/given.ts';
import { CountryId } from '../scenario/ids.ts';

describe('prepare', () => {
  const preparing = (): Table => new Table().everyoneReady();

  test('a posture and cables are sealed until everybody has submitted', () => {
    const table = preparing().when(usa, { type: 'prepare', cables: [cable(korea, 30)] });
    table.records({ type: 'cablesWritten', decidedBy: 'human' });
    expect(table.game.phase).toBe('prepare');
    expect(table.dyad(korea).cable).toBeNull();
  });

  test('a choice can be changed until everybody has submitted', () => {
    const table = preparing().when(usa, { type: 'prepare', cables: [cable(korea, 30)] });
    table.when(usa, { type: 'prepare', cables: [cable(canada, 20)] });
    for (const seat of [korea, canada, eu, japan]) {
      table.when(seat, { type: 'posture', stance: 'hold', bloc: false });
    }
    table.records({ type: 'threatDelivered', targetId: canada });
    expect(table.dyad(korea).cable).toBeNull();
  });

  test('the last one to submit opens the bargain, and the cables arrive', () => {
    const table = preparing().prepared([cable(korea, 30, { publicity: 'loud' })]);
    table.records({ type: 'phaseEntered', phase: 'bargain' }, { type: 'threatDelivered' });
    expect(table.dyad(korea)).toMatchObject({ node: 'answer', step: 1 });
    expect(table.dyad(korea).expectations).toBeCloseTo(0.28, 12);
  });

  test('without a demand there is no bargain', () => {
    const table = preparing().prepared([]);
    table.records({ type: 'roundScored' }, { type: 'phaseEntered', phase: 'outcome' });
    expect(table.events).not.toContainEqual(
      expect.objectContaining({ type: 'phaseEntered', phase: 'bargain' }),
    );
  });

  test.each([
    ['demand-out-of-range', [cable(korea, 9)]],
    ['duplicate-target', [cable(korea, 20), cable(korea, 30)]],
    ['unknown-target', [cable(CountryId.parse('atlantis'), 20)]],
    ['unknown-instrument', [{ ...cable(korea, 20), instrument: 'gunboats' }]],
  ])('refuses cables with %s', (code, cables) => {
    preparing().when(usa, { type: 'prepare', cables }).refused(code);
  });

  test('a target cannot write cables', () => {
    preparing().when(korea, { type: 'prepare', cables: [] }).refused('not-yours');
  });
});

describe('bargain', () => {
  test('a target may petition with a smaller offer', () => {
    threatened(cable(korea, 40))
      .when(korea, { type: 'petition', offer: 25 })
      .records({ type: 'petitioned', targetId: korea, offer: 25, to: { node: 'petitioned' } });
  });

  test.each([40, 55, 9])('an offer of %i against a demand of 40 is out of range', (offer) => {
    threatened(cable(korea, 40))
      .when(korea, { type: 'petition', offer })
      .refused('offer-out-of-range');
  });

  test('no smaller offer than the smallest demand exists', () => {
    threatened(cable(korea, 10))
      .when(korea, { type: 'petition', offer: 10 })
      .refused('offer-out-of-range');
  });

  test('a granted petition is scored at the offer', () => {
    const table = threatened(cable(korea, 40))
      .when(korea, { type: 'petition', offer: 25 })
      .when(usa, { type: 'grant', targetId: korea });
    table.records({ type: 'granted', to: { outcome: 'granted' } }, { type: 'roundScored' });
    const own = table.game.rounds[0]?.scores.find(({ countryId }) => countryId === korea);
    expect(own?.terms.material).toBeCloseTo(-0.25, 12);
  });

  test('after a rejected petition the target can still give in, stand firm or leave', () => {
    const table = threatened(cable(korea, 40))
      .when(korea, { type: 'petition', offer: 25 })
      .when(usa, { type: 'reject', targetId: korea });
    expect(table.dyad(korea).node).toBe('rejected');
    table.when(korea, { type: 'leave' }).records({ type: 'left' });
    expect(table.dyad(korea).state.aligned).toBe(false);
  });

  test('every dyad walks at its own pace, and the slowest ends the bargain', () => {
    const table = threatened(cable(korea, 40), cable(canada, 20));
    table.when(korea, { type: 'concede' });
    expect(table.game.phase).toBe('bargain');
    table
      .when(canada, { type: 'standFirm' })
      .when(usa, { type: 'impose', targetId: canada })
      .when(canada, { type: 'retaliate' })
      .records({ type: 'retaliated' }, { type: 'phaseEntered', phase: 'outcome' });
  });

  test('a target that was not threatened has nothing to answer', () => {
    threatened(cable(korea, 40)).when(japan, { type: 'concede' }).refused('stale');
  });

  test('a command for a place that has passed is stale', () => {
    const table = threatened(cable(korea, 40)).when(korea, { type: 'petition', offer: 20 });
    const at = { round: 1, step: 1 };
    table.when(usa, { type: 'grant', targetId: korea }, at).refused('stale');
    table.when(usa, { type: 'grant', targetId: korea }, { round: 1, step: 2 });
    table.records({ type: 'granted' });
  });

  test('an answer that comes after the game has moved on is stale, not a mistake', () => {
    const table = threatened(cable(korea, 40)).when(korea, { type: 'concede' });
    table.when(korea, { type: 'standFirm' }, { round: 1, step: 1 }).refused('stale');
  });
});

describe('the clock', () => {
  test('who has not submitted in time gets the announced default, labelled as such', () => {
    const table = new Table().everyoneReady();
    table.when(korea, { type: 'posture', stance: 'diversify', bloc: false }).at(60_000);
    expect(table.game.phase).toBe('outcome');
    expect(table.game.rounds[0]).toMatchObject({ cablesBy: 'timeout' });
    expect(table.game.rounds[0]?.dyads.map(({ stanceBy }) => stanceBy)).toEqual([
      'human',
      'timeout',
      'timeout',
      'timeout',
    ]);
  });

  test('each node has its announced default', () => {
    const table = threatened(cable(korea, 40), cable(canada, 40), cable(eu, 40), cable(japan, 40));
    table
      .when(canada, { type: 'petition', offer: 20 })
      .when(eu, { type: 'standFirm' })
      .when(japan, { type: 'standFirm' })
      .when(usa, { type: 'impose', targetId: japan });
    table.now = 30_000;
    table.input({ type: 'deadline' });
    table.records(
      { type: 'stoodFirm', targetId: korea, decidedBy: 'timeout' },
      { type: 'rejected', targetId: canada, decidedBy: 'timeout' },
      { type: 'backedDown', targetId: eu, decidedBy: 'timeout' },
      { type: 'absorbed', targetId: japan, decidedBy: 'timeout' },
    );
    expect(table.dyad(canada).deadlineAt).toBe(60_000);
  });

  test('the whole bargain never outlasts its own deadline', () => {
    const table = threatened(cable(korea, 40));
    table.now = 25_000;
    table.when(korea, { type: 'petition', offer: 20 });
    expect(table.dyad(korea).deadlineAt).toBe(55_000);
    table.now = 119_000;
    table.when(usa, { type: 'reject', targetId: korea });
    expect(table.dyad(korea).deadlineAt).toBe(120_000);
    table.at(120_000);
    expect(table.game.phase).toBe('outcome');
  });

  test('nothing is due while the game is paused, and every deadline moves by the pause', () => {
    const table = threatened(cable(korea, 40));
    table.now = 10_000;
    table.input({ type: 'host', act: 'pause' }).at(500_000);
    expect(table.game.phase).toBe('bargain');
    table.when(korea, { type: 'concede' }).refused('paused');
    table.input({ type: 'host', act: 'resume' });
    expect(table.dyad(korea).deadlineAt).toBe(520_000);
    expect(table.game.deadlineAt).toBe(610_000);
  });

  test('extending gives the phase and every open dyad more time', () => {
    const table = threatened(cable(korea, 40)).input({ type: 'host', act: 'extend', seconds: 30 });
    expect([table.game.deadlineAt, table.dyad(korea).deadlineAt]).toEqual([150_000, 60_000]);
  });

  test('a push applies the defaults as the host’s and moves one phase on', () => {
    const table = threatened(cable(korea, 40), cable(canada, 20));
    table.input({ type: 'host', act: 'advance' });
    table.records(
      { type: 'stoodFirm', targetId: korea, decidedBy: 'host' },
      { type: 'backedDown', targetId: korea, decidedBy: 'host' },
    );
    expect(table.game.phase).toBe('outcome');
  });
});

describe('the course of a game', () => {
  test('the practice round is reset and does not count', () => {
    const table = new Table({ ...threatened().game.setup, practice: true, rounds: 1 });
    table.everyoneReady().prepared([cable(korea, 30, { publicity: 'loud' })]);
    expect(table.game.round).toBe(0);
    table.when(korea, { type: 'concede' }).everyoneReady();
    table.records({ type: 'practiceReset' }, { type: 'phaseEntered', phase: 'prepare', round: 1 });
    expect(table.dyad(korea).state).toMatchObject({ eT: 0.1, dependence: 1 });
    table.prepared([]).everyoneReady();
    expect(table.game.ending).toMatchObject({ finished: true });
  });

  test('a host can end a game in the middle, and it says so', () => {
    const table = threatened(cable(korea, 30)).input({ type: 'host', act: 'end' });
    table.records({ type: 'gameEnded', finished: false }, { type: 'phaseEntered', phase: 'ended' });
    table.when(korea, { type: 'concede' }).refused('stale');
  });

  test('a seat can change hands at any time before the end', () => {
    const table = threatened(cable(korea, 30)).input({
      type: 'seat',
      countryId: korea,
      holder: { by: 'bot', bot: 'equilibrium' },
    });
    expect(table.game.holders[korea]).toEqual({ by: 'bot', bot: 'equilibrium' });
  });

  test('when the last person leaves an outcome to the bots, the game goes on', () => {
    const table = threatened().everyoneReady().prepared([]);
    for (const seat of [usa, korea, canada, eu]) table.when(seat, { type: 'ready' });
    expect(table.game.phase).toBe('outcome');
    table.input({ type: 'seat', countryId: japan, holder: { by: 'bot', bot: 'equilibrium' } });
    expect(table.game.phase).toBe('prepare');
  });
});
