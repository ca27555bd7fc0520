import { niceBelow } from "../numbers/nice-steps.ts";

/** A scale bar: its length in um and px, and its label. */
export interface ScaleBar {
  readonly micrometers: number;
  readonly pixels: number;
  readonly label: string;
}

/**
 * The longest bar of 1, 2 or 5 times a power of ten um that is at most `longest` px wide, at
 * `scale` px per um. From 1000 um on it is labeled in mm.
 */
export function chooseScaleBar(scale: number, longest: number): ScaleBar {
  const micrometers = niceBelow(longest / scale);
  const label =
    micrometers >= 1000 ? `${round(micrometers / 1000)} mm` : `${round(micrometers)} µm`;
  return { micrometers, pixels: micrometers * scale, label };
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
