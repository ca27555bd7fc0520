import { CliError } from "../exit-code.ts";
import { SweepFolder } from "./folder.ts";
import { LinePerformer } from "./perform-line.ts";
import type { ManifestLine } from "./run-result.ts";
import type { FromWorker, ToWorker, WorkerSetting } from "./worker-pool.ts";

/** Between two messages about how far a run is, ms. */
const tellEvery = 500;

/**
 * `milieu sweep work`: does the runs that the parent process sends, one after the other. SIGTERM stops the
 * present one with a checkpoint; the end of the parent ends it.
 */
export async function work(): Promise<void> {
  if (process.send === undefined) {
    throw new Error("`sweep work` is started by `sweep run`, not by hand");
  }
  let isStopping = false;
  let isBusy = false;
  let performer: Promise<LinePerformer> | undefined;
  let told = 0;
  const say = (message: FromWorker) => process.send?.(message);
  const isStoppingNow = () => isStopping;
  const onShare = (share: number) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    say({ kind: "share", share });
  };
  const perform = async (line: ManifestLine) => {
    isBusy = true;
    try {
      await performAndSay(line);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      say({ kind: "refused", code: error.code, message: error.message });
    } finally {
      isBusy = false;
    }
  };
  const performAndSay = async (line: ManifestLine) => {
    const result = isStopping ? undefined : await (await performer!).perform(line);
    if (result === undefined) say({ kind: "ended", how: "stopped" });
    else if ("message" in result) say({ kind: "ended", how: "failed", message: result.message });
    else say({ kind: "ended", how: "done" });
  };
  await new Promise<void>((resolve, reject) => {
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => {
      isStopping = true;
      if (!isBusy) resolve();
    });
    process.on("disconnect", () => process.exit(0));
    process.on("message", (message: ToWorker) => {
      if (message.kind === "begin") {
        performer = open(message.setting, isStoppingNow, onShare);
        return;
      }
      perform(message.line).then(() => {
        if (isStopping) resolve();
      }, reject);
    });
  });
}

async function open(
  { folder, backend, checkpointEvery }: WorkerSetting,
  isStopping: () => boolean,
  onShare: (share: number) => void,
): Promise<LinePerformer> {
  const place = new SweepFolder(folder);
  const options = { backend, threads: 1, checkpointEvery, isStopping, onShare };
  return new LinePerformer(place, await place.sweep(), options);
}
