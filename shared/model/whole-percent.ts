/**
 * The largest demand on the whole-percent grid of the wire that is not above a demand in stakes.
 *
 * @param stakes  >= 0 (1 = the whole issue)
 * @returns whole percent, >= 0
 * @see model.md section 5
 */
export function demandPercent(stakes: number): number {
  return Math.floor(100 * stakes + 1e-7);
}

/**
 * The offers a petition can make: every whole percent from the smallest meaningful one to below the demand.
 *
 * @param Dmin  smallest meaningful demand, in stakes
 * @param demand  in stakes
 * @returns stakes, rising; empty when nothing fits between
 * @see model.md section 3 (`petition(y < D)`) and section 5 (whole percent)
 */
export function percentOffers(Dmin: number, demand: number): readonly number[] {
  const offers: number[] = [];
  const below = Math.ceil(100 * demand - 1e-7);
  for (let percent = Math.ceil(100 * Dmin - 1e-7); percent < below; percent += 1) {
    offers.push(percent / 100);
  }
  return offers;
}

/**
 * The demands that can be made: every whole percent from the smallest meaningful to the largest one.
 *
 * @param bounds  stakes
 * @returns stakes, rising; empty when no whole percent lies between
 * @see model.md section 5 (whole percent)
 */
export function demandPercents(bounds: {
  readonly Dmin: number;
  readonly Dmax: number;
}): readonly number[] {
  const demands: number[] = [];
  const last = demandPercent(bounds.Dmax);
  for (let percent = Math.ceil(100 * bounds.Dmin - 1e-7); percent <= last; percent += 1) {
    demands.push(percent / 100);
  }
  return demands;
}
