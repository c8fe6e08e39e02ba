/** What happened since the start, as counts. They name nobody. */
export interface Counts {
  commits: number;
  refusals: number;
  events: number;
  views: number;
  deadlines: number;
  botMoves: number;
  outages: number;
  brokenGames: number;
}

export const newCounts = (): Counts => ({
  ...{ commits: 0, refusals: 0, events: 0, views: 0 },
  ...{ deadlines: 0, botMoves: 0, outages: 0, brokenGames: 0 },
});

const COUNTERS: Record<keyof Counts, readonly [name: string, help: string]> = {
  commits: ['entente_commits_total', 'Commands accepted and written.'],
  refusals: ['entente_refusals_total', 'Commands refused.'],
  events: ['entente_events_total', 'Events appended to the log.'],
  views: ['entente_views_total', 'Views sent.'],
  deadlines: ['entente_deadlines_total', 'Deadlines that passed.'],
  botMoves: ['entente_bot_moves_total', 'Decisions made by bots.'],
  outages: ['entente_outages_total', 'Times the store could not be used.'],
  brokenGames: ['entente_broken_games_total', 'Games stopped by a fault of ours.'],
};

/** What is so right now. */
export interface Gauges {
  readonly rooms: number;
  readonly sockets: number;
  readonly streams: number;
}

/**
 * Counts and gauges in the text form that Prometheus reads.
 *
 * @param counts  since the start
 * @param gauges  now
 */
export function metricsText(counts: Counts, gauges: Gauges): string {
  type Named = readonly [name: string, help: string];
  const lines = ([name, help]: Named, type: string, value: number): string =>
    `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
  const counters = Object.entries(COUNTERS).map(([key, named]) =>
    lines(named, 'counter', counts[key as keyof Counts]),
  );
  return [
    lines(['entente_rooms', 'Rooms held in memory.'], 'gauge', gauges.rooms),
    lines(['entente_sockets', 'Sockets connected.'], 'gauge', gauges.sockets),
    lines(['entente_streams', 'Event streams connected.'], 'gauge', gauges.streams),
    lines(['entente_memory_bytes', 'Resident memory.'], 'gauge', process.memoryUsage.rss()),
    ...counters,
  ].join('');
}
