import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepFolder } from "../../src/cli/sweep/folder.ts";
import { call, until } from "./call.ts";
import { type Journal, require } from "./journal.ts";
import type { Programs } from "./requirements.ts";
import {
  computedBy,
  idsOf,
  milieu,
  missingOf,
  planned,
  processOf,
  runCount,
} from "./sweep-under-test.ts";
import { requireComplete } from "./through-slurm.ts";

const longRuns = [1, 2, 3, 4];
const name = "by snakemake";

/** The sweep as a workflow on two cores, killed in the middle. Throws where a result is not as it has to be. */
export async function throughSnakemake(
  cwd: string,
  { snakemake }: Programs,
  reference: SweepFolder,
  journal: Journal,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const folder = await planned(cwd, name);
  await milieu(cwd, ["sweep", "snakemake", name, "--shares", "15"]);
  const env = { ...process.env, XDG_CACHE_HOME: join(cwd, "cache") };
  const args = ["--snakefile", `${name}/Snakefile`, "--cores", "2"];
  const begin = async (more: readonly string[], log: string) => {
    const begun = await Background.start(snakemake, [...args, ...more], cwd, env, log);
    closers.push(() => begun.killAll());
    return begun;
  };
  const first = await begin([], "first.log");
  journal.note("workflow of 15 shares begun on two cores; run 0 was done before, to time it");
  await first.aliveUntil(() => oneOf(folder, longRuns));
  const found = await oneOf(folder, longRuns);
  if (found === undefined) throw new Error("a long run has ended too soon to be killed");
  process.kill(found.process, "SIGKILL");
  journal.note(`run ${found.index}: its process was killed (SIGKILL)`);
  const id = (await idsOf(folder))[found.index]!;
  await first.aliveUntil(async () => {
    const next = await processOf(folder, id);
    return next !== undefined && next !== found.process;
  });
  journal.note("Snakemake has begun its share again");
  await first.kill();
  const missing = (await missingOf(folder)).length;
  require(missing > 0, "Snakemake was killed before the end");
  journal.note(
    `Snakemake was killed (SIGKILL), its two jobs were not; ${missing} runs are missing`,
  );

  await call(snakemake, [...args, "--unlock"], { cwd, env });
  const again = await begin(["--rerun-incomplete"], "again.log");
  require((await again.ended) === 0, "the workflow ends well");
  journal.note("unlocked and called again with --rerun-incomplete; the workflow has ended");
  const computed = computedBy(`${await first.log()}\n${await again.log()}`);
  require(computed === runCount - 1, `${computed} runs were computed by the workflow`);
  journal.note(
    `runs computed to their end by the workflow: ${computed}, and the one that was timed`,
  );
  await requireComplete(cwd, folder, reference);
  journal.note(
    `${runCount} results, each once, equal to those of \`milieu sweep run\` bit for bit; tables and figures written`,
  );
}

async function oneOf(folder: SweepFolder, indices: readonly number[]) {
  const ids = await idsOf(folder);
  for (const index of indices) {
    const process = await processOf(folder, ids[index]!);
    if (process !== undefined) return { index, process };
  }
  return undefined;
}

/** A program in a group of processes of its own; what it says goes into a file. */
class Background {
  readonly #child: ChildProcess;
  readonly #log: string;
  /** The exit code. */
  readonly ended: Promise<number | null>;

  static async start(
    program: string,
    args: readonly string[],
    cwd: string,
    env: NodeJS.ProcessEnv,
    log: string,
  ): Promise<Background> {
    const path = join(cwd, log);
    const file = await open(path, "w");
    const stdio = ["ignore", file.fd, file.fd] as const;
    const child = spawn(program, args, { cwd, env, detached: true, stdio: [...stdio] });
    await file.close();
    return new Background(child, path);
  }

  private constructor(child: ChildProcess, log: string) {
    this.#child = child;
    this.#log = log;
    this.ended = new Promise((resolve, reject) => {
      child.on("close", resolve);
      child.on("error", reject);
    });
  }

  log(): Promise<string> {
    return readFile(this.#log, "utf8");
  }

  async aliveUntil<T>(look: () => Promise<T | undefined | false>): Promise<T> {
    return until(async () => {
      if (this.#child.exitCode !== null) throw new Error(`ended too soon: ${await this.log()}`);
      return look();
    });
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  /** It and all that it has started. */
  async killAll(): Promise<void> {
    try {
      process.kill(-this.#child.pid!, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
    await this.ended;
  }
}
