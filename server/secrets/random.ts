import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/spoken-code.ts';
import { MessageId, PlayerId, RoomId } from '../../shared/scenario/ids.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** `length` letters and digits with 5 bits of chance each. */
const letters = (length: number): string =>
  Array.from(randomBytes(length), (byte) => BASE32.charAt(byte & 31)).join('');

/** A secret of 130 bits, to be shown once and stored only as its hash. */
export const newToken = (): string => letters(26);

/** Four digits that a person can remember. */
export const newPin = (): string => String(randomInt(10_000)).padStart(4, '0');

/** A person's id, token and PIN. */
export interface Identity {
  readonly playerId: PlayerId;
  readonly seatToken: string;
  readonly pin: string;
}

export const newIdentity = (): Identity => ({
  ...{ playerId: newPlayerId(), seatToken: newToken(), pin: newPin() },
});

const lettersFrom = (secret: string, length: number): string =>
  [...createHash('sha256').update(secret).digest().subarray(0, length)]
    .map((byte) => BASE32.charAt(byte & 31))
    .join('');

/**
 * The identity that follows from a secret of 128 bits, always the same: so a client that asks twice
 * can be answered twice without anything being stored.
 */
export function identityFrom(secret: string): Identity {
  const number = createHash('sha256').update(`pin ${secret}`).digest().readUInt32BE(0);
  return {
    playerId: PlayerId.parse(lettersFrom(`player ${secret}`, 16)),
    seatToken: lettersFrom(`token ${secret}`, 26),
    pin: String(number % 10_000).padStart(4, '0'),
  };
}

/**
 * The secret of the link by which a person's own page is read, from that person's token: asked for
 * twice, it is the same link, and who has the link cannot come from it to the token.
 */
export const storySecretFrom = (seatToken: string): string => lettersFrom(`story ${seatToken}`, 26);

export const newRoomId = (): RoomId => RoomId.parse(letters(16));
export const newMessageId = (): MessageId => MessageId.parse(letters(12));
export const newPlayerId = (): PlayerId => PlayerId.parse(letters(16));

/** A code that can be spoken aloud. Guessing it is what the throttle of typed codes is for. */
export const newSpokenCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  ).join('');

/** A seed for the rules' own chance: a whole number that JSON keeps exactly. */
export const newSeed = (): number => randomInt(2 ** 31);

/** What is stored of a secret: SHA-256, in hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What is stored of a PIN: bound to its player, so that equal PINs look different. */
export const pinHashOf = (playerId: PlayerId, pin: string): string => hashOf(`${playerId}:${pin}`);

/** Compares two hashes in a time that says nothing about where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
