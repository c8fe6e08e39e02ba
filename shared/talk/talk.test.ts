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
import type { Game } from '../game/game.ts';
import { ChannelId, CountryId, MessageId, PlayerId } from '../scenario/ids.ts';
import { channelsOf, readersOf } from './channels.ts';
import { TalkCommand, type Say } from './talk-command.ts';
import { decideSay, type SayContext } from './decide-talk.ts';
import { holdsFiltered } from './filter.ts';
import { applyTalk, SILENCE, withoutPlayer, type Message } from './message.ts';
import { PHRASE_IDS, PHRASES, phrasesFor } from './phrases.ts';
import { settingsOf, withChannel, withMuted } from './settings.ts';
import { hostTalk, seatTalk, statementsOf } from './seat-talk.ts';

const ann = PlayerId.parse('ann');
const ben = PlayerId.parse('ben');
const toKorea = ChannelId.parse('dyad:korea');
const allies = ChannelId.parse('allies');
const everybody = ChannelId.parse('public');

const playing = (): Game => threatened(cable(korea, 30), cable(canada, 40)).game;

const say = (fields: Record<string, unknown>): Say => {
  const command = TalkCommand.parse({ type: 'say', ...fields });
  if (command.type !== 'say') throw new Error('not said');
  return command;
};
const context = (over: Partial<SayContext> = {}): SayContext => ({
  ...{ settings: settingsOf(), playerId: ann, inPace: true, filter: [] },
  ...over,
});
const decided = (
  seat: CountryId,
  fields: Record<string, unknown>,
  { game = playing(), ...over }: Partial<SayContext> & { game?: Game } = {},
) => decideSay(game, seat, { command: say(fields), context: context(over) });

let made = 0;
function message(game: Game, over: Partial<Message> & Pick<Message, 'channel' | 'seat'>): Message {
  made += 1;
  return {
    id: MessageId.parse(`m${made}`),
    gameId: game.setup.gameId,
    round: game.round,
    phase: game.phase,
    to: readersOf(game, over.channel),
    playerId: ann,
    words: { phrase: 'keepOurWord' },
    at: 1000 + made,
    reported: false,
    reportedBy: null,
    ...over,
  };
}
const talkOf = (
  game: Game,
  seat: CountryId,
  { messages, playerId = ann }: { messages: readonly Message[]; playerId?: PlayerId },
) => seatTalk(game, seat, { settings: settingsOf(), talk: { messages }, playerId, inPace: true });

describe('phrases', () => {
  test('there are enough for each side in each phase of a round', () => {
    expect(PHRASE_IDS.length).toBeGreaterThanOrEqual(24);
    for (const phase of ['briefing', 'prepare', 'bargain', 'outcome'] as const) {
      for (const side of ['sender', 'target'] as const) {
        expect(phrasesFor(side, 'dyad', phase).length, `${side} ${phase}`).toBeGreaterThan(4);
        expect(phrasesFor(side, 'public', phase).length).toBeGreaterThan(1);
      }
      expect(phrasesFor('target', 'allies', phase).length).toBeGreaterThan(4);
    }
    expect(phrasesFor('target', 'dyad', 'ended')).toEqual([]);
  });

  test('each can be said by somebody, somewhere', () => {
    for (const id of PHRASE_IDS) {
      expect([PHRASES[id].in.length > 0, PHRASES[id].when.length > 0]).toEqual([true, true]);
    }
  });
});

describe('channels', () => {
  test('the sender has one with each target, a target its own; allies have one, all the public one', () => {
    const game = playing();
    expect(channelsOf(game, usa)).toEqual([
      'dyad:korea',
      'dyad:canada',
      'dyad:eu',
      'dyad:japan',
      'public',
    ]);
    expect(channelsOf(game, korea)).toEqual(['dyad:korea', 'allies', 'public']);
    expect(channelsOf(game, CountryId.parse('nowhere'))).toEqual([]);
  });

  test('who has just left is out of the allies’ channel at once, and stays out', () => {
    const table = threatened(cable(korea, 30), cable(canada, 40));
    const before = message(table.game, { channel: allies, seat: japan });
    table.when(canada, { type: 'leave' });
    const after = message(table.game, { channel: allies, seat: japan });
    const heard = talkOf(table.game, canada, { messages: [before, after] }).view.channels[1];
    expect(heard).toMatchObject({ id: 'allies', open: false });
    expect(heard?.messages.map(({ id }) => id)).toEqual([before.id]);
    expect(readersOf(table.game, allies)).toEqual([korea, eu, japan]);
    table.when(korea, { type: 'concede' }).everyoneReady();
    expect([table.game.round, readersOf(table.game, allies)?.includes(canada)]).toEqual([2, false]);
    const refused = decided(canada, { channel: 'allies', phrase: 'agreed' }, { game: table.game });
    expect(refused).toEqual({ ok: false, code: 'stale' });
  });
});

describe('saying', () => {
  test('a phrase with and without what its slot takes', () => {
    const plain = { channel: toKorea, phrase: 'makeSmaller' };
    expect(decided(korea, plain)).toEqual({ ok: true, words: { phrase: 'makeSmaller' } });
    expect(decided(korea, { ...plain, percent: 20 })).toEqual({
      ok: true,
      words: { phrase: 'makeSmaller', percent: 20 },
    });
    const standBy = { channel: allies, phrase: 'standBy', country: 'canada' };
    expect(decided(korea, standBy)).toMatchObject({ ok: true, words: { country: canada } });
  });

  const text = { channel: 'public', text: 'Hello' };
  test.each<[string, CountryId, Record<string, unknown>, Partial<SayContext>, string]>([
    ['when talk is off', korea, text, { settings: settingsOf({ mode: 'off' }) }, 'talk-off'],
    ['free text among phrases', korea, text, {}, 'phrases-only'],
    [
      'by who is muted',
      korea,
      text,
      { settings: withMuted(settingsOf(), { playerId: ann, muted: true }) },
      'muted',
    ],
    ['in another’s channel', eu, { channel: toKorea, phrase: 'agreed' }, {}, 'unknown-channel'],
    [
      'among allies by the sender',
      usa,
      { channel: allies, phrase: 'agreed' },
      {},
      'unknown-channel',
    ],
    ['to nobody', usa, { channel: 'dyad:mars', phrase: 'agreed' }, {}, 'unknown-channel'],
    ['of the other side', korea, { channel: toKorea, phrase: 'notEnough' }, {}, 'unknown-phrase'],
    [
      'in the wrong channel',
      korea,
      { channel: 'public', phrase: 'makeSmaller' },
      {},
      'unknown-phrase',
    ],
    ['that is none', korea, { channel: toKorea, phrase: 'constructor' }, {}, 'unknown-phrase'],
    [
      'with a percent it has no place for',
      korea,
      { channel: toKorea, phrase: 'agreed', percent: 3 },
      {},
      'unknown-phrase',
    ],
    [
      'about no country of this game',
      korea,
      { channel: allies, phrase: 'standBy', country: 'mars' },
      {},
      'unknown-target',
    ],
    ['in another phase', korea, { channel: toKorea, phrase: 'greeting' }, {}, 'stale'],
    ['too fast', korea, { channel: toKorea, phrase: 'agreed' }, { inPace: false }, 'too-many'],
  ])('is refused %s', (_when, seat, fields, over, code) => {
    expect(decided(seat, fields, over)).toEqual({ ok: false, code });
  });

  test('a closed channel takes nothing more, and another game’s stays open', () => {
    const game = playing();
    const closed = withChannel(settingsOf(), [game.setup.gameId], {
      channel: everybody,
      closed: true,
    });
    const fields = { channel: 'public', phrase: 'calmDown' };
    expect(decided(korea, fields, { settings: closed })).toMatchObject({ code: 'channel-closed' });
    const open = withChannel(closed, [game.setup.gameId], { channel: everybody, closed: false });
    expect(decided(korea, fields, { settings: open })).toMatchObject({ ok: true });
  });

  test('free text where the host allows it, without the words that are filtered', () => {
    const settings = settingsOf({ mode: 'text' });
    expect(decided(korea, text, { settings })).toEqual({ ok: true, words: { text: 'Hello' } });
    const filter = ['héllo'];
    expect(decided(korea, text, { settings, filter })).toMatchObject({ code: 'filtered' });
    const minors = settingsOf({ mode: 'text', minors: true });
    expect(decided(korea, text, { settings: minors })).toMatchObject({ code: 'phrases-only' });
  });

  test.each([
    ['', false],
    ['   ', false],
    ['x'.repeat(281), false],
    ['two\nlines', false],
    ['a bell \u0007', false],
    ['turned \u202e round', false],
    ['  trimmed  ', true],
    ['família 👩‍👩‍👧 नमस्ते', true],
  ])('%j as a text', (words, fine) => {
    const read = TalkCommand.safeParse({ type: 'say', channel: 'public', text: words });
    expect(read.success).toBe(fine);
  });

  test('text and phrase at once, or neither, is malformed', () => {
    for (const rest of [{}, { text: 'a', phrase: 'agreed' }, { text: 'a', percent: 2 }]) {
      expect(TalkCommand.safeParse({ type: 'say', channel: 'public', ...rest }).success).toBe(
        false,
      );
    }
  });
});

test.each([
  ['What an IDIOT', ['idiot'], true],
  ['idiotic', ['idiot'], false],
  ['you old  fool!', ['old fool'], true],
  ['ÉCLAIR', ['eclair'], true],
  ['anything', ['', '  ', '!'], false],
])('the filter: %s / %j', (text, words, found) => {
  expect(holdsFiltered(text, words)).toBe(found);
});

describe('what a seat reads', () => {
  test('each hears its own channels and no other', () => {
    const game = playing();
    const all = [
      message(game, { channel: toKorea, seat: korea, words: { text: 'for the sender alone' } }),
      message(game, { channel: allies, seat: eu, words: { text: 'among allies' } }),
      message(game, { channel: everybody, seat: usa, words: { text: 'aloud' } }),
    ];
    const heard = (seat: CountryId): string =>
      JSON.stringify(talkOf(game, seat, { messages: all }).view);
    expect(heard(usa)).toMatch(/sender alone.*aloud/);
    expect(heard(usa)).not.toContain('among allies');
    expect(heard(korea)).toMatch(/sender alone.*among allies.*aloud/);
    expect(heard(japan)).not.toContain('sender alone');
    const about = { settings: settingsOf(), talk: { messages: all } };
    expect(statementsOf(game, about).map(({ text }) => text)).toEqual(['aloud']);
  });

  test('what can be said is in legal, also in a pause, and not for who is muted or too fast', () => {
    const table = threatened(cable(korea, 30)).input({ type: 'host', act: 'pause' });
    const { legal } = talkOf(table.game, korea, { messages: [] });
    expect(legal.map((one) => 'channel' in one && one.channel)).toEqual([
      ['dyad:korea'],
      ['allies'],
      ['public'],
    ]);
    for (const entry of legal) {
      if (entry.type !== 'say') continue;
      for (const phrase of entry.phrase) {
        const said = decided(korea, { channel: entry.channel[0], phrase }, { game: table.game });
        expect([phrase, said]).toMatchObject([phrase, { ok: true }]);
      }
    }
    const base = { settings: settingsOf(), talk: SILENCE, playerId: ann, inPace: true };
    const muted = withMuted(settingsOf(), { playerId: ann, muted: true });
    expect(seatTalk(table.game, korea, { ...base, settings: muted }).legal).toEqual([]);
    expect(seatTalk(table.game, korea, { ...base, inPace: false }).legal).toEqual([]);
    const off = seatTalk(table.game, korea, { ...base, settings: settingsOf({ mode: 'off' }) });
    expect(off).toEqual({ view: { mode: 'off', channels: [] }, legal: [] });
  });

  test('after the end it can be read and nothing more is said', () => {
    const table = new Table().input({ type: 'host', act: 'end' });
    const said = message(table.game, { channel: everybody, seat: usa });
    const { view, legal } = talkOf(table.game, korea, { messages: [said] });
    expect(legal).toEqual([]);
    expect(view.channels.map(({ open }) => open)).toEqual([false, false, false]);
    expect(view.channels.at(-1)?.messages).toHaveLength(1);
  });

  test('a phone is sent the last of it only', () => {
    const game = playing();
    const words = { text: 'x'.repeat(280) };
    const many = Array.from({ length: 400 }, () =>
      message(game, { channel: toKorea, seat: korea, words }),
    );
    const { view } = talkOf(game, usa, { messages: many });
    expect(JSON.stringify(view).length).toBeLessThan(10_000);
    expect(view.channels[0]?.messages.at(-1)?.id).toBe(many.at(-1)?.id);
    const short = Array.from({ length: 400 }, () =>
      message(game, { channel: toKorea, seat: korea }),
    );
    expect(talkOf(game, usa, { messages: short }).view.channels[0]?.messages).toHaveLength(50);
  });

  test('a report shows only to who made it, a deleted message as a gap', () => {
    const game = playing();
    const said = message(game, { channel: everybody, seat: usa });
    const state = applyTalk(
      { ...SILENCE, messages: [said] },
      { reported: { id: said.id, by: ann } },
    );
    const shown = (playerId: PlayerId) =>
      talkOf(game, korea, { messages: state.messages, playerId }).view.channels.at(-1)?.messages[0];
    expect(shown(ann)?.reported).toBe(true);
    expect(shown(ben)).not.toHaveProperty('reported');
    const gone = applyTalk(state, { deleted: [said.id] });
    const [left] =
      talkOf(game, korea, { messages: gone.messages }).view.channels.at(-1)?.messages ?? [];
    expect(left).not.toHaveProperty('phrase');
    expect(statementsOf(game, { settings: settingsOf(), talk: gone })).toEqual([]);
  });
});

test('the host reads everything, what was reported first', () => {
  const game = playing();
  const first = message(game, { channel: toKorea, seat: korea, playerId: ben });
  const second = message(game, { channel: allies, seat: eu, playerId: null });
  const state = applyTalk(SILENCE, { said: [first, second] });
  const reported = applyTalk(state, { reported: { id: first.id, by: ann } });
  const names = (id: PlayerId): string | null => (id === ann ? 'Ann' : id === ben ? 'Ben' : null);
  const talk = hostTalk(game, { settings: settingsOf(), talk: reported }, names);
  expect(talk.total).toBe(2);
  expect(talk.messages.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(talk.messages[0]).toMatchObject({ name: 'Ben', reported: true, reportedBy: 'Ann' });
  expect(talk.messages[1]).toMatchObject({ name: null });
});

test('a message counts once under its id; a forgotten person leaves no word', () => {
  const game = playing();
  const said = message(game, { channel: toKorea, seat: korea });
  const other = message(game, { channel: everybody, seat: usa, playerId: ben });
  const state = applyTalk(applyTalk(SILENCE, { said: [said, other] }), { said: [said] });
  expect(state.messages).toHaveLength(2);
  const reported = applyTalk(state, { reported: { id: other.id, by: ann } });
  expect(withoutPlayer(reported, ann).messages).toEqual([
    { ...other, reported: true, reportedBy: null },
  ]);
});
