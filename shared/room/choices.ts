/** Lists of names that pages need without the schemas around them. */

/** The clock of a room that says nothing else, in seconds. @see design.md section 3 */
export const DEFAULT_CLOCK = {
  briefing: 90,
  prepare: 60,
  move: 30,
  bargain: 120,
  outcome: 20,
} as const;

/**
 * Ways to seat a class: bots fill what stays free; who is over shares a seat; who is over watches;
 * every country is held by several; two small games instead of one.
 */
export const PLAN_IDS = ['bots', 'share', 'watch', 'pairs', 'smaller'] as const;

export type PlanId = (typeof PLAN_IDS)[number];

/** Roles are drawn by lot, or people say what they want to lead and the lot decides where they collide. */
export const ROLE_MODES = ['random', 'wishes'] as const;

export type RoleMode = (typeof ROLE_MODES)[number];
