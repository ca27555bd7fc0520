import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { moduleLibrary } from "../biology/module-library.ts";
import { ModelError } from "../model/error.ts";
import { suggest } from "../model/suggest.ts";
import type { Preset } from "../preset/preset.ts";
import { presetText, shippedNames } from "../preset/preset-library.ts";
import { readPreset } from "../preset/read-preset.ts";
import type { PresetOverrides } from "../preset/resolve-preset.ts";
import { CliError, exitCode } from "./exit-code.ts";

/**
 * The preset that a person names: one of the library, or the path of a JSON file.
 *
 * @throws CliError 65 if there is none, or it cannot be understood (the message names the place)
 */
export async function loadPreset(nameOrPath: string, overrides?: PresetOverrides): Promise<Preset> {
  const { text, name, folder } = await presetSource(nameOrPath);
  try {
    return await readPreset(text, {
      library: moduleLibrary,
      name,
      readFile: (relative) => readFile(resolve(folder, relative)),
      ...(overrides === undefined ? {} : { overrides }),
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new CliError(exitCode.badPreset, `${nameOrPath}: ${error.message}`);
  }
}

interface PresetSource {
  readonly text: string;
  readonly name: string;
  /** Where the preset's pictures lie. */
  readonly folder: string;
}

async function presetSource(nameOrPath: string): Promise<PresetSource> {
  if (shippedNames().includes(nameOrPath)) {
    return { text: await presetText(nameOrPath), name: nameOrPath, folder: process.cwd() };
  }
  if (!existsSync(nameOrPath)) throw new CliError(exitCode.badPreset, unknownPreset(nameOrPath));
  try {
    const text = await readFile(nameOrPath, "utf8");
    return { text, name: basename(nameOrPath, ".json"), folder: dirname(nameOrPath) };
  } catch (error) {
    throw new CliError(
      exitCode.badPreset,
      `cannot read ${nameOrPath}: ${(error as Error).message}`,
    );
  }
}

function unknownPreset(text: string): string {
  const nearest = suggest(text, shippedNames());
  const hint = nearest === undefined ? "." : `; did you mean "${nearest}"?`;
  return `there is no preset "${text}" and no such file${hint} \`milieu list\` shows the presets.`;
}
