import { expect, test } from 'vitest';
import { readCode } from '../../shared/protocol/spoken-code.ts';
import * as random from './random.ts';

test('secrets have the promised size and never repeat', () => {
  const tokens = Array.from({ length: 1000 }, random.newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[a-z2-7]{26}$/);
  expect(random.newPin()).toMatch(/^\d{4}$/);
  expect(random.newRoomId()).toHaveLength(16);
});

test('a spoken code can be read back', () => {
  const code = random.newSpokenCode();
  expect(readCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
});

test('hashes are compared as a whole', () => {
  const hash = random.hashOf('secret');
  expect(random.sameHash(hash, random.hashOf('secret'))).toBe(true);
  expect(random.sameHash(hash, random.hashOf('Secret'))).toBe(false);
  expect(random.sameHash(hash, '')).toBe(false);
});

test('the same PIN of two people is stored differently', () => {
  const [a, b] = [random.newPlayerId(), random.newPlayerId()];
  expect(random.pinHashOf(a, '1234')).not.toBe(random.pinHashOf(b, '1234'));
});
