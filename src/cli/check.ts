import { checkClaims } from "../observe/check-claims.ts";
import type { ClaimResult } from "../observe/claim-result.ts";
import { presetNames } from "../preset/preset-library.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { loadPreset } from "./load-preset.ts";
import { type Backend, openEngine } from "./open-engine.ts";
import { openProgress } from "./progress.ts";

export interface CheckOptions {
  /** On the preset's own grid and step instead of its cheaper `check` setting. */
  readonly full: boolean;
  readonly backend: Backend;
  readonly format: "text" | "json";
  readonly quiet: boolean;
}

/** `milieu check`: runs presets (all, if none is named) and reports whether their claims hold. */
export async function check(names: readonly string[], options: CheckOptions): Promise<void> {
  const results: ClaimResult[] = [];
  for (const name of names.length > 0 ? names : presetNames()) {
    results.push(...(await checkPreset(name, options)));
  }
  const failed = results.filter((result) => !result.holds).length;
  if (options.format === "text" && !options.quiet) {
    console.log(`${results.length - failed} of ${results.length} claims hold`);
  }
  if (failed > 0)
    throw new CliError(exitCode.claimFails, `${failed} of ${results.length} claims fail.`);
}

async function checkPreset(name: string, options: CheckOptions): Promise<readonly ClaimResult[]> {
  const preset = await loadPreset(name);
  const progress = openProgress(options.quiet || options.format === "json");
  try {
    const results = await checkClaims(preset, {
      openEngine: (scenario) => openEngine(scenario, options.backend),
      full: options.full,
      onProgress: (fraction) => progress.update(fraction, name),
    });
    progress.end();
    for (const result of results) report(result, options.format);
    return results;
  } finally {
    progress.end();
  }
}

function report(result: ClaimResult, format: CheckOptions["format"]): void {
  if (format === "json") {
    const { preset, index, at, expected, value, control, holds, why } = result;
    console.log(JSON.stringify({ preset, index, at, expected, value, control, holds, why }));
    return;
  }
  const mark = result.holds ? "holds" : "FAILS";
  console.log(`${mark}  ${result.preset}[${result.index}]  ${result.sentence}`);
}
