import type { Lab } from "../../lab/lab.ts";
import { ShareError } from "../../lab/share/share-error.ts";
import { viewNames } from "../../look/views.ts";
import { t } from "../../texts/text.ts";
import { type DataOffer, type DataRequest, timesOfRequest } from "../../ui/data-request.ts";
import { linkOf } from "../lab/share.ts";
import type { Session } from "../session/session.ts";
import { type SavedData, saveData } from "./save-data.ts";

/** Frames of a whole run where nobody says otherwise. */
const FRAMES = 40;

/** Saves what is asked for into a file, which says with a link what was run, where there is one. */
export async function saveRequest(
  lab: Lab | null,
  session: Session,
  request: DataRequest,
  hooks: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<SavedData> {
  const document = lab?.document.peek();
  const link = document === undefined ? undefined : await linkOf(document).catch(withoutLink);
  const times = timesOfRequest(request, offerOf(session, 0));
  return saveData(session, request, times, { ...hooks, link });
}

/** A document that is too long for a link is saved without one. */
function withoutLink(error: unknown): undefined {
  if (!(error instanceof ShareError)) throw error;
}

/** What a session has to be saved. `speed`: simulated min per s. */
export function offerOf(session: Session, speed: number): DataOffer {
  const { run, picture } = session;
  if (run === null || picture === null) throw new Error(t`No preset is loaded yet.`);
  const { model } = run.preset.scenario;
  const shown = new Set(viewNames(picture.resolved()));
  const known = (isObservable: boolean) => (one: { name: string; label: string }) => ({
    name: one.name,
    label: one.label,
    isObservable,
    isShown: shown.has(one.name),
  });
  return {
    grid: run.run.engine.grid,
    fields: [...model.fields.map(known(false)), ...model.observables.map(known(true))],
    now: run.run.engine.time,
    kept: run.run.states.peek().map(({ time }) => time),
    speed,
  };
}

/** From the start to the end of the preset, or to where the run is, in a round number of frames. */
export function wholeRun({
  preset,
  engine,
}: Session): Pick<DataRequest, "from" | "until" | "every"> {
  const { stop, step } = preset?.scenario.time ?? {};
  const until = Math.max(stop ?? 0, stop === undefined ? (engine?.time ?? 0) : 0, step ?? 1);
  return { from: 0, until, every: roundInterval(until / FRAMES) };
}

/** The next longer of times that people count in, min. */
function roundInterval(minutes: number): number {
  const usual = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080];
  return usual.find((one) => one >= minutes) ?? Math.ceil(minutes / 10_080) * 10_080;
}
