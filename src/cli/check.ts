import { checkClaims } from "../observe/check-claims.ts";
import type { ClaimResult } from "../observe/claim-result.ts";
import type { Preset } from "../preset/preset.ts";
import { presetNames } from "../preset/preset-library.ts";
import { checkInChildren } from "./check-in-children.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { loadPreset } from "./load-preset.ts";
import { type Backend, openEngine } from "./open-engine.ts";
import { openProgress, type Progress } from "./progress.ts";

export interface CheckOptions {
  /** On the preset's own grid and step instead of its cheaper `check` setting. */
  readonly full: boolean;
  readonly backend: Backend;
  readonly format: "text" | "json";
  readonly quiet: boolean;
  /** Presets checked at the same time, each in a process of its own. */
  readonly jobs: number;
  /** Instead of those of the preset's `check` setting. */
  readonly grid?: readonly number[];
  readonly step?: number;
  readonly seed?: number;
}

/** `milieu check`: runs presets (all, if none is named) and reports whether their claims hold. */
export async function check(names: readonly string[], options: CheckOptions): Promise<void> {
  const wanted = names.length > 0 ? names : presetNames();
  const progress = openProgress(options.quiet || options.format === "json");
  const results: ClaimResult[] = [];
  const take = (found: readonly ClaimResult[]) => {
    progress.end();
    for (const result of found) report(result, options.format);
    results.push(...found);
  };
  try {
    if (options.jobs > 1 && wanted.length > 1) {
      await checkInChildren(wanted, options, take, progress);
    } else {
      for (const name of wanted) take(await checkPreset(name, options, progress));
    }
  } finally {
    progress.end();
  }
  const failed = results.filter((result) => !result.holds).length;
  if (options.format === "text" && !options.quiet) {
    console.log(`${results.length - failed} of ${results.length} claims hold`);
  }
  if (failed > 0)
    throw new CliError(exitCode.claimFails, `${failed} of ${results.length} claims fail.`);
}

async function checkPreset(
  name: string,
  options: CheckOptions,
  progress: Progress,
): Promise<readonly ClaimResult[]> {
  return checkClaims(await loadForCheck(name, options), {
    openEngine: (scenario) => openEngine(scenario, options.backend),
    full: options.full,
    onProgress: (share) => {
      progress.update(share, name);
      process.send?.(share);
    },
  });
}

async function loadForCheck(name: string, { grid, step, seed }: CheckOptions): Promise<Preset> {
  const changes = { ...(grid && { grid }), ...(step !== undefined && { step }) };
  const preset = await loadPreset(name, { ...changes, ...(seed !== undefined && { seed }) });
  return { ...preset, check: { ...preset.check, ...changes } };
}

function report(result: ClaimResult, format: CheckOptions["format"]): void {
  if (format === "json") {
    console.log(JSON.stringify(result));
    return;
  }
  const mark = result.holds ? "holds" : "FAILS";
  console.log(`${mark}  ${result.preset}[${result.index}]  ${result.sentence}`);
}
