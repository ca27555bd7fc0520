import { dataBytes } from "../data/data-set.ts";
import { type FieldFormat, fieldFormat } from "../data/formats.ts";
import { frameTimes, regularFrames } from "../data/frame-times.ts";
import { limits } from "../limits/limits.ts";
import type { Grid } from "../model/grid.ts";
import { formatWait } from "../numbers/format-time.ts";
import { plural, t } from "../texts/text.ts";

/** Which moments are saved: the present one, those of a run that is computed anew from t = 0, or all that are kept. */
export type DataMoments = "now" | "run" | "kept";

/** What the user asks for. Times in min. */
export interface DataRequest {
  readonly moments: DataMoments;
  readonly format: FieldFormat;
  /** Names of fields and observables. */
  readonly fields: readonly string[];
  /** Of a run: the first frame, the last one, and what lies between two. */
  readonly from: number;
  readonly until: number;
  readonly every: number;
}

/** What there is to be saved. */
export interface DataOffer {
  readonly grid: Grid;
  readonly fields: readonly OfferedField[];
  /** min */
  readonly now: number;
  /** Times of the kept states, min. */
  readonly kept: readonly number[];
  /** The fastest that the run has been computed, simulated min per s; 0: it has not moved yet. */
  readonly speed: number;
}

export interface OfferedField {
  readonly name: string;
  readonly label: string;
  readonly isObservable: boolean;
  /** In the picture. */
  readonly isShown: boolean;
}

/** Of the frames that are saved, min. */
export function timesOfRequest(request: DataRequest, { now, kept }: DataOffer): readonly number[] {
  if (request.moments === "now") return [now];
  if (request.moments === "kept") return kept;
  return frameTimes(request.until, request.every, request.from);
}

/** Why a request cannot be met, in a sentence; undefined: it can. */
export function problemOfRequest(request: DataRequest, offer: DataOffer): string | undefined {
  const { moments, fields, format, from, until, every } = request;
  if (fields.length === 0) return t`Choose at least one field.`;
  if (moments === "run") {
    if (!(from >= 0)) return t`A run begins at 0; give a later first frame.`;
    if (!(until >= from)) return t`The last frame is before the first.`;
    if (!(every > 0)) return t`The time between frames must be longer than 0.`;
    if (regularFrames(until, every, from) > limits.frames.most) {
      return t`These are more than ${limits.frames.most} frames; choose a longer time between them.`;
    }
  }
  const { frames, bytes, rows } = sizeOf(request, offer);
  if (frames === 0) return t`No states are kept yet; let the run play for a moment.`;
  if (format === "csv" && rows > limits.tableRows.most) {
    const most = limits.tableRows.most.toLocaleString("en-US");
    return t`A table would have ${rows.toLocaleString("en-US")} rows, and ${most} are the most; take fewer frames or another format.`;
  }
  if (bytes > limits.savedBytes.most) {
    return t`These are ${bytesText(bytes)}, and a page can save ${bytesText(limits.savedBytes.most)}; take fewer frames or fields, or "milieu run" on the command line.`;
  }
  return undefined;
}

/** How large it becomes, and how long that takes, as far as it is known. */
export function describeRequest(request: DataRequest, offer: DataOffer): string {
  const { moments, fields, format, until } = request;
  const { nx, ny, nz, dimensions } = offer.grid;
  const { frames, bytes } = sizeOf(request, offer);
  const sides = dimensions === 3 ? [nx, ny, nz] : [nx, ny];
  const most = format === "ome-zarr" ? t`at most` : t`about`;
  const what = t`${plural(frames, "{0} frame", "{0} frames")} of ${plural(fields.length, "{0} field", "{0} fields")} on ${sides.join(" × ")} voxels: ${most} ${bytesText(bytes)}.`;
  if (moments !== "run") return what;
  const wait =
    offer.speed > 0
      ? t`By the speed so far, computing it takes ${formatWait(until / offer.speed)}.`
      : t`How long it takes is known once the run has been played for a moment.`;
  return `${what} ${wait}`;
}

/** Letters of a number in a table, on the average. */
const LETTERS = 14;

function sizeOf(request: DataRequest, offer: DataOffer) {
  const { grid } = offer;
  const columns = request.fields.length;
  const frames = timesOfRequest(request, offer).length;
  const rows = frames * grid.nx * grid.ny * grid.nz;
  const isTable = fieldFormat(request.format).name === "csv";
  const bytes = isTable ? rows * (columns + 2) * LETTERS : dataBytes(columns, frames, grid);
  return { frames, rows, bytes };
}

export function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}
