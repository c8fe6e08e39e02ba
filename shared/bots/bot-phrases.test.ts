import { describe, expect, test } from 'vitest';
import { cable, canada, korea, threatened, usa, type Table } from '../../test/support/given.ts';
import type { SeatCommand } from '../game/command.ts';
import { ChannelId, MessageId, type CountryId } from '../scenario/ids.ts';
import { readersOf } from '../talk/channels.ts';
import type { Message } from '../talk/message.ts';
import { settingsOf } from '../talk/settings.ts';
import { seatTalk } from '../talk/seat-talk.ts';
import { seatView } from '../view/seat-view.ts';
import { randomFrom } from './chance.ts';
import { botPhrases } from './bot-phrases.ts';

const toKorea = ChannelId.parse('dyad:korea');
const everybody = ChannelId.parse('public');

const saidBy = (
  { game }: Table,
  seat: CountryId,
  { channel, round = game.round }: { channel: ChannelId; round?: number },
): Message => ({
  id: MessageId.parse(`m${seat.length}${channel.length}${round}`),
  ...{ gameId: game.setup.gameId, round, phase: game.phase, channel, seat },
  ...{ to: readersOf(game, channel), playerId: null, words: { phrase: 'keepOurWord' } },
  ...{ at: 1, reported: false, reportedBy: null },
});

/** What the bot of a seat says, over several seeds. */
function said(
  { game }: Table,
  seat: CountryId,
  over: { intends?: SeatCommand; messages?: Message[]; seed?: number } = {},
) {
  const { intends = null, messages = [], seed = 1 } = over;
  const asked = { settings: settingsOf(), talk: { messages }, playerId: null, inPace: true };
  const talk = seatTalk(game, seat, asked);
  const view = seatView(game, seat, { opened: false, facts: [], talk });
  const randomFor = (channel: ChannelId) => randomFrom(seed, channel);
  return botPhrases(view, { intends, randomFor });
}
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

describe('with a move', () => {
  const quiet = threatened(cable(korea, 30));
  test.each<[SeatCommand, unknown]>([
    [{ type: 'concede' }, { phrase: 'canDoThis' }],
    [
      { type: 'petition', offer: 15 },
      { phrase: 'makeSmaller', percent: 15 },
    ],
    [{ type: 'standFirm' }, { phrase: 'willNotYield' }],
    [{ type: 'leave' }, { phrase: 'otherFriends' }],
  ])('a target says to the sender what it is about to do: %j', (intends, words) => {
    expect(said(quiet, korea, { intends })).toEqual([{ channel: toKorea, words }]);
  });

  test('a sender says it to the one concerned, and to nobody else', () => {
    const table = threatened(cable(korea, 30), cable(canada, 30)).when(korea, {
      type: 'petition',
      offer: 20,
    });
    const intends = { type: 'reject', targetId: korea } as const;
    expect(said(table, usa, { intends })).toEqual([
      { channel: toKorea, words: { phrase: 'notEnough' } },
    ]);
  });

  test('nothing quiet is ever said aloud; a loud matter sometimes is', () => {
    const loud = threatened(cable(korea, 30, { publicity: 'loud' }));
    const aloud = (table: Table) =>
      seeds.flatMap((seed) =>
        said(table, korea, { intends: { type: 'standFirm' }, seed }).filter(
          ({ channel }) => channel === everybody,
        ),
      );
    expect(aloud(quiet)).toEqual([]);
    expect(aloud(loud).length).toBeGreaterThan(5);
    expect(aloud(loud).length).toBeLessThan(35);
  });
});

describe('in answer', () => {
  const table = threatened(cable(korea, 30));

  test('it answers in the channel in which it was spoken to, once in a round', () => {
    const asked = saidBy(table, usa, { channel: toKorea });
    const [answer] = said(table, korea, { messages: [asked] });
    expect(answer?.channel).toBe(toKorea);
    const answered = [asked, saidBy(table, korea, { channel: toKorea })];
    expect(said(table, korea, { messages: [...answered, asked] })).toEqual([]);
    expect(
      said(table, korea, { messages: [saidBy(table, usa, { channel: toKorea, round: 0 })] }),
    ).toEqual([]);
    expect(said(table, korea)).toEqual([]);
  });

  test('a target that expects conflict answers otherwise than a friend', () => {
    const calm = new Set(
      seeds
        .flatMap((seed) =>
          said(table, korea, { messages: [saidBy(table, usa, { channel: toKorea })], seed }),
        )
        .map(({ words }) => 'phrase' in words && words.phrase),
    );
    expect([...calm].some((one) => one === 'weRemember' || one === 'otherFriends')).toBe(false);
    expect(calm.size).toBeGreaterThan(1);
  });

  test('the same seed and channel give the same words', () => {
    expect(said(table, korea, { messages: [saidBy(table, usa, { channel: everybody })] })).toEqual(
      [],
    );
    const messages = [saidBy(table, usa, { channel: toKorea })];
    for (const seed of seeds) {
      expect(said(table, korea, { messages, seed })).toEqual(
        said(table, korea, { messages, seed }),
      );
    }
  });
});
