/** The size for which a drawing is made that is kept: its width, and the root's type, in pixels. */
export interface Still {
  readonly width: number;
  readonly em: number;
}

let now: Still | null = null;

/**
 * Makes charts for paper: while this runs, every chart that is mounted draws at once and for this
 * size, whatever the page looks like, with its table under it. Not a context of Svelte's, because
 * its runtime is one copy for all pages.
 */
export function whileStill<T>(still: Still, make: () => T): T {
  now = still;
  try {
    return make();
  } finally {
    now = null;
  }
}

/** The size to draw for, if charts are being made for paper. */
export const stillNow = (): Still | null => now;

/** The root's type in pixels, so that a big screen draws larger. */
export const rootEm = (): number =>
  now?.em ?? Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** How wide one of so many drawings in `chart-many` is: at least 27 of the root's type, 1.5 apart. In pixels. */
export function columnIn(width: number, drawings: number): number {
  const [least, gap] = [27 * rootEm(), 1.5 * rootEm()];
  const room = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const columns = Math.min(drawings, room);
  return (width - (columns - 1) * gap) / columns;
}
