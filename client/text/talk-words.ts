import { counted, listed, the, The } from './common.ts';

/** Words of the talk between seats. */
export const talk = {
  title: 'Talk',
  channels: 'Channels',
  tab: {
    dyad: (name: string) => name,
    allies: 'Allies',
    public: 'Everybody',
    unread: (n: number) => `${n} new`,
  },
  reads: {
    dyad: (name: string) => `Only you and ${the(name)} can read this.`,
    allies: (names: readonly string[]) =>
      names.length === 0
        ? 'No other ally reads this now.'
        : `${The(listed(names.map(the)))} can read this. The sender cannot.`,
    public: 'Everybody reads this. It stands in the news and on the big screen.',
  },
  messages: 'What was said',
  none: 'Nothing was said here yet.',
  older: 'The last messages are shown.',
  you: 'You',
  deleted: 'Deleted by the host.',
  report: 'Report',
  reportSaid: (name: string, words: string) => `Report what ${the(name)} said: ${words}`,
  reported: 'Reported to the host',
  phrases: 'Choose what to say',
  text: 'Or in your own words',
  textSend: 'Send',
  percent: 'How much',
  country: 'Which country',
  unsaid: 'leave it open',
  percentValue: (n: number) => `${n}%`,
  chosen: 'You will say',
  send: {
    dyad: (name: string) => `Send to ${the(name)} only`,
    allies: 'Send to the allies',
    public: 'Say it to everybody',
  },
  sending: 'Sending',
  not: {
    muted: 'The host has muted you. You can read and play.',
    closed: 'This channel is closed. You can read it.',
    fast: 'That was a lot at once. You can say more in a moment.',
    over: 'The game is over. You can read what was said.',
  },
  statements: 'Statements',
  statement: (name: string, words: string) => `${name}: “${words}”`,
  statementEdition: (round: number) =>
    round === 0 ? 'Statement, practice round' : `Statement, round ${round}`,
  failed: 'Talk could not be loaded. Check the network and open it again.',
  count: (n: number) => counted(n, 'message'),
};
