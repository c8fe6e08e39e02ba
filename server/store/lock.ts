import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Claims a data folder for this process, because the embedded store belongs to exactly one. The
 * claim is a lock of the operating system, so it ends with the process however that dies.
 *
 * @returns gives the folder back; null when another process has it
 * @throws when the folder cannot be written
 */
export function lockFolder(folder: string): (() => void) | null {
  const lock = new DatabaseSync(join(folder, 'entente.lock'));
  try {
    lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const busy = error instanceof Error && 'errcode' in error && error.errcode === 5;
    if (busy) return null;
    throw error;
  }
  return () => {
    lock.close();
  };
}
