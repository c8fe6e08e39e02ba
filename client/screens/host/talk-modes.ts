import type { TalkMode } from '../../../shared/talk/settings.ts';

/** The modes in the order in which they are offered. */
export const TALK_MODE_ORDER: readonly TalkMode[] = ['phrases', 'text', 'off'];
