/** A file of `test/golden/data/` from which a figure or a fact comes; a test holds them together. */
export type RecordFile =
  | 'ties_crosstabs'
  | 'ties_threat_rates'
  | 'published_effects'
  | 'case_232_events'
  | 'case_facts_other';

/** Where a number stands: the file's row by its keys, the column, and the part of a list. */
interface From {
  readonly file: RecordFile;
  readonly row: readonly string[];
  readonly column: string;
  readonly nColumn: string;
  readonly part?: number;
}

/** One number of the record. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: 'share' | 'percent' | 'per1000';
  readonly n: number;
  readonly from: From;
}

/** One dated fact of a case. Its words are in `client/text/record-words.ts`. */
interface Fact {
  readonly id: string;
  readonly file: RecordFile;
  readonly row: readonly string[];
  readonly source: string;
}

/** What a card says about the theory. */
export type Bearing = 'for' | 'against' | 'mixed' | 'case';

/** One card of the record. */
export interface RecordCard {
  readonly id:
    | 'allies-give'
    | 'per-threat'
    | 'rarely'
    | 'dependence'
    | 'imposed'
    | 'other-coding'
    | 'again'
    | 'loud'
    | 'steel'
    | 'cuba'
    | 'reprocessing';
  readonly bearing: Bearing;
  readonly figures: readonly Figure[];
  readonly facts: readonly Fact[];
}

function ties(
  { id, group }: Record<'id' | 'group', string>,
  [column, nColumn]: readonly [string, string],
  [value, n]: readonly [number, number],
): Figure {
  const from = { file: 'ties_crosstabs', row: [group], column, nColumn } as const;
  return { id, value, unit: 'share', n, from };
}
const AT_THREAT = ['strict_threat', 'n_end_threat'] as const;
const AFTER = ['strict_imposed', 'n_end_imposed'] as const;
const EITHER = ['success_strict', 'n_outcome'] as const;

function rate(id: string, name: string, [value, n]: readonly [number, number]): Figure {
  const row = ['all senders, security/political issues', name];
  const from = { file: 'ties_threat_rates', row, column: 'per_1000' } as const;
  return { id, value, unit: 'per1000', n, from: { ...from, nColumn: 'directed_dyad_years' } };
}

function study(
  id: string,
  { row, part }: { readonly row: string; readonly part: number },
  [value, n]: readonly [number, number],
): Figure {
  const from = { file: 'published_effects', row: [row], column: 'value', nColumn: 'n' } as const;
  return { id, value, unit: 'percent', n, from: { ...from, part } };
}

const steel = (id: string, row: readonly [date: string, begins: string], source: string): Fact => ({
  ...{ id, file: 'case_232_events', row, source },
});
const other = (
  id: string,
  row: readonly [name: string, date: string, begins: string],
  source: string,
): Fact => ({
  ...{ id, file: 'case_facts_other', row, source },
});

/** The cards, those that support the theory first and those that do not beside them. */
export const RECORD: readonly RecordCard[] = [
  {
    id: 'allies-give',
    bearing: 'for',
    figures: [
      ties({ id: 'allies', group: 'class=ally' }, AT_THREAT, [0.3966, 174]),
      ties({ id: 'neutrals', group: 'class=neutral' }, AT_THREAT, [0.3824, 204]),
      ties({ id: 'adversaries', group: 'class=adversary' }, AT_THREAT, [0.087, 23]),
    ],
    facts: [],
  },
  {
    id: 'imposed',
    bearing: 'against',
    figures: [
      ties({ id: 'allies', group: 'class=ally' }, AFTER, [0.2121, 198]),
      ties({ id: 'neutrals', group: 'class=neutral' }, AFTER, [0.4188, 277]),
      ties({ id: 'adversaries', group: 'class=adversary' }, AFTER, [0.2703, 37]),
    ],
    facts: [],
  },
  {
    id: 'per-threat',
    bearing: 'mixed',
    figures: [
      study('allies', { row: 'E11b', part: 1 }, [17.5, 395]),
      study('neutrals', { row: 'E11b', part: 2 }, [16.0, 486]),
      study('adversaries', { row: 'E11b', part: 0 }, [4.0, 50]),
    ],
    facts: [],
  },
  {
    id: 'rarely',
    bearing: 'for',
    figures: [
      rate('adversaries', 'adversary', [13.844, 4334]),
      rate('allies', 'ally', [1.862, 82686]),
      rate('neutrals', 'neutral', [0.315, 1173074]),
    ],
    facts: [],
  },
  {
    id: 'dependence',
    bearing: 'for',
    figures: [
      ties({ id: 'gap-1', group: 'cost_gap(target-sender)=-1' }, EITHER, [0.0588, 17]),
      ties({ id: 'gap0', group: 'cost_gap(target-sender)=0' }, EITHER, [0.2973, 639]),
      ties({ id: 'gap1', group: 'cost_gap(target-sender)=1' }, EITHER, [0.5541, 157]),
      ties({ id: 'gap2', group: 'cost_gap(target-sender)=2' }, EITHER, [0.6667, 27]),
    ],
    facts: [],
  },
  {
    id: 'again',
    bearing: 'mixed',
    figures: [
      ties({ id: 'first', group: 'prior_episodes_in_dyad=0' }, EITHER, [0.4096, 437]),
      ties({ id: 'second', group: 'prior_episodes_in_dyad=1' }, EITHER, [0.3803, 142]),
      ties({ id: 'third', group: 'prior_episodes_in_dyad=2' }, EITHER, [0.3908, 87]),
      ties({ id: 'fourth', group: 'prior_episodes_in_dyad=3-4' }, EITHER, [0.2688, 93]),
      ties({ id: 'sixth', group: 'prior_episodes_in_dyad=5-9' }, EITHER, [0.2871, 101]),
      ties({ id: 'eleventh', group: 'prior_episodes_in_dyad=10+' }, EITHER, [0.2957, 115]),
    ],
    facts: [],
  },
  {
    id: 'other-coding',
    bearing: 'against',
    figures: [
      study('threats', { row: 'E17', part: 0 }, [30.2, 265]),
      study('sanctions', { row: 'E18', part: 0 }, [50.7, 209]),
    ],
    facts: [],
  },
  {
    id: 'loud',
    bearing: 'mixed',
    figures: [],
    facts: [
      { id: 'kurizaki', file: 'published_effects', row: ['E34'], source: 'APSR 101(3)' },
      { id: 'kertzer', file: 'published_effects', row: ['E35'], source: 'AJPS' },
      { id: 'angus', file: 'published_effects', row: ['E20'], source: 'pgdailynews.ca 2018-06-15' },
      { id: 'chaudoin', file: 'published_effects', row: ['E36'], source: 'IO' },
    ],
  },
  {
    id: 'steel',
    bearing: 'case',
    figures: [],
    facts: [
      steel(
        'proclaimed',
        ['2018-03-08', 'Proclamations'],
        'cmtradelaw.com June 2018; autocare.org',
      ),
      steel('exempted', ['2018-03-22', 'Temporary'], 'cmtradelaw.com'),
      steel('quota', ['2018-03', 'South Korea'], 'stispfa.org (NAM)'),
      steel('applied', ['2018-06-01', 'Tariffs applied'], 'cmtradelaw.com'),
      steel('canada', ['2018-07-01', 'Canada'], 'cmtradelaw.com; bnnbloomberg.ca'),
      steel('lifted', ['2019-05-17', 'US, Canada'], 'trumpandtrade.com; carson.ca'),
    ],
  },
  {
    id: 'cuba',
    bearing: 'case',
    figures: [],
    facts: [
      other('sugar', ['Cuba', '1960-07', 'US cuts'], 'USDA ERS-Foreign-23 (Mar 1962)'),
      other('ussr', ['Cuba', '1962-01-09', 'USSR'], 'jfk50.blogspot.com'),
      other('embargo', ['Cuba', '1962-02-07', 'Embargo'], 'USDA ERS-Foreign-23'),
    ],
  },
  {
    id: 'reprocessing',
    bearing: 'case',
    figures: [],
    facts: [
      other('korea', ['South Korea 1975', '1975-76', 'US threat'], 'TIES v4.1, case 1975069901'),
      other('taiwan', ['Taiwan 1976', '1976-77', 'US pressure'], 'TIES v4.1, case 1976019901'),
    ],
  },
];
