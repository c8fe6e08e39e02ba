import { expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { StoreUnavailable, type Store } from '../../server/store/port.ts';
import { ask, openRoom, phoneFor, testServer } from './harness.ts';

test('when the disk fails everybody is told so plainly, and later it works again', async () => {
  const store = memoryStore();
  let down = false;
  const orFail = <T>(work: () => Promise<T>): Promise<T> =>
    down ? Promise.reject(new StoreUnavailable('the disk is full')) : work();
  const shaky: Store = {
    ...store,
    append: (batch) => orFail(() => store.append(batch)),
    ping: () => orFail(() => store.ping()),
  };
  const server = await testServer({ store: shaky });
  const room = await openRoom(server.base, { seconds: 0 });
  const ann = await room.join();
  const phone = await phoneFor(room, room.opened.hostToken);
  down = true;
  const answer = await room.send(room.opened.hostToken, { type: 'deal' });
  expect([answer.status, answer.body]).toMatchObject([503, { code: 'unavailable' }]);
  expect(answer.text).not.toContain('disk is full');
  expect(await phone.send({ type: 'deal' })).toMatchObject({ ok: false, code: 'unavailable' });
  expect((await ask(`${server.base}/readyz`, 'GET')).status).toBe(503);
  expect((await ask(`${server.base}/healthz`, 'GET')).status).toBe(200);
  expect((await room.view(ann.seatToken)).kind).toBe('player');
  down = false;
  expect(await phone.send({ type: 'deal' })).toEqual({ ok: true });
  expect((await ask(`${server.base}/readyz`, 'GET')).status).toBe(200);
  await server.close();
});
