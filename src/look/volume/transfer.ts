import type { ResolvedWindow } from "../look.ts";

/** What of a channel decides how a value is drawn. */
export interface Transfer {
  readonly window: ResolvedWindow;
  readonly gamma: number;
  readonly opacity: number;
}

/** Share of the light that a value takes, over a tenth of the domain's shortest side. */
export function opacityAt(
  { window: [low, high], gamma, opacity }: Transfer,
  value: number,
): number {
  const share = Math.min(1, Math.max(0, (value - low) / Math.max(high - low, 1e-30)));
  return 1 - (1 - opacity) ** (share ** gamma);
}
