import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import packageFile from "../../../package.json" with { type: "json" };
import type { Sweep } from "../../sweep/sweep.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { replaceFile } from "../replace-file.ts";
import { openSweep, type PresetSource, saidOf } from "./read-plan.ts";
import type { ManifestLine, RunFailure, RunResult } from "./run-result.ts";

const planName = "plan.json";
const manifestName = "manifest.jsonl";
const folderFormat = "milieu-sweep-folder/1";

/** What plan.json of a sweep's folder holds. */
export interface PlanRecord {
  readonly format: typeof folderFormat;
  readonly milieu: string;
  /** sweep.json, as it was written. */
  readonly plan: unknown;
  readonly presets: readonly PresetSource[];
}

/** A sweep's folder (docs/sweeps.md): what is to run, and what has run. */
export class SweepFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Opens an empty manifest, with which the plan appears; results that are there stay. */
  async begin(plan: unknown, presets: readonly PresetSource[]): Promise<ManifestWriter> {
    await mkdir(join(this.path, "runs"), { recursive: true }).catch((error: Error) => {
      throw new CliError(exitCode.usage, `--out: cannot write to ${this.path} (${error.message}).`);
    });
    const record: PlanRecord = {
      format: folderFormat,
      milieu: packageFile.version,
      plan,
      presets,
    };
    return ManifestWriter.open(this.path, `${JSON.stringify(record)}\n`);
  }

  /** The sweep that was planned here. Throws CliError 65 where there is none, or of another version. */
  async sweep(): Promise<Sweep> {
    const path = join(this.path, planName);
    const text = await readFile(path, "utf8").catch(() => {
      throw noFolder(this.path);
    });
    const record = parsed<PlanRecord>(text, path);
    if (record.format !== folderFormat || record.milieu !== packageFile.version) {
      throw new CliError(
        exitCode.badPreset,
        `${path} was written by milieu ${record.milieu}, and this is ${packageFile.version}; plan the sweep again: results of before stay, but count as of another version.`,
      );
    }
    return saidOf(path, () => openSweep(record.plan, record.presets));
  }

  /** The lines of the manifest, one by one. Throws CliError 65 where there is none or one is damaged. */
  async *lines(): AsyncGenerator<ManifestLine> {
    const path = join(this.path, manifestName);
    let number = 0;
    try {
      const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
      for await (const text of lines) {
        number++;
        const line = parsed<ManifestLine>(text, `${path}, line ${number}`);
        if (line?.index === number - 1 && /^[0-9a-f]{16}$/.test(line.id)) yield line;
        else throw damaged(`${path}, line ${number}`, "it does not say which run it is");
      }
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
      if ("code" in error && error.code === "ENOENT") throw noFolder(this.path);
      throw damaged(path, error.message);
    }
  }

  /** A file of a run; `end`: "json", "failed.json", "checkpoint", "running" or "OUTPUT.npy". */
  file(id: string, end: string): string {
    return join(this.path, "runs", id.slice(0, 2), `${id}.${end}`);
  }

  async hasResult(id: string): Promise<boolean> {
    return isThere(this.file(id, "json"));
  }

  async hasFailed(id: string): Promise<boolean> {
    return isThere(this.file(id, "failed.json"));
  }

  async hasCheckpoint(id: string): Promise<boolean> {
    return isThere(this.file(id, "checkpoint"));
  }

  /** A run's result, if it has one. */
  async result(id: string): Promise<RunResult | undefined> {
    return readJson<RunResult>(this.file(id, "json"));
  }

  async failure(id: string): Promise<RunFailure | undefined> {
    return readJson<RunFailure>(this.file(id, "failed.json"));
  }

  /** Whole or not at all; what was kept to go on from, or of a failure before, goes. */
  async keepResult(result: RunResult): Promise<void> {
    await this.write(result.id, "json", `${JSON.stringify(result)}\n`);
    await this.remove(result.id, "checkpoint");
    await this.remove(result.id, "failed.json");
  }

  async keepFailure(failure: RunFailure): Promise<void> {
    await this.write(failure.id, "failed.json", `${JSON.stringify(failure)}\n`);
    await this.remove(failure.id, "checkpoint");
  }

  async write(id: string, end: string, content: string | Uint8Array): Promise<void> {
    await this.#makeHome(id);
    await replaceFile(this.file(id, end), content);
  }

  /** Where a run's files are. A sweep's folder that somebody has removed stays away. */
  async #makeHome(id: string): Promise<void> {
    const runs = join(this.path, "runs");
    const home = join(runs, id.slice(0, 2));
    await makeFolder(home).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      await makeFolder(runs);
      await makeFolder(home);
    });
  }

  async remove(id: string, end: string): Promise<void> {
    await rm(this.file(id, end), { force: true });
  }

  /** Says that this process does a run; `touch` says so again. */
  async markRunning(id: string): Promise<void> {
    const started = new Date().toISOString();
    const mark: RunningMark = { host: hostname(), pid: process.pid, started };
    await this.write(id, "running", `${JSON.stringify(mark)}\n`);
  }

  /** Another process that did the same run may have taken the mark away. */
  async touchRunning(id: string): Promise<void> {
    const now = new Date();
    await utimes(this.file(id, "running"), now, now).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return this.markRunning(id);
    });
  }

  /** Whether some process does it that has said so of late, and if it is of this machine, lives. */
  async isRunning(id: string): Promise<boolean> {
    const path = this.file(id, "running");
    // One that cannot be read says as little as none.
    const mark = await readJson<RunningMark>(path).catch((error) => {
      if (error instanceof CliError) return undefined;
      throw error;
    });
    if (mark === undefined || (mark.host === hostname() && !isAlive(mark))) return false;
    const about = await stat(path).catch(() => undefined);
    // A clock that is ahead says nothing of tomorrow.
    return about !== undefined && Math.abs(Date.now() - about.mtimeMs) < silence;
  }
}

/** A process that has not said for so long that it runs is taken for dead, ms. */
const silence = 600_000;

/** Lines of a manifest on their way into a file that appears when it is complete. */
export class ManifestWriter {
  readonly #folder: string;
  readonly #plan: string;
  readonly #growing: string;
  readonly #file: Awaited<ReturnType<typeof open>>;
  #waiting: string[] = [];

  /** `plan`: what plan.json holds. */
  static async open(folder: string, plan: string): Promise<ManifestWriter> {
    const growing = join(folder, `${manifestName}.${hostname()}-${process.pid}.new`);
    return new ManifestWriter(folder, plan, growing, await open(growing, "w"));
  }

  private constructor(
    folder: string,
    plan: string,
    growing: string,
    file: Awaited<ReturnType<typeof open>>,
  ) {
    this.#folder = folder;
    this.#plan = plan;
    this.#growing = growing;
    this.#file = file;
  }

  async append(line: ManifestLine): Promise<void> {
    this.#waiting.push(`${JSON.stringify(line)}\n`);
    if (this.#waiting.length >= 1000) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
    await replaceFile(join(this.#folder, planName), this.#plan);
    await rename(this.#growing, join(this.#folder, manifestName));
  }

  async #flush(): Promise<void> {
    await this.#file.writeFile(this.#waiting.join(""));
    this.#waiting = [];
  }
}

/** Throws CliError 65 where a file that `plan` wrote is no JSON any more. */
function parsed<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw damaged(place, error instanceof Error ? error.message : String(error));
  }
}

function noFolder(path: string): CliError {
  const way = `\`milieu sweep plan PLAN --out ${path}\` makes it one`;
  return new CliError(exitCode.badPreset, `${path} is no folder of a sweep; ${way}.`);
}

function damaged(place: string, reason: string): CliError {
  return new CliError(
    exitCode.badPreset,
    `${place} is damaged: ${reason}; plan the sweep again, its results stay.`,
  );
}

async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(
      exitCode.badPreset,
      `${path} is damaged: ${reason}; remove it, and \`sweep run\` does the run again.`,
    );
  }
}

/**
 * One that is there already is good, too. Not by `recursive`: in a working directory that was removed, Node
 * then tries for ever.
 */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

interface RunningMark {
  readonly host: string;
  readonly pid: number;
  /** ISO 8601 */
  readonly started: string;
}

/** An earlier process may have had the number of this one: in a container, these are small. */
function isAlive({ pid, started }: RunningMark): boolean {
  if (pid === process.pid) return Date.parse(started) >= Date.now() - 1000 * process.uptime();
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
