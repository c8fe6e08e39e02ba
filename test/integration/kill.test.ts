import { expect, test } from 'vitest';
import { killStorm } from './kill.ts';

test('five kills under load lose nothing that was acknowledged and double nothing', async () => {
  const { faults, acknowledged, kills } = await killStorm(5);
  expect(faults).toEqual([]);
  expect(kills).toBe(5);
  expect(acknowledged).toBeGreaterThan(150);
});
