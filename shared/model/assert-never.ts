/**
 * Ends a switch on a union: the compiler proves that no case is left.
 *
 * @param value  what should not exist
 * @throws {Error} always; reaching it is our mistake
 */
export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
