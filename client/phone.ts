const PARTS = [
  'Button|Cable|Countdown|CountryMark|Dialog|Envelope|HeadlineSheet|HostLine|Later|LiveRegion',
  'OfflineBar|TrustRope|Turn|glide|marks|reveal|rope',
].join('|');
const PAGES = [
  'Alliance|Briefing|Connected|HandIn|Lobby|News|RoleContent|SeatPage|SentStrip|Slider',
  'ThreatSheet|Waiting|draft|names|over|share-draft|term-order',
].join('|');

/**
 * Modules that every phone loads before its first choice, in one chunk: thirty small files cost bad
 * Wi-Fi thirty requests, and pack worse than one. What only some phones need is not in it (`Later`).
 */
export const PHONE = new RegExp(
  [
    'client/link/(?!room-log|story-link)', // for the debrief and the own page
    'client/text/(common|(headlines|play|refusals)-words)\\.ts',
    `client/parts/(${PARTS})\\.`,
    `client/screens/play/(${PAGES})\\.`,
    'node_modules/(socket\\.io|engine\\.io|@socket)',
  ].join('|'),
);
