/** How the light of channels is put together: the one list. */
export const MIXINGS = ["tone-mapped", "screen", "additive"] as const;

/**
 * Of the channels' linear light c, which the screen shows sRGB encoded, as e(c).
 *
 * - tone-mapped: their sum, whose brightest part bends towards 1 above a shoulder, so that nothing burns to white;
 * - screen: 1 - (1 - e(c1)) (1 - e(c2)) ..., as programs for pictures do;
 * - additive: their sum, cut off at 1.
 */
export type Mixing = (typeof MIXINGS)[number];
