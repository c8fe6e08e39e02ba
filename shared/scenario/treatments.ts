import type { Cast } from './scenario.ts';

/** What can differ between the games of one room, so that the comparison is the lesson. */
export const TREATMENT_IDS = [
  'plain',
  'quiet-only',
  'no-exception',
  'threat-low',
  'threat-high',
  'rivals',
  'leaks',
] as const;
export type TreatmentId = (typeof TREATMENT_IDS)[number];

/** Ready comparisons, each with the treatments that its games are given in turn. */
export const DESIGNS = {
  voice: ['plain', 'quiet-only'],
  danger: ['threat-low', 'threat-high'],
  friends: ['plain', 'rivals'],
} as const satisfies Record<string, readonly TreatmentId[]>;
export type DesignId = keyof typeof DESIGNS;
export const DESIGN_IDS = ['voice', 'danger', 'friends'] as const satisfies readonly DesignId[];

/** A treatment as a game is played by it: its name, and what no parameter says. */
export interface TreatmentRules {
  readonly id: TreatmentId;
  /** Nothing can be said aloud. */
  readonly quietOnly?: true;
  /** How often the press gets hold of a quiet cable, a share. */
  readonly leak?: number;
}

/** The outside threat of `threat-low` and `threat-high`, and how often `leaks` leaks: design. */
const LOW = 0.2;
const HIGH = 1;
const LEAK = 0.3;
/** Conflict expectations between adversaries. @see model.md section 2 */
const ADVERSARY = 0.8;

/** The treatments of a room in which somebody names a design, or lists them. */
export function treatmentsOf(
  wished: DesignId | readonly TreatmentId[] | undefined,
): readonly TreatmentId[] {
  if (wished === undefined) return [];
  return typeof wished === 'string' ? DESIGNS[wished] : wished;
}

/**
 * The ready comparison that games with these treatments make up.
 *
 * @returns null where they make up none, or the list is empty
 */
export function designIn(ids: readonly TreatmentId[]): DesignId | null {
  const given = new Set<TreatmentId>(ids);
  const isGiven = (design: DesignId): boolean =>
    DESIGNS[design].length === given.size && DESIGNS[design].every((id) => given.has(id));
  return DESIGN_IDS.find(isGiven) ?? null;
}

/** What holds in a game besides its parameters. */
export function rulesOf(id: TreatmentId): TreatmentRules {
  if (id === 'quiet-only') return { id, quietOnly: true };
  return id === 'leaks' ? { id, leak: LEAK } : { id };
}

/**
 * The cast with the parameters that a treatment changes.
 *
 * @see model.md section 2: adversaries expect conflict, have no share in joint security, and no
 *   alliance to leave
 */
export function treatedCast(cast: Cast, id: TreatmentId): Cast {
  switch (id) {
    case 'plain':
    case 'quiet-only':
    case 'leaks':
      return cast;
    case 'no-exception':
      return { ...cast, world: { ...cast.world, phi: 0 } };
    case 'threat-low':
      return { ...cast, world: { ...cast.world, X: LOW } };
    case 'threat-high':
      return { ...cast, world: { ...cast.world, X: HIGH } };
    case 'rivals':
      return {
        ...cast,
        targets: cast.targets.map((target) => ({
          ...target,
          alignment: 'adversary',
          eS: ADVERSARY,
          eT: ADVERSARY,
          e0: ADVERSARY,
          m: 0,
          canLeave: false,
        })),
      };
  }
}
