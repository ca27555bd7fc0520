import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepFolder } from "../../src/cli/sweep/folder.ts";
import { call, until } from "./call.ts";
import { type Journal, require } from "./journal.ts";
import type { Programs } from "./requirements.ts";
import type { Slurm } from "./slurm.ts";
import {
  computedBy,
  idsOf,
  milieu,
  missingOf,
  planned,
  processOf,
  requireSame,
  requireTidy,
  runCount,
  textsIn,
} from "./sweep-under-test.ts";

/** What happens to the long runs; run 0 is done by `milieu sweep slurm`, which times it. */
const fates = { killed: 1, told: 2, toldTwice: 3, requeued: 4 } as const;

/** The sweep as a job array, with everything that happens to jobs. Throws where a result is not as it has to be. */
export async function throughSlurm(
  cwd: string,
  programs: Programs,
  slurm: Slurm,
  reference: SweepFolder,
  journal: Journal,
): Promise<void> {
  const commands = new Commands(programs, slurm);
  const folder = await planned(cwd, "by slurm");
  const shares = ["--shares", `${runCount}`, "--partition", "all"];
  await milieu(cwd, ["sweep", "slurm", "by slurm", ...shares]);
  const ids = await idsOf(folder);
  require((await missingOf(folder)).length === runCount - 1, "one run is timed and kept");
  const job = await commands.submit(cwd);
  journal.note(`array of ${runCount} submitted; run 0 was done before, to time it`);

  const begun = async (index: number) => {
    await until(() => processOf(folder, ids[index]!));
    // Some way into it.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return (await processOf(folder, ids[index]!))!;
  };
  const stop = async (index: number, how: string, act: () => Promise<unknown>) => {
    await begun(index);
    const acting = act();
    await until(async () => !(await folder.isRunning(ids[index]!)));
    require(await folder.hasCheckpoint(ids[index]!), `run ${index} has left a checkpoint`);
    journal.note(`run ${index}: ${how}; it has left a checkpoint`);
    await acting;
  };
  const kill = async () => {
    process.kill(await begun(fates.killed), "SIGKILL");
    journal.note(`run ${fates.killed}: its process was killed (SIGKILL)`);
  };
  const drain = async () => {
    await until(async () => runCount - (await missingOf(folder)).length >= 15);
    await commands.update("DRAIN");
    await until(async () => (await commands.queue("RUNNING,COMPLETING")) === "");
    const before = (await missingOf(folder)).length;
    require((await commands.queue("PENDING")) !== "", "tasks wait while the node is drained");
    journal.note(`node drained: nothing runs, ${before} runs are missing`);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    require((await missingOf(folder)).length === before, "a drained node does nothing");
    await commands.update("RESUME");
    journal.note("node resumed");
  };
  const task = (index: number) => `${job}_${index}`;
  const term = ["--signal=TERM"];
  await Promise.all([
    kill(),
    stop(fates.told, "its script got SIGTERM (scancel --batch --signal=TERM)", () =>
      commands.cancel("--batch", ...term, task(fates.told)),
    ),
    stop(fates.toldTwice, "script and program got SIGTERM (scancel --full --signal=TERM)", () =>
      commands.cancel("--full", ...term, task(fates.toldTwice)),
    ),
    stop(fates.requeued, "Slurm took it back as at preemption (scontrol requeue)", () =>
      commands.requeue(task(fates.requeued)),
    ),
    drain(),
  ]);
  await until(async () => (await commands.queue("all")) === "");
  const missing = await missingOf(folder);
  require(missing.join() === `${fates.killed}`, `only the killed run is missing, not ${missing}`);
  journal.note(`the array has ended; missing: run ${missing}`);
  const logs = join(folder.path, "logs");
  const first = await textsIn(logs);
  for (const index of [fates.told, fates.toldTwice, fates.requeued]) {
    require(first.includes(`share ${index} of ${runCount}`), `run ${index} has begun`);
    const starts = first.match(new RegExp(`^share ${index} of .* start 2$`, "gm")) ?? [];
    require(starts.length === 1, `run ${index} has begun a second time`);
  }

  await commands.submit(cwd);
  await until(async () => (await commands.queue("all")) === "");
  journal.note("the same script submitted again; the array has ended");
  const computed = computedBy(await textsIn(logs));
  require(computed === runCount - 1, `${computed} runs were computed by tasks`);
  journal.note(`runs computed to their end by tasks: ${computed}, and the one that was timed`);
  await requireComplete(cwd, folder, reference);
  journal.note(
    `${runCount} results, each once, equal to those of \`milieu sweep run\` bit for bit; tables written`,
  );
}

/** Throws where a run is missing, or left something behind, or is not what it is on this machine alone. */
export async function requireComplete(
  cwd: string,
  folder: SweepFolder,
  reference: SweepFolder,
): Promise<void> {
  require((await missingOf(folder)).length === 0, "no run is missing");
  await requireTidy(folder);
  await requireSame(folder, reference);
  const { out } = await milieu(cwd, ["sweep", "status", folder.path]);
  require(out.startsWith(`${runCount} runs: ${runCount} done, 0 running, 0 failed`), out);
  await milieu(cwd, ["sweep", "collect", folder.path]);
  const table = (await readFile(join(folder.path, "results.csv"), "utf8")).trim().split("\n");
  require(table.length === 1 + runCount, `results.csv has ${table.length} lines`);
}

class Commands {
  readonly #programs: Programs;
  readonly #slurm: Slurm;

  constructor(programs: Programs, slurm: Slurm) {
    this.#programs = programs;
    this.#slurm = slurm;
  }

  /** The number of the job. */
  async submit(cwd: string): Promise<string> {
    const { env } = this.#slurm;
    const args = ["--parsable", "by slurm/sweep.sbatch"];
    return (await call(this.#programs.sbatch, args, { cwd, env })).out.trim();
  }

  /** It asks again where the task is on its way back into the queue by then, and may find it done. */
  cancel(...args: readonly string[]) {
    return call(this.#programs.scancel, args, { env: this.#slurm.env, expect: "any" });
  }

  requeue(task: string) {
    return call(this.#programs.scontrol, ["requeue", task], { env: this.#slurm.env });
  }

  update(state: "DRAIN" | "RESUME") {
    const reason = state === "DRAIN" ? ["Reason=test"] : [];
    const args = ["update", `NodeName=${this.#slurm.node}`, `State=${state}`, ...reason];
    return call(this.#programs.scontrol, args, { env: this.#slurm.env });
  }

  /** Tasks in these states, "" if there is none. */
  async queue(states: string): Promise<string> {
    const only = states === "all" ? [] : [`--states=${states}`];
    const args = ["--noheader", "--array", "--format=%A %T", ...only];
    return (await call(this.#programs.squeue, args, { env: this.#slurm.env })).out.trim();
  }
}
