/** How a delegation decides: whoever acts first, or more than half of those who are here. */
export const COMMIT_RULES = ['anyone', 'majority'] as const;

/** The most people that one country takes. */
export const LARGEST_DELEGATION = 4;
