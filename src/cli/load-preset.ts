import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { moduleLibrary } from "../biology/module-library.ts";
import { TextError } from "../data/decode-text.ts";
import { ModelError } from "../model/error.ts";
import { suggest } from "../model/suggest.ts";
import type { Preset } from "../preset/preset.ts";
import { presetText, shippedNames } from "../preset/preset-library.ts";
import { type ReadOptions, readPreset, readPresetFamily } from "../preset/read-preset.ts";
import type { PresetFamily, PresetOverrides } from "../preset/resolve-preset.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { readTextFile } from "./read-text-file.ts";

/**
 * The preset that a person names: one of the library, or the path of a JSON file.
 *
 * @throws CliError 65 if there is none, or it cannot be understood (the message names the place)
 */
export function loadPreset(nameOrPath: string, overrides?: PresetOverrides): Promise<Preset> {
  return understood(nameOrPath, async (text, options) =>
    readPreset(text, { ...options, ...(overrides === undefined ? {} : { overrides }) }),
  );
}

/** The same, to be changed in several ways, and with what its formulas mean. */
export function loadFamily(nameOrPath: string): Promise<PresetFamily> {
  return understood(nameOrPath, readPresetFamily);
}

async function understood<T>(
  nameOrPath: string,
  read: (text: string, options: Omit<ReadOptions, "overrides">) => Promise<T>,
): Promise<T> {
  const { text, name, folder } = await presetSource(nameOrPath);
  try {
    return await read(text, {
      library: moduleLibrary,
      name,
      readFile: (relative) => readFile(resolve(folder, relative)),
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new CliError(exitCode.badPreset, `${nameOrPath}: ${error.message}`);
  }
}

/** What a person named, before it is understood. */
export interface PresetSource {
  readonly isShipped: boolean;
  readonly text: string;
  readonly name: string;
  /** Where the preset's pictures lie. */
  readonly folder: string;
}

/**
 * The text of a preset that a person names.
 *
 * @throws CliError 65 if there is none, or its file cannot be read
 */
export async function presetSource(nameOrPath: string): Promise<PresetSource> {
  if (shippedNames().includes(nameOrPath)) {
    const text = await presetText(nameOrPath);
    return { isShipped: true, text, name: nameOrPath, folder: process.cwd() };
  }
  if (!existsSync(nameOrPath)) throw new CliError(exitCode.badPreset, unknownPreset(nameOrPath));
  try {
    const text = await readTextFile(nameOrPath);
    const name = basename(nameOrPath, ".json");
    return { isShipped: false, text, name, folder: dirname(nameOrPath) };
  } catch (error) {
    const { message } = error as Error;
    const problem =
      error instanceof TextError
        ? `${nameOrPath} ${message}`
        : `cannot read ${nameOrPath}: ${message}`;
    throw new CliError(exitCode.badPreset, `${problem}.`);
  }
}

function unknownPreset(text: string): string {
  const nearest = suggest(text, shippedNames());
  const hint = nearest === undefined ? "." : `; did you mean "${nearest}"?`;
  return `there is no preset "${text}" and no such file${hint} \`milieu list\` shows the presets.`;
}
