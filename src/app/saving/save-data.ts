import packageFile from "../../../package.json" with { type: "json" };
import type { DataSet } from "../../data/data-set.ts";
import { type SavedFrames, saveFrames } from "../../data/save-frames.ts";
import { paintedOf } from "../../look/views.ts";
import { snapshotState } from "../../observe/evaluate-expression.ts";
import { dataSetOf } from "../../preset/data-set-of.ts";
import { runFrames } from "../../sweep/run-frames.ts";
import { t } from "../../texts/text.ts";
import type { DataRequest } from "../../ui/data-request.ts";
import { openEngine } from "../machine/open-engine.ts";
import type { Session } from "../session/session.ts";

export interface SaveHooks {
  /** Opens what is run; undefined: there is no link to it. */
  readonly link: string | undefined;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onProgress: (share: number) => void;
}

/** What came out of it. */
export interface SavedData {
  readonly blob: Blob;
  /** The end of the file's name. */
  readonly ending: string;
  readonly frames: number;
}

/**
 * Writes what a session runs into one file. A run is computed anew from t = 0, with the present parameters and
 * treatments, by an engine of its own: the one that is seen is neither moved nor waited for. Rejects with words
 * for the user, or with the signal's reason.
 */
export async function saveData(
  session: Session,
  request: DataRequest,
  times: readonly number[],
  hooks: SaveHooks,
): Promise<SavedData> {
  hooks.signal.throwIfAborted();
  const set = setOf(session, request, times, hooks.link);
  const frames = await saveFrames(request.format, set);
  await writers[request.moments]({ session, set, frames, hooks });
  hooks.signal.throwIfAborted();
  return { ...(await frames.finish()), frames: times.length };
}

interface Work {
  readonly session: Session;
  readonly set: DataSet;
  readonly frames: SavedFrames;
  readonly hooks: SaveHooks;
}

const writers: Readonly<Record<DataRequest["moments"], (work: Work) => Promise<void>>> = {
  now: writeNow,
  run: writeRun,
  kept: writeKept,
};

/** All is asked for at once, so that a run that goes on meanwhile is read at one time. */
async function writeNow({ session, set, frames }: Work): Promise<void> {
  const engine = loaded(session.engine);
  const { time } = engine;
  const values = await Promise.all(set.channels.map(({ name }) => engine.read(name)));
  await frames.append(time, named(set, values));
}

async function writeRun({ session, set, frames, hooks }: Work): Promise<void> {
  const { machine } = session;
  const { scenario } = loaded(session.run).run;
  await runFrames(
    scenario,
    set.times,
    set.channels.map(({ name }) => name),
    {
      openEngine: (wanted) => openEngine(machine, wanted),
      onFrame: (time, values) => frames.append(time, named(set, values)),
      onProgress: hooks.onProgress,
      signal: hooks.signal,
    },
  );
}

/** States as they were, with what was painted and changed on the way. */
async function writeKept({ session, set, frames, hooks }: Work): Promise<void> {
  const { run } = loaded(session.run);
  const wanted = new Set(set.times);
  const states = run.states.peek().filter(({ time }) => wanted.has(time));
  for (const [index, state] of states.entries()) {
    hooks.signal.throwIfAborted();
    const evaluate = snapshotState(await run.unpack(state), run.scenario);
    const values = set.channels.map(({ name }) => evaluate({ kind: "name", name }, name));
    await frames.append(state.time, named(set, values));
    hooks.onProgress((index + 1) / states.length);
    // The page comes first.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function named({ channels }: DataSet, values: readonly Float32Array[]) {
  return channels.map(({ name }, index) => ({ name, values: values[index] as Float32Array }));
}

function setOf(
  session: Session,
  { fields }: DataRequest,
  times: readonly number[],
  link: string | undefined,
): DataSet {
  const { preset, run } = loaded(session.run);
  const painted = paintedOf(loaded(session.picture).resolved());
  const shown = new Map(
    painted.flatMap(({ field, color = "" }) =>
      /^#[0-9a-f]{6}$/i.test(color) ? [[field, color] as const] : [],
    ),
  );
  const { version } = packageFile;
  return dataSetOf(
    { ...preset, scenario: run.scenario },
    { names: fields, times, version, shown, ...(link === undefined ? {} : { link }) },
  );
}

function loaded<T>(value: T | null): T {
  if (value === null) throw new Error(t`No preset is loaded yet.`);
  return value;
}
