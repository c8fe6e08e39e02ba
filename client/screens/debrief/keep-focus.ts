const CAN = 'button:enabled, input:enabled, select:enabled, summary, a[href], [tabindex="0"]';

/**
 * Keeps the keyboard’s place on the page. What has the focus may go, or no longer be pressable, by its
 * own press: the focus then moves to what stands nearest, else to where the page begins. Whoever clicks
 * elsewhere has given the focus up, and it is left alone.
 *
 * @param root  watched with all that is in it
 * @param home  what can always have the focus
 * @param whole  parts that are too large for their first button to be near
 * @returns how to stop
 */
export function keepFocus(root: HTMLElement, home: HTMLElement, whole: string): () => void {
  let last: HTMLElement | null = null;
  let around: readonly Element[] = [];

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    const parents: Element[] = [];
    for (let one = target.parentElement; one !== null && one !== root; one = one.parentElement) {
      parents.push(one);
    }
    around = parents;
  };
  const giveUp = (): void => {
    last = null;
  };
  const look = (): void => {
    if (last === null || (last.isConnected && !last.matches(':disabled'))) return;
    const now = document.activeElement;
    if (now !== null && now !== document.body && now !== last) return;
    const near = around.find((one) => one.isConnected);
    const next = near?.matches(whole) ? null : near?.querySelector<HTMLElement>(CAN);
    (next ?? home).focus({ preventScroll: true });
  };

  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', remember);
  addEventListener('pointerdown', giveUp, true);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
    removeEventListener('pointerdown', giveUp, true);
  };
}
