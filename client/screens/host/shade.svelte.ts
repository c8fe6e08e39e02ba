import { keep, recall } from '../../link/store.ts';

const KEY = 'host.treatmentsHidden';

/** Whether what differs between the games is hidden, because others can see this screen. */
class Shade {
  down = $state(recall(KEY) === true);

  turn(): void {
    this.down = !this.down;
    keep(KEY, this.down);
  }
}

/** One for the whole page, and remembered by this browser. */
export const shade = new Shade();
