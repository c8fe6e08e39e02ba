import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openRoom, testServer, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

describe('operations', () => {
  test.each([
    ['/healthz', 'ok\n'],
    ['/readyz', 'ready\n'],
  ])('%s says %j', async (path, text) => {
    const answer = await ask(server.base + path, 'GET');
    expect([answer.status, answer.text]).toEqual([200, text]);
  });

  test('/metrics are counts in Prometheus text, and name nobody', async () => {
    const room = await openRoom(server.base);
    await room.join('Canary');
    const { text } = await ask(`${server.base}/metrics`, 'GET');
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) entente_\w+ .+|entente_\w+ \d+(\.\d+)?)$/);
    }
    expect(text).toMatch(/^entente_rooms [1-9]/m);
  });

  test('the scenarios are listed', async () => {
    const answer = await ask(`${server.base}/api/scenarios`, 'GET');
    expect(answer.body).toContainEqual(
      expect.objectContaining({ id: 'steel-2018', title: 'Steel, 2018' }),
    );
  });

  test('every answer carries a strict policy and no trace of what runs here', async () => {
    for (const path of ['/healthz', '/api/nothing', '/api/scenarios']) {
      const { headers } = await fetch(server.base + path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
      expect(headers.get('content-security-policy')).not.toContain('script-src');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
