import * as z from 'zod/mini';
import { SeatPoll } from '../poll/poll.ts';

export const moment = z.nullable(z.number());

export const text = z.string();

/** A line from the host to everybody; absent when there is none. */
export const broadcast = z.optional(text);

/** True while the viewer calls the host; absent otherwise. Nobody else is told, but the host. */
export const calling = z.optional(z.literal(true));

/** What the host asks the class, and what this person answered; absent when nothing is asked. */
export const poll = z.optional(SeatPoll);

/** Whole points: stake x 100, rounded so that terms add up to their total. */
export const points = z.int();

/** A share 0 ... 1, rounded to six decimals. */
export const share = z.number();
