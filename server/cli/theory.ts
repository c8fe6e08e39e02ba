import * as z from 'zod/mini';
import { bytesOf, commandLine, Unusable } from './command-line.ts';
import { headerOf, withColumns, type Computed } from './file-cells.ts';
import { BASE_COLUMNS } from './theory-base.ts';
import { nodesTheoryOf } from './theory-nodes.ts';
import { PRIVATE_COLUMNS } from './theory-private.ts';

const MOST_PROBLEMS = 20;

const HELP = `Adds what theory says to a file, and writes the file to standard output.

  npm run -s theory -- FILE.csv > OUT.csv
  npm run -s theory -- FILE.jsonl > OUT.jsonl

FILE.csv is comma-separated with a header and has a dyad of one round in each row. Columns can stand
in any order; others are kept. Shares and stakes are numbers (1 = the whole issue), flags 0 or 1, R and V
whole rounds. What is computed is added, or computed anew where it is there; KIND is quiet, quiet_exc,
loud, loud_exc.

With a column q, private cards. Needed columns:
  ${PRIVATE_COLUMNS.needed.join(' ')}
Added for each KIND: e K imposeC imposeR iv pain exit (9: it cannot leave), then of the demand D that is
worth most to the restless sender: rule mu p share bluff exitIs uR uC; p30 and share30 of a demand of 30.
Added for the round: R_act R_D vR bluff C_act C_D vC threat uT.

Without, the base game: no cards and nothing later but the price of the news. Needed columns:
  ${BASE_COLUMNS.needed.join(' ')}
mu is the weight of that price: 0 for theory line A, 1 for B. Added:
  D_KIND      the largest demand that is met (none is if this is below Dmin)
  cred_KIND   1 if the sender would carry the threat out
  eq_act      N no threat, T threat; then eq_loud, eq_exc, eq_outcome, eq_D, eq_uS, eq_uT

FILE.jsonl has a node of a round in each line, of kind answer, petition, firm, imposed, cable, sheet or
bloc, with the values of all that can be done there, what theory does and the regret of the rest.

Exit code 0: done. 2: the file cannot be read; standard error names row and column, or line and field,
and what was expected.
`;

/** What theory says of a file of dyads, or of nodes where the name ends in `.jsonl`. */
export function theoryOf(text: string, form: 'csv' | 'jsonl' = 'csv'): Computed {
  if (form === 'jsonl') return nodesTheoryOf(text);
  return headerOf(text).includes('q')
    ? withColumns(text, PRIVATE_COLUMNS)
    : withColumns(text, BASE_COLUMNS);
}

const Asked = z.object({ file: z.string('Name one file.') });

/** Writes what was computed, or says what is wrong with the file. @throws {Unusable} */
export function writeComputed(file: string, what: string, computed: Computed): number {
  if (computed.ok) {
    process.stdout.write(computed.text);
    return 0;
  }
  const said = [`${file} is not a file of ${what}.`, ...computed.problems];
  const more = said.splice(MOST_PROBLEMS).length;
  throw new Unusable([...said, ...(more > 0 ? [`... and ${more} more`] : [])].join('\n'));
}

export const theory = commandLine(HELP, Asked, ({ file }) => {
  const form = file.endsWith('.jsonl') ? 'jsonl' : 'csv';
  const what = form === 'jsonl' ? 'nodes' : 'dyads';
  return writeComputed(file, what, theoryOf(bytesOf(file).toString(), form));
});

if (import.meta.main) process.exitCode = theory(process.argv.slice(2));
