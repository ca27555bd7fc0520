import { type FieldFormat, fieldFormatNames } from "../../data/formats.ts";
import type { Lab } from "../../lab/lab.ts";
import {
  type DataMoments,
  type DataOffer,
  type DataRequest,
  problemOfRequest,
} from "../../ui/data-request.ts";
import { offerOf, saveRequest, wholeRun } from "../saving/save-request.ts";
import type { Session } from "../session/session.ts";
import { say, stopAndProgress, timeArgument, unknownName } from "./script-arguments.ts";

/** What save() is to write; times in min, or text such as "6 h". */
export interface SaveOptions {
  readonly format?: FieldFormat;
  /** Default: what is in the picture. */
  readonly fields?: readonly string[];
  /** "now" (the default), "run" or "kept". */
  readonly moments?: DataMoments;
  /** Of a run; default: from 0 to the preset's end, in some 40 frames. */
  readonly from?: number | string;
  readonly until?: number | string;
  readonly every?: number | string;
  readonly signal?: AbortSignal;
  /** Hears the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What `milieu.save` does. */
export async function saveForScript(
  lab: Lab | null,
  session: Session,
  options: SaveOptions,
): Promise<Blob> {
  const request = saveArgument(options, offerOf(session, 0), wholeRun(session));
  const { signal = new AbortController().signal, onProgress = () => {} } = options;
  return (await saveRequest(lab, session, request, { signal, onProgress })).blob;
}

/** What save() is to write, with what there is (`offer`) and a run's own times where nothing is said. */
export function saveArgument(
  options: SaveOptions,
  offer: DataOffer,
  whole: Pick<DataRequest, "from" | "until" | "every">,
): DataRequest {
  const { format = "npz", moments = "now", signal, onProgress } = options;
  stopAndProgress("save", signal, onProgress);
  if (!fieldFormatNames.includes(format)) {
    throw new RangeError(`save() knows ${fieldFormatNames.join(", ")}, not ${say(format)}.`);
  }
  if (!["now", "run", "kept"].includes(moments)) {
    throw new RangeError(`Moments are "now", "run" or "kept", not ${say(moments)}.`);
  }
  const names = offer.fields.map(({ name }) => name);
  const shown = offer.fields.filter(({ isShown }) => isShown).map(({ name }) => name);
  const { fields = shown } = options;
  if (!Array.isArray(fields)) {
    throw new TypeError(`save() takes a list of fields, not ${say(fields)}.`);
  }
  const unknown = fields.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no field or observable ${unknownName(unknown, names)}.`);
  }
  const time = (key: "from" | "until" | "every"): number => {
    const value = options[key];
    return value === undefined ? whole[key] : timeArgument(value, "save");
  };
  const request: DataRequest = {
    moments,
    format,
    fields: [...new Set(fields)],
    from: time("from"),
    until: time("until"),
    every: time("every"),
  };
  const problem = problemOfRequest(request, offer);
  if (problem !== undefined) throw new RangeError(problem);
  return request;
}
