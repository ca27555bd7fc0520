/** Sizes of what is written are rounded up to this, px, so that a figure more moves nothing. */
export const ROUNDED = 12;
