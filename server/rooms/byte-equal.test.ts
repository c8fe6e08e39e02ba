import { expect, test } from 'vitest';
import type { View } from '../../shared/protocol/view.ts';
import { isRefused, type Viewer } from './cell/seat.ts';
import * as t from './test-rig.ts';

const CABLE = { targetId: 'korea', instrument: 'tariff', publicity: 'quiet', exception: false };

/** One round in which the sender writes these cables; every view of everybody, as text. */
async function frames(
  cables: unknown[],
  { theory }: { theory: boolean },
): Promise<Map<string, string[]>> {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { seconds: 60, rounds: 1, seed: 5, bots: 'none', theory });
  const people: t.Tester[] = [];
  for (let i = 0; i < 5; i++) people.push(await t.joinRoom(rig, opened.roomId, { name: `P${i}` }));
  const projector: View[] = [];
  const token = t.expectOk(await rig.rooms.seatOf(opened.roomId, opened.projectorToken));
  const viewer: Viewer = {
    seat: token,
    show: (view) => projector.push(view),
    signOff: () => undefined,
  };
  expect(isRefused(await rig.rooms.watch(viewer))).toBe(false);
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  for (const { seat } of people) await t.send(rig, seat, { type: 'ready' });
  await rig.clock.advance(250);
  const byCountry = new Map<string, t.Tester>();
  for (const one of people) {
    const view = await t.viewOf(rig, one.seat);
    if ('me' in view) byCountry.set(view.me.id, one);
  }
  const does = async (id: string, command: unknown): Promise<void> => {
    const one = byCountry.get(id);
    if (one) await t.send(rig, one.seat, command);
    await rig.clock.advance(250); // the projector is shown the room a few times a second
  };
  await does('united-states', { type: 'prepare', cables });
  for (const id of ['korea', 'canada', 'eu', 'japan']) {
    await does(id, { type: 'posture', stance: 'hold', bloc: false });
  }
  await rig.clock.advance(3000);
  for (const id of ['korea', 'canada']) await does(id, { type: 'concede' }); // Canada ends both bargains
  await rig.clock.advance(3000);
  const shown = new Map<string, View[]>([['projector', projector]]);
  for (const [id, { views }] of byCountry) shown.set(id, views);
  // who sits where, and under which ids, is chance; it is the same kind of chance in both games
  const names = [opened.roomId, opened.code, ...people.map(({ joined }) => joined.name)];
  const blank = (view: View): string =>
    names.reduce((text, name) => text.replaceAll(name, '*'), JSON.stringify(view));
  return new Map([...shown].map(([id, views]) => [id, views.map(blank)]));
}

test.each([
  ['', false],
  [', with what theory would have done, too', true],
])(
  'a quiet demand that is met leaves third parties and the projector the same frames%s',
  async (_, theory) => {
    const canada = { ...CABLE, targetId: 'canada', demand: 20 };
    const without = await frames([canada], { theory });
    const quietly = await frames([canada, { ...CABLE, demand: 20 }], { theory });
    for (const id of ['projector', 'eu', 'japan']) {
      const seen = quietly.get(id)?.filter((text) => !text.includes('"phase":"ended"'));
      expect(seen?.length).toBeGreaterThan(3);
      expect(seen).toEqual(without.get(id)?.filter((text) => !text.includes('"phase":"ended"')));
    }
    expect(quietly.get('korea')).not.toEqual(without.get('korea'));
    for (const [id, views] of quietly) {
      const told = views.filter((text) => text.includes('"theory":{'));
      // in results alone: never on the projector, never before the round is over
      expect(told.length > 0, id).toBe(theory && id !== 'projector');
      expect(told.filter((text) => /"phase":"(prepare|bargain)"/.test(text))).toEqual([]);
    }
  },
);
