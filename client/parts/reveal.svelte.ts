import { glide } from './glide.ts';

/** How long a reveal takes at most, in milliseconds. */
export const REVEAL_MS = 2400;

/**
 * A beat of drama when results come: what is on the page is there at once, and is only shown one after
 * the other. Any key or tap ends it; who wants less motion never sees it.
 */
export class Reveal {
  /** 0 at the beginning, 1 when everything is shown. */
  share = $state(1);
  readonly telling = $derived(this.share < 1);
  #stop: () => void = () => undefined;

  /** Begins to tell. */
  play(): void {
    this.#stop();
    this.share = 0;
    this.#stop = glide({
      from: 0,
      to: 1,
      ms: REVEAL_MS,
      even: true,
      step: (share) => (this.share = share),
    });
  }

  /** Shows the rest at once. */
  readonly skip = (): void => {
    this.#stop();
    this.share = 1;
  };

  /** A number on its way up to its value between two moments of the telling (0 ... 1). */
  count(value: number, from: number, to: number): number {
    const share = Math.min(1, Math.max(0, (this.share - from) / (to - from)));
    return share === 1 ? value : Math.round(value * (1 - (1 - share) ** 3));
  }
}
