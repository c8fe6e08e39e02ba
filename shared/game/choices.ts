/** Lists of names that pages need without the schemas around them. */

/** How a delegation decides: whoever acts first, or more than half of those who are here. */
export const COMMIT_RULES = ['anyone', 'majority'] as const;

/** The most people that one country takes. */
export const LARGEST_DELEGATION = 4;

/**
 * Ways to seat a class: bots fill what stays free; who is over shares a seat; who is over watches;
 * every country is held by several; two small games instead of one.
 */
export const PLAN_IDS = ['bots', 'share', 'watch', 'pairs', 'smaller'] as const;
export type PlanId = (typeof PLAN_IDS)[number];

/** Roles are drawn by lot, or people say what they want to lead and the lot decides where they collide. */
export const ROLE_MODES = ['random', 'wishes'] as const;
export type RoleMode = (typeof ROLE_MODES)[number];
