import type { Commit, Draft, Problem, Reply } from '../../shared/protocol/protocol.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/protocol/view.ts';
import { readCodeOf } from '../text/refusals-words.ts';
import { ACK_MS, PASSING, type Auth, type Dial, type LineEvents } from './line.ts';
import { serverSent, type ServerSent } from './server-sent.ts';

/** The server says something every eight seconds; a stream silent for so long is none. */
const SILENCE_MS = 20_000;

/** The server's own refusal, or null: a proxy's page in between counts as no answer. */
async function refusalIn(response: Response): Promise<Extract<Reply, { ok: false }> | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  const { code, detail = '' } = (await response.json()) as Partial<Problem>;
  return { ok: false, code: readCodeOf(code), detail };
}

function asker({ roomId, token }: Auth) {
  const address = `/api/rooms/${encodeURIComponent(roomId)}`;
  return (path: string, init: RequestInit): Promise<Response> =>
    fetch(address + path, {
      cache: 'no-store',
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
}

/** Calls `silent` when nothing was heard for a while. */
function watchdog(silent: () => void): { heard: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  const heard = (): void => {
    stop();
    timer = setTimeout(silent, SILENCE_MS);
  };
  return { heard, stop };
}

/** Views as server-sent events and commits as requests, for where no websocket comes through. */
export const dialStream: Dial = (auth, events) => {
  const ask = asker(auth);
  const ending = new AbortController();
  const { signal } = ending;
  const { heard, stop } = watchdog(() => ending.abort());
  signal.addEventListener('abort', stop);

  const here = (): void => {
    // whether it arrives is the server's to judge
    ask('/here', { method: 'POST', signal }).catch(() => undefined);
  };
  const follow = async (): Promise<void> => {
    heard();
    const response = await ask('/events', { signal });
    if (!response.ok || response.body === null) {
      const refusal = await refusalIn(response);
      if (refusal && !PASSING.includes(refusal.code)) events.refused(refusal.code);
      return;
    }
    here();
    const read = serverSent();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      heard();
      for (const one of read(decoder.decode(got.value, { stream: true }))) tell(one, events, here);
    }
  };
  follow()
    .catch(() => undefined)
    .finally(() => {
      ending.abort();
      events.lost();
    });

  return {
    send: (commit) => sendOver(ask, commit),
    draft: (draft) => {
      // the next one says more
      ask('/draft', { ...json(draft), signal }).catch(() => undefined);
    },
    close: () => ending.abort(),
  };
};

function tell({ event, id, data }: ServerSent, events: LineEvents, here: () => void): void {
  // written by our own server, as the types say
  if (event === 'view') events.view(JSON.parse(data) as View, Number(id));
  else if (event === 'draft') {
    const { from, draft } = JSON.parse(data) as { from: PlayerId; draft: Draft };
    events.draft(from, draft);
  } else if (event === 'signedOff') {
    events.refused(readCodeOf((JSON.parse(data) as { code?: unknown }).code));
  } else here();
}

function json(body: object): RequestInit {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

async function sendOver(ask: ReturnType<typeof asker>, commit: Commit): Promise<Reply> {
  const response = await ask('/commands', {
    ...json(commit),
    signal: AbortSignal.timeout(ACK_MS),
  });
  const reply = response.ok ? ({ ok: true } as const) : await refusalIn(response);
  if (reply === null) throw new Error(`answered ${response.status}`);
  return reply;
}
