import type { CountryId } from '../../../../shared/scenario/ids.ts';
import type { Term } from '../../../../shared/view/terms.ts';
import type { Wall, WallWhatIf } from '../../../../shared/room/wall.ts';

/** What is picked inside the views of one game; null is what a view shows by itself. */
export class Picks {
  /** Whose points, and which term of them is open. */
  seat = $state<CountryId | null>(null);
  term = $state<Term | null>(null);
  /** On whom demands are shown. */
  target = $state<CountryId | null>(null);
  /** Every decision beside theory, and not only those that differ. */
  all = $state(false);
  whatIf = $state.raw<WallWhatIf | null>(null);

  /** As the big screen is told it. */
  told(): Pick<Wall, 'picked' | 'whatIf'> {
    const { seat, term, target, all, whatIf } = this;
    return { picked: { seat, term, target, all }, whatIf };
  }

  /** As the big screen was told it. */
  take({ picked, whatIf }: Pick<Wall, 'picked' | 'whatIf'>): void {
    this.seat = picked.seat;
    this.term = picked.term;
    this.target = picked.target;
    this.all = picked.all;
    this.whatIf = whatIf;
  }
}
