/**
 * Whether a page of this origin may connect: our own pages, and programs, which send no origin.
 * CORS does not stop a foreign page's websocket; this does.
 *
 * @param origin  the `Origin` header
 * @param host  the `Host` header
 * @param publicUrl  our own origin as the world sees it, when there is a proxy
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost, origin: clean } = new URL(origin);
  if (clean === publicUrl) return true;
  return (protocol === 'http:' || protocol === 'https:') && originHost === host?.toLowerCase();
}
