import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Kysely hands parameters over as `unknown`; it is given only texts, numbers and null here. */
const bound = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((p) => {
    if (typeof p === 'string' || typeof p === 'number' || p === null) return p;
    throw new TypeError(`not a value SQLite can store: ${typeof p}`);
  });

/**
 * The SQLite that comes with Node, in the shape that kysely's dialect asks for.
 *
 * `synchronous=FULL` makes a commit durable before it returns; `secure_delete` overwrites what is
 * deleted, so that a deleted name is not left in a free page.
 *
 * @param file  path of the database, created when missing
 * @throws when the file cannot be opened or written
 */
export function openNodeSqlite(file: string): SqliteDatabase & { exec(sql: string): void } {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA secure_delete=ON',
  );
  const statements = new Map<string, StatementSync>();
  const statementOf = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    if (statements.size < 200) statements.set(sql, known);
    return known;
  };
  return {
    exec: (sql) => {
      database.exec(sql);
    },
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const statement = statementOf(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run: (parameters) => statement.run(...bound(parameters)),
        iterate: (parameters) => statement.iterate(...bound(parameters)),
      };
    },
  };
}
