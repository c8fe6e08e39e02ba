/**
 * A view may be longer than a screen, and nobody scrolls a projector. What begins a part of a view, its
 * headings and charts, is the same on every screen, however wide: so parts are counted, not pixels.
 */
const BEGINNINGS = '#debrief-view :is(h3, .chart)';

/** The part counts as looked at that began above this share of the screen. */
const UPPER = 0.2;

const beginnings = (): readonly Element[] => [...document.querySelectorAll(BEGINNINGS)];

/** How many parts have begun above what is looked at; 0 at the top of the page. */
export function partInView(): number {
  if (scrollY < 1) return 0;
  const line = UPPER * innerHeight;
  return beginnings().filter((one) => one.getBoundingClientRect().top < line).length;
}

/** Brings a heading to the top of the screen, or the page’s own top where none is named. */
export function beginAt(heading: string | undefined): void {
  whenDrawn(() => bringUp(heading === undefined ? null : document.getElementById(heading)));
}

/** Brings a part to the top of the screen. */
export function showPart(part: number): void {
  const bring = (): void => bringUp(part === 0 ? null : beginnings()[part - 1]);
  bring();
  whenDrawn(bring);
}

function bringUp(part: Element | null | undefined): void {
  if (part === null) scrollTo({ top: 0 });
  else part?.scrollIntoView({ block: 'start' });
}

/** Charts are drawn in the frame after they are laid out. */
function whenDrawn(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
