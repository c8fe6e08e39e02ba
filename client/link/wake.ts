/** A page hidden for longer than the server's patience (ping and time-out) has lost its connection. */
const PATIENCE_MS = 12_000;

/**
 * Tells when a connection should be looked at: the page comes back after a while, is restored from the
 * back-forward cache, or the network comes or goes.
 *
 * @returns how to stop
 */
export function watchPage(wake: () => void): () => void {
  let hiddenAt: number | null = null;
  const visibility = (): void => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      return;
    }
    if (hiddenAt !== null && Date.now() - hiddenAt > PATIENCE_MS) wake();
    hiddenAt = null;
  };
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) wake();
  };
  document.addEventListener('visibilitychange', visibility);
  addEventListener('pageshow', shown);
  addEventListener('online', wake);
  addEventListener('offline', wake);
  return () => {
    document.removeEventListener('visibilitychange', visibility);
    removeEventListener('pageshow', shown);
    removeEventListener('online', wake);
    removeEventListener('offline', wake);
  };
}
