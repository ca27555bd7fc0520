import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { WindowLaw } from "./window-law.ts";

const folder = resolve(import.meta.dirname, "../../presets");
const FILES = 8;

/** min; a preset may have half a dozen arms of ten to twenty seconds each. */
const PATIENCE = 15;

/**
 * Tests every eighth preset, so that eight files together test all and keep the cores busy to the end:
 * claims-0.long.test.ts calls this with 0, and so on.
 */
export function holdClaims(remainder: number): void {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".json") && file !== "schema.json")
    .sort()
    .filter((_, index) => index % FILES === remainder)
    .map((file) => file.slice(0, -".json".length));
  it.each(names)(
    "every claim and window of %s holds on the CPU engine",
    holdClaimsOf,
    PATIENCE * 60_000,
  );
}

async function holdClaimsOf(name: string): Promise<void> {
  const text = readFileSync(resolve(folder, `${name}.json`), "utf8");
  const preset = await readPreset(text, { library: moduleLibrary, name });
  const windows = new WindowLaw(preset);
  const results = await checkClaims(preset, {
    openEngine: (scenario) => openCpuEngine(scenario),
    looks: { at: windows.looks, look: (output, values) => windows.look(output, values) },
  });
  expect(results.length).toBe(preset.claims.length);
  const broken = results.filter((result) => !result.holds).map((result) => result.sentence);
  expect(broken).toEqual([]);
  expect(windows.faults).toEqual([]);
}
