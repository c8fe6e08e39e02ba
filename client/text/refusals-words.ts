import { REFUSAL_TEXT, type RefusalCode } from '../../shared/protocol/refusals.ts';

/** What went wrong between the page and the server, besides the server's own refusals. */
export type LinkTrouble = RefusalCode | 'unreachable';

const UNREACHABLE = 'The server cannot be reached. Check the network; nothing you saved was lost.';

const isRefusal = (code: string): code is RefusalCode => code in REFUSAL_TEXT;

/** The plain sentence for a code; `detail`, from the server, says more where it can. */
export function refusalSentence(code: string, detail = ''): string {
  if (code === 'unreachable') return UNREACHABLE;
  if (isRefusal(code)) return REFUSAL_TEXT[code];
  return detail || REFUSAL_TEXT.internal;
}

/** The stable code in an answer, whatever came. */
export function readCodeOf(code: unknown): RefusalCode {
  return typeof code === 'string' && isRefusal(code) ? code : 'internal';
}
