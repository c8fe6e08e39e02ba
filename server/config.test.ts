import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('without variables: port 3000, every interface, data beside the program', () => {
  const config = readConfig({ PATH: '/bin', PORT: '' });
  expect(config).toMatchObject({ port: 3000, host: undefined, publicUrl: undefined });
  expect(config.dataDir).toMatch(/data$/);
});

test('every variable is read', () => {
  const env = {
    PORT: '8080',
    HOST: '127.0.0.1',
    DATA_DIR: 'x',
    PUBLIC_URL: 'https://Class.example/',
  };
  expect(readConfig(env)).toEqual({
    ...{ port: 8080, host: '127.0.0.1', dataDir: 'x', publicUrl: 'https://class.example' },
  });
});

test.each([
  [{ PORT: 'http' }, /^PORT must be/],
  [{ PORT: '70000' }, /^PORT must be/],
  [{ PORT: '-1' }, /^PORT must be/],
  [{ HOST: 'a b' }, /^HOST must be/],
  [{ PUBLIC_URL: 'class.example' }, /^PUBLIC_URL must be/],
  [{ PUBLIC_URL: 'https://class.example/path' }, /^PUBLIC_URL must be/],
  [{ PUBLIC_URL: 'ftp://class.example' }, /^PUBLIC_URL must be/],
  [{ DATABASE_URL: 'postgres://db' }, /^DATABASE_URL is set/],
])('%j is refused in one sentence', (env, sentence) => {
  const read = (): unknown => readConfig(env);
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(sentence);
  expect(read).not.toThrow(/\n|postgres:/);
});
