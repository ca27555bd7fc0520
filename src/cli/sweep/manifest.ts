import { createReadStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { growingName } from "../leftovers.ts";
import { replaceFile } from "../replace-file.ts";
import { damaged, noFolder, parsed } from "./folder-json.ts";
import type { ManifestLine } from "./run-result.ts";

export const planName = "plan.json";
const manifestName = "manifest.jsonl";

/** The lines of a folder's manifest; see `SweepFolder.lines`. */
export async function* readManifest(folder: string): AsyncGenerator<ManifestLine> {
  const path = join(folder, manifestName);
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
    if ("code" in error && error.code === "ENOENT") throw noFolder(folder);
    throw damaged(path, error.message);
  }
}

/** Lines of a manifest on their way into a file that appears when it is complete. */
export class ManifestWriter {
  readonly #folder: string;
  readonly #plan: string;
  readonly #growing: string;
  readonly #file: Awaited<ReturnType<typeof open>>;
  #waiting: string[] = [];

  /** `plan`: what plan.json holds. */
  static async open(folder: string, plan: string): Promise<ManifestWriter> {
    const growing = growingName(join(folder, manifestName));
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
