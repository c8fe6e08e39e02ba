/** Words of the shared parts. */

/** What a country is in a game, as its badge shows it. */
export type CountryMarkPart = 'sender' | 'ally' | 'adversary';

/** Words for how a rope looks, from whole to torn; `broken` is said of who has left, whatever the trust. */
export type TrustLevel = 'strong' | 'worn' | 'frayed' | 'thin' | 'thread' | 'broken';

const seconds = (left: number): string => (left === 1 ? '1 second' : `${left} seconds`);

/** A signed number of points with a real minus sign. */
export const signed = (value: number): string =>
  value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';

/** A count with its noun. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n < 0 ? `−${-n}` : n} ${Math.abs(n) === 1 ? one : many}`;

const WITH_ARTICLE =
  /^(United |Nether|Philip|bloc$|bloc of )|(Union|States|Kingdom|Republic|Federation|Islands)$/;

/** A country's name inside a sentence: "the United States", "South Korea". */
export const the = (name: string): string => (WITH_ARTICLE.test(name) ? `the ${name}` : name);

/** The same at the beginning of a sentence. */
export const The = (name: string): string => (WITH_ARTICLE.test(name) ? `The ${name}` : name);

/** A sentence inside another. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A time of day as people write it: 14:03:22. */
export const timeOfDay = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

/** What a bloc is called: by its members, where they are known. */
export const blocName = (members: readonly string[]): string =>
  members.length === 0 ? 'bloc' : `bloc of ${listed(members.map(the))}`;

/** Names joined as in a sentence. */
export function listed(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
}

export const common = {
  appName: 'Entente',
  close: 'Close',
  loading: 'Loading',
  retry: 'Try again',
  home: 'Start page',
  pointsHead: 'Points',
  percent: (n: number) => `${n}%`,
  trust: 'Trust',
  trustLevel: {
    strong: 'strong',
    worn: 'worn',
    frayed: 'frayed',
    thin: 'thin',
    thread: 'by a thread',
    broken: 'broken',
  } satisfies Record<TrustLevel, string>,
  trustOf: ({ from, to }: Record<'from' | 'to', string>, value: number, level: string) =>
    `Trust of ${the(from)} in ${the(to)}: ${value} of 100, ${level}`,
  trustWas: (before: number) => `was ${before}`,
  clock: {
    label: 'Time left',
    none: 'No clock',
    paused: 'Paused',
    over: 'Time is up',
    soon: (left: number) => `${seconds(left)} left`,
  },
  fromHost: 'From the host',
  offline: 'Offline. You will be connected again as soon as there is a network.',
  offlineUnsent: 'Offline. Your choice is not sent yet.',
  standings: { country: 'Country', total: 'Points', par: 'Par', against: '± par' },
  /** A number of points that need not be signed. */
  plain: (value: number) => signed(value).replace('+', ''),
  total: 'Total',
  term: 'Term',
  cable: {
    title: 'Cable',
    to: (name: string) => `To ${name}`,
    from: (name: string) => `From ${name}`,
    sealed: 'Sealed',
    open: 'Open the cable',
  },
  news: { paper: 'The Daily Record', everybody: 'Everybody reads this' },
  part: { sender: 'sender', ally: 'ally', adversary: 'adversary' } satisfies Record<
    CountryMarkPart,
    string
  >,
  bot: 'bot',
  saving: 'Sending',
  saved: (at: number) => `Saved at ${timeOfDay(at)}`,
  gone: {
    heading: 'You are gone from this class',
    what: 'Your name and your words are deleted, and this phone has forgotten your seat. The moves of the game stay, under a country’s name only.',
    roomHeading: 'This class is deleted',
    room: 'Nothing of it is stored any more.',
  },
  notFound: 'There is no page at this address. Here is the start page.',
};
