import { formatWait } from "../numbers/format-time.ts";
import { plural, t } from "../texts/text.ts";

/** What has been measured of how long a film takes here. */
export interface FilmCost {
  /** The fastest that the run has been computed, simulated min per s; 0: it has not moved yet. */
  readonly speed: number;
  /** s to draw and encode a million pixels, from the last film; null: there was none. */
  readonly drawing: number | null;
  /** s to draw the preview's frame, which is smaller; null: none was drawn yet. */
  readonly frame: number | null;
}

export const UNKNOWN_COST: FilmCost = { speed: 0, drawing: null, frame: null };

/** What of a film takes time: simulated min that are computed, and frames of a size (px). */
export interface FilmWork {
  readonly minutes: number;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

/** How long a film will take, and of what that is made, as far as it has been measured; always told as an estimate. */
export function waitText(work: FilmWork, { speed, drawing, frame }: FilmCost): string {
  if (!(speed > 0)) {
    return t`How long it takes is known once the run has been played for a moment.`;
  }
  const computing = work.minutes / speed;
  const known = t`An estimate: ${formatWait(computing)} to compute, by the speed so far`;
  const frames = plural(work.frames, "{0} frame", "{0} frames");
  if (drawing !== null) {
    const painting = pixelsOf(work) * drawing;
    const all = formatWait(computing + painting);
    return t`${known}, and ${formatWait(painting)} to draw and write ${frames}, by the last film: ${all} together.`;
  }
  if (frame === null) return t`${known}; drawing and writing ${frames} comes on top.`;
  const least = formatWait(work.frames * frame);
  return t`${known}, and at least ${least} to draw ${frames}, by the smaller one here; writing them comes on top.`;
}

/** s to draw and encode a million pixels, of a film that took so many s; never negative. */
export function drawingOf(took: number, work: FilmWork, speed: number): number {
  const computing = speed > 0 ? work.minutes / speed : 0;
  return Math.max(0, took - computing) / pixelsOf(work);
}

/** Millions. */
function pixelsOf({ frames, width, height }: FilmWork): number {
  return (frames * width * height) / 1e6;
}
