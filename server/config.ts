import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

/** What the environment decides. Everything else is an argument of `startServer`. */
export interface Config {
  readonly port: number;
  /** Undefined: every interface. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Where the world reaches this server, without a slash at the end, when a proxy stands before it. */
  readonly publicUrl: string | undefined;
}

const DATA_DIR = fileURLToPath(new URL('../data', import.meta.url));

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const given = <T extends z.ZodMiniType>(schema: T) => z.pipe(z.transform(empty), schema);

/** `PUBLIC_URL` as an origin: http or https, no path, no query. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  const web = url?.protocol === 'http:' || url?.protocol === 'https:';
  return web && url !== null && [url.origin, `${url.origin}/`].includes(text.toLowerCase());
}

const Environment = z.object({
  PORT: given(
    z._default(
      z.string().check(
        z.refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
          error: 'PORT must be a whole number from 0 to 65535.',
        }),
      ),
      '3000',
    ),
  ),
  HOST: given(
    z.optional(
      z.string().check(
        z.regex(/^[A-Za-z0-9.:_-]{1,253}$/, {
          error: 'HOST must be the name or the address of a network interface of this computer.',
        }),
      ),
    ),
  ),
  DATA_DIR: given(z._default(z.string(), DATA_DIR)),
  PUBLIC_URL: given(
    z.optional(
      z.string().check(
        z.refine(isOrigin, {
          error: 'PUBLIC_URL must be an address without a path, such as https://class.example.org.',
        }),
      ),
    ),
  ),
  DATABASE_URL: given(
    z.undefined({
      error: 'DATABASE_URL is set, but PostgreSQL is not built in yet. Unset it to use DATA_DIR.',
    }),
  ),
});

/** One sentence about one bad variable, for a person. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment; the only place that does.
 *
 * @param env  the variables, usually `process.env`
 * @throws ConfigError with one plain sentence about the first bad variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = Environment.safeParse(env);
  if (!read.success) throw new ConfigError(read.error.issues[0]?.message);
  const { PORT, HOST, DATA_DIR: dataDir, PUBLIC_URL } = read.data;
  const publicUrl = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL).origin;
  return { port: Number(PORT), host: HOST, dataDir, publicUrl };
}
