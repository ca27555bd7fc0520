import type { Preset } from "../preset/preset.ts";
import type { Recording } from "../record/recorder.ts";
import type { RecordDialog, RecordRequest } from "../ui/record-dialog.ts";
import { fileNameOf } from "./files.ts";
import type { Session } from "./session.ts";

export interface Recorder {
  /** Opens the dialog with the preset's own wishes. */
  open(): void;
  start(request: RecordRequest): Promise<void>;
  cancel(): void;
}

/** Makes films of what the page shows, one at a time; the live run waits and goes on from the end. */
export function createRecorder(session: Session, dialog: () => RecordDialog): Recorder {
  let abort: AbortController | null = null;
  let address = "";
  const start = async (request: RecordRequest): Promise<void> => {
    const { preset } = session;
    if (preset === null || abort !== null) return;
    abort = new AbortController();
    const { signal } = abort;
    dialog().showProgress({ fraction: 0, secondsLeft: Number.POSITIVE_INFINITY });
    try {
      const recording = await film(session, request, {
        signal,
        onProgress: (fraction, secondsLeft) => dialog().showProgress({ fraction, secondsLeft }),
      });
      URL.revokeObjectURL(address);
      address = URL.createObjectURL(recording.blob);
      dialog().showResult({ address, ...describe(recording, preset, request) });
    } catch (error) {
      dialog().showForm(signal.aborted ? "" : `The film could not be made: ${messageOf(error)}`);
    } finally {
      abort = null;
    }
  };
  return {
    open: () => {
      const { preset } = session;
      if (preset !== null) dialog().open(firstRequest(preset, session));
    },
    start,
    cancel: () => abort?.abort(new Error("canceled")),
  };
}

/** Runs the engine frame by frame; nobody else advances it meanwhile. */
export async function film(
  session: Session,
  request: RecordRequest,
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (fraction: number, secondsLeft: number) => void;
  } = {},
): Promise<Recording> {
  const { engine, picture, stage } = session;
  if (engine === null || picture === null) throw new Error("No preset is loaded yet.");
  const wasPlaying = session.loop.playing;
  session.pause();
  await session.loop.settle();
  try {
    const { record } = await import("../record/recorder.ts");
    const slice = picture.choice.slice;
    return await record({ engine, stage, slice, view: picture.resolved(), ...request, ...options });
  } finally {
    await session.measure();
    if (wasPlaying) session.play();
  }
}

/** What the preset would like, at a speed that shows the rest of its run. */
export function firstRequest(preset: Preset, session: Session): RecordRequest {
  const { duration, fps, width, height } = preset.record;
  const now = session.engine?.time ?? 0;
  const { stop, step } = preset.scenario.time;
  const rest = stop === undefined ? step * 60 * duration : stop - now;
  const span = rest > step ? rest : (stop ?? step * 60 * duration);
  return { duration, fps, width, height, format: "mp4", minutesPerSecond: span / duration };
}

function describe(recording: Recording, preset: Preset, request: RecordRequest) {
  const { blob, extension, codec, frames } = recording;
  const megabytes = blob.size / 1e6;
  const size = megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${Math.ceil(blob.size / 1e3)} kB`;
  const codecs = { avc: "H.264", vp9: "VP9", vp8: "VP8", av1: "AV1" };
  return {
    fileName: fileNameOf(preset, `.${extension}`),
    description: `${frames} frames at ${request.fps} per second · ${codecs[codec]} · ${size}`,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
