import { describe, expect, test } from 'vitest';
import type { HostView } from '../../shared/room/host-schema.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import { hostDoes, hostSeat, joinRoom, openRoom, rig, expectOk, send, viewOf } from './test-rig.ts';

const pollId = 'f'.repeat(32);
const question = {
  kind: 'foresight',
  title: 'What do you expect?',
  asks: [
    { title: 'Who will give more?', options: ['Friends', 'The wary'] },
    { title: 'What will win more?', options: ['Quiet', 'Loud'] },
  ],
};
const foresight = { pollId, question };
const picks = (...all: (number | null)[]) => ({
  ...{ type: 'answer', pollId, answer: { kind: 'foresight', picks: all } },
});

/** Ann and Ben have read their roles, or play the practice round. */
async function begun(options: { practice?: boolean } = {}) {
  const on = rig();
  const opened = await openRoom(on, { seconds: 0, rounds: 1, ...options });
  const ann = await joinRoom(on, opened.roomId, { name: 'Ann' });
  const ben = await joinRoom(on, opened.roomId, { name: 'Ben' });
  await hostDoes(on, opened, { type: 'deal' }, { type: 'start', foresight });
  const projector = expectOk(await on.rooms.seatOf(opened.roomId, opened.projectorToken));
  const seen = async (of = ann): Promise<SeatView> => {
    const view = await viewOf(on, of.seat);
    if (!('me' in view)) throw new Error('no seat');
    return view;
  };
  const host = async (): Promise<HostView> => {
    const view = await viewOf(on, await hostSeat(on, opened));
    if (view.kind !== 'host') throw new Error('no host');
    return view;
  };
  return { on, opened, ann, ben, projector, seen, host };
}

describe('what everybody is asked before round 1', () => {
  test('is on the phone with the role, can be answered anew, and can be left alone', async () => {
    const { on, opened, ann, ben, seen } = await begun();
    expect((await seen()).foresight).toEqual({ ...foresight, open: true, mine: null });
    expect(await send(on, ann.seat, picks(0, null))).toEqual({ ok: true });
    expect(await send(on, ann.seat, picks(1, 0))).toEqual({ ok: true });
    expect((await seen()).foresight?.mine).toEqual({ kind: 'foresight', picks: [1, 0] });
    await send(on, ann.seat, { type: 'ready' });
    await send(on, ben.seat, { type: 'ready' });
    const now = await seen(ben);
    expect([now.phase, now.foresight]).toEqual(['prepare', undefined]);
    expect(await send(on, ben.seat, picks(0, 0))).toMatchObject({ code: 'poll-closed' });
    await hostDoes(on, opened, { type: 'end' }, { type: 'open' });
    expect(await send(on, ben.seat, picks(0, 0))).toMatchObject({ code: 'poll-closed' });
  });

  test('can be answered in the practice round too, and not in one that was cut short', async () => {
    const { on, opened, ann, ben } = await begun({ practice: true });
    await send(on, ann.seat, { type: 'ready' });
    await send(on, ben.seat, { type: 'ready' });
    expect(await send(on, ann.seat, picks(0, 1))).toEqual({ ok: true });
    await hostDoes(on, opened, { type: 'end' });
    expect(await send(on, ben.seat, picks(0, 1))).toMatchObject({ code: 'poll-closed' });
  });

  test.each([[[]], [[null, null]], [[0]], [[0, 2]], [[0, 0, 0]]])(
    'takes no answer that is none: %j',
    async (all) => {
      const { on, ann } = await begun();
      const { code } = (await send(on, ann.seat, picks(...all))) as { code: string };
      expect(['wrong-answer', 'malformed']).toContain(code);
    },
  );

  test('changes nobody else’s view, and nobody’s at all holds it, before the cables are opened', async () => {
    const { on, opened, ann, ben, projector, seen, host } = await begun();
    const others = async (): Promise<string> => {
      const own = await seen();
      const name = { gameId: own.gameId, countryId: own.me.id };
      const eyes = expectOk(await on.rooms.viewFrom(await hostSeat(on, opened), name));
      const { foresight: told, ...rest } = await host();
      expect(told).toMatchObject({ question, of: 2 });
      expect(told?.answered).toBeTypeOf('number');
      return JSON.stringify([await seen(ben), await viewOf(on, projector), rest, eyes]);
    };
    const before = await others();
    const shown = ben.views.length;
    await send(on, ann.seat, picks(1, 0));
    expect(ben.views).toHaveLength(shown);
    expect(await others()).toBe(before);
    expect((await host()).foresight).toMatchObject({ answered: 1 });
    for (const shows of [true, false]) {
      await hostDoes(on, opened, { type: 'showAnswers', pollId, shown: shows });
      expect(await others()).toBe(before);
    }
    await hostDoes(on, opened, { type: 'end' });
    const ended = [await seen(ben), await viewOf(on, projector), await host()];
    expect(JSON.stringify(ended)).not.toMatch(/"(picks|votes|mine)":/);
  });

  test('comes back when the cables are open: the own answer, and sums without names', async () => {
    const { on, opened, ann, ben, seen, host } = await begun();
    await send(on, ann.seat, picks(1, 0));
    await send(on, ben.seat, picks(0, null));
    await hostDoes(on, opened, { type: 'end' }, { type: 'open' });
    const votes = [
      [1, 1],
      [1, 0],
    ];
    expect((await seen(ben)).foresight).toEqual({
      ...{ ...foresight, open: false, mine: { kind: 'foresight', picks: [0, null] } },
      result: { kind: 'foresight', votes },
    });
    const told = (await host()).foresight;
    expect(told).toMatchObject({ answered: 2, of: 2, result: { votes } });
    expect(JSON.stringify(told)).not.toMatch(/Ann|Ben/);
  });

  test('a question of the host stands beside it and closes nothing', async () => {
    const { on, opened, ann, seen, host } = await begun();
    const word = { kind: 'word', title: 'One word for it' };
    await hostDoes(on, opened, { type: 'ask', pollId: 'a'.repeat(32), question: word });
    expect(await seen()).toMatchObject({ poll: { question: word }, foresight: { open: true } });
    expect(await send(on, ann.seat, picks(1, 0))).toEqual({ ok: true });
    expect((await host()).polls).toHaveLength(1);
  });

  test('is asked once: a second start, and another game, ask nothing anew', async () => {
    const { on, opened, ann, seen } = await begun();
    await send(on, ann.seat, picks(1, 0));
    const again = { ...foresight, pollId: 'e'.repeat(32) };
    const twice = [{ type: 'undoDeal' }, { type: 'deal' }, { type: 'start', foresight: again }];
    await hostDoes(on, opened, ...twice);
    expect((await seen()).foresight).toMatchObject({ pollId, mine: { picks: [1, 0] } });
    while ((await seen()).phase !== 'ended') await hostDoes(on, opened, { type: 'advance' });
    await hostDoes(on, opened, { type: 'open' }, { type: 'again' });
    await hostDoes(on, opened, { type: 'start', foresight: again });
    expect(await seen()).not.toHaveProperty('foresight');
    expect(await send(on, ann.seat, picks(0, 0))).toMatchObject({ code: 'poll-closed' });
  });

  test('goes with the person who is forgotten', async () => {
    const { on, opened, ann, ben, host } = await begun();
    await send(on, ann.seat, picks(1, 0));
    await send(on, ben.seat, picks(0, 0));
    await on.rooms.forget(ann.seat);
    expect((await host()).foresight).toMatchObject({ answered: 1, of: 1 });
    expect(await on.store.polls(opened.roomId)).toMatchObject([{ answers: [{}] }]);
  });
});
