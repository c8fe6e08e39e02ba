import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

/** The status of a raw request to the socket's path, as a websocket upgrade or as a first poll. */
function knock(
  origin: string | undefined,
  transport: 'websocket' | 'polling',
  host?: string,
): Promise<number> {
  const headers: Record<string, string> = {
    ...(origin === undefined ? {} : { Origin: origin }),
    ...(host === undefined ? {} : { Host: host }),
    ...(transport === 'websocket'
      ? {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
        }
      : {}),
  };
  const path = `/socket.io/?EIO=4&transport=${transport}`;
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port: server.port, path, headers });
    const done = (res: IncomingMessage): void => {
      res.destroy();
      req.destroy();
      resolve(res.statusCode ?? 0);
    };
    req.on('upgrade', done).on('response', done).on('error', reject).end();
  });
}

describe('origin', () => {
  const own = (): string => server.base;
  test.each(['websocket', 'polling'] as const)(
    'foreign pages are refused (%s)',
    async (transport) => {
      const [fine, refused] = transport === 'websocket' ? [101, 400] : [200, 403];
      const port = server.port;
      const foreign = ['https://evil.example', 'null', `http://127.0.0.1.evil.example:${port}`];
      for (const origin of [...foreign, `http://127.0.0.1:${port + 1}`, 'file://']) {
        expect([origin, await knock(origin, transport)]).toEqual([origin, refused]);
      }
      expect(await knock(undefined, transport)).toBe(fine);
      expect(await knock(own(), transport)).toBe(fine);
      expect(await knock('http://class.lan:3000', transport, 'class.lan:3000')).toBe(fine);
    },
  );

  test('PUBLIC_URL is our own origin even when a proxy changes the Host', async () => {
    const publicUrl = 'https://class.example';
    const config = { port: 0, host: '127.0.0.1', dataDir: '', publicUrl };
    const behind = await testServer({ config });
    const before = server;
    server = behind;
    expect(await knock(publicUrl, 'websocket')).toBe(101);
    expect(await knock('https://evil.example', 'websocket')).toBe(400);
    server = before;
    await behind.close();
  });
});
