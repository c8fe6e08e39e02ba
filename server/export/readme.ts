import { TABLES } from '../../shared/export/tables.ts';

const tableLine = (table: (typeof TABLES)[number]): string =>
  `${table.name}.csv\n  ${table.about}\n  Key: ${table.key.join(', ')}.\n`;

/** The page that comes with the data. */
export function readmeText(roomId: string): string {
  return `Entente: the data of room ${roomId}

BEFORE YOU PUBLISH: delete names.csv. It is the only file with the names that people
gave. Where people could write in their own words, read messages.csv and answers.csv too,
and delete them if in doubt: they may have named themselves or others. Everything else
works without these three files.

Files

${TABLES.map(tableLine).join('')}codebook.csv
  Every column of every table: type, unit, range, the meaning of every word, and what an
  empty cell means. Look here first.
events.jsonl
  The log that all tables are computed from, one event a line. Entente can replay it.
scenario.json
  The scenario with every parameter, as the room was opened with it. What a treatment
  changed in a game stands in rooms.csv and in the game's first event.
load.R, load.py
  Load all tables with the right types and check them: "Rscript load.R" or
  "python3 load.py" in this folder. Several folders after it are put together.
SHA256SUMS
  "sha256sum -c SHA256SUMS" tells whether a file was changed.

Conventions

- UTF-8, commas, one header line. Words are in quotes.
- Moments are UTC, ISO 8601, with milliseconds. Games that a computer played at once,
  as "npm run -s simulate" does, have no clock: every moment is 1970-01-01.
- An empty cell is missing, and nothing else is. The codebook says why it can be.
- Flags are 1 and 0. Demands and offers are whole percent of what is at stake. Payoffs are
  in stakes and not rounded; 1 stake is 100 points. Trust is 1 - eT.
- Ids are random and stay the same in all files. Exports of several rooms can be put
  under each other: roomId is part of every key.
- No cell starts a formula. A text that begins with = + - @, a tab or a line break has an
  apostrophe before it; the loaders take it off. A number may begin with a minus; a digit
  follows it, so it is a number for every spreadsheet.
- Round 0 is practice and does not count. Rounds that a host cut short have decisions, but
  no scores ("scored" is 0).
- During play only finished games are exported, since the host must not read sealed
  choices.
- Theory columns assume line B: one threat now, peace afterwards. They and the regret
  explain; they are no part of any score.

To check everything: "npm run -s verify -- export.zip" in Entente's folder recomputes
every score, every trust value and every column of every table from events.jsonl and
compares them with the files. It needs none of names.csv, messages.csv, answers.csv.
`;
}
