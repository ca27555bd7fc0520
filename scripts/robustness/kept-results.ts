import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClaimResult, Judgment } from "../../src/observe/claim-result.ts";

/** What is kept of one claim in one setting. */
export interface KeptClaim {
  readonly statement: string;
  readonly why: string;
  readonly holds: boolean;
  /** Why there is no figure. */
  readonly problem?: string;
  readonly comparisons: readonly Judgment[];
}

/** All claims of a preset in one setting, as a JSON file. */
export interface KeptResults {
  readonly preset: string;
  readonly variant: string;
  /** Of the preset, its modules and the setting at the time. */
  readonly fingerprint: string;
  readonly claims: readonly KeptClaim[];
}

/** What is kept of a preset in a setting, if that is still the same preset. */
export async function readKept(
  folder: string,
  { preset, variant, fingerprint }: Omit<KeptResults, "claims">,
): Promise<KeptResults | undefined> {
  const text = await readFile(fileOf(folder, preset, variant), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const kept: KeptResults = JSON.parse(text, (_, value) => (value === null ? Number.NaN : value));
  return kept.fingerprint === fingerprint ? kept : undefined;
}

/** Writes a file whole or not at all, so that it may be interrupted at any time. */
export async function keepResults(folder: string, results: KeptResults): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder, results.preset, results.variant);
  await writeFile(`${file}.new`, `${JSON.stringify(results, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

export function keptClaim({ statement, why, holds, problem, comparisons }: ClaimResult): KeptClaim {
  return { statement, why, holds, ...(problem !== undefined && { problem }), comparisons };
}

function fileOf(folder: string, preset: string, variant: string): string {
  return join(folder, `${preset}.${variant}.json`);
}
