/** The page on which the host sees a seat as whoever holds it, and may decide in their place. */
export function seatLink(roomId: string, gameId: string, countryId: string): string {
  const fields = new URLSearchParams({ room: roomId, game: gameId, country: countryId });
  return `/seat?${fields.toString()}`;
}
