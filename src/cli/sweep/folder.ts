import { mkdir, readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import packageFile from "../../../package.json" with { type: "json" };
import type { Sweep } from "../../sweep/sweep.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { removeLeftovers } from "../leftovers.ts";
import { replaceFile } from "../replace-file.ts";
import { noFolder, parsed, readJson } from "./folder-json.ts";
import { ManifestWriter, planName, readManifest } from "./manifest.ts";
import { openSweep, type PresetSource, saidOf } from "./read-plan.ts";
import type { ManifestLine, RunFailure, RunResult } from "./run-result.ts";
import { isMarkAlive, ownMark } from "./running-mark.ts";

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

  /** Removes what processes that were killed have left half written. */
  async tidy(): Promise<void> {
    await removeLeftovers(this.path);
    for (const home of await this.#homes()) await removeLeftovers(home);
  }

  /** Folders of runs. */
  async #homes(): Promise<readonly string[]> {
    const runs = join(this.path, "runs");
    const entries = await readdir(runs, { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      },
    );
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(runs, name));
  }

  /** Names of the runs that have a result here, of whichever plan. */
  async resultIds(): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (const home of await this.#homes()) {
      for (const name of await readdir(home)) {
        const id = /^([0-9a-f]{16})\.json$/.exec(name)?.[1];
        if (id !== undefined) ids.add(id);
      }
    }
    return ids;
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
  lines(): AsyncGenerator<ManifestLine> {
    return readManifest(this.path);
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
    await this.write(id, "running", ownMark());
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
    return isMarkAlive(this.file(id, "running"));
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
