import { moduleLibrary } from "../../src/biology/module-library.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import type { Marionette } from "./marionette.ts";

/** Steps, and voxels a side in the plane and in space: software plays the GPU. */
const steps = 6;
const [planeSide, solidSide] = [32, 16];

/** A preset in Firefox on one backend. */
export interface FirefoxRun {
  /** min */
  readonly time: number;
  readonly fields: Readonly<Record<string, readonly number[]>>;
}

/** How far a field of the GPU is from the CPU's. */
export interface FieldParity {
  readonly preset: string;
  readonly field: string;
  /** Largest difference, and that of the range of the CPU's values and 0. */
  readonly difference: number;
  readonly share: number;
}

/** Runs a preset on a small grid in the page. Throws if the page computes elsewhere. */
export async function runInFirefox(
  page: Marionette,
  url: string,
  preset: string,
  backend: "gpu" | "cpu",
): Promise<FirefoxRun> {
  const text = await presetText(preset);
  const { scenario } = await readPreset(text, { library: moduleLibrary, name: preset });
  const file = JSON.parse(text);
  const side = scenario.grid.dimensions === 3 ? solidSide : planeSide;
  file.domain.grid = file.domain.grid.map(() => side);
  file.claims = [];
  await page.navigate(`${url}?backend=${backend}&preset=fisher-kpp`);
  const result = await page.run(
    `const [preset, names, steps] = arguments;
    const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    // The page's own first load must be over, or it would take the place of this one.
    while (performance.getEntriesByName("milieu:first-picture").length === 0) await later(50);
    const { milieu } = window;
    await milieu.load(preset);
    milieu.pause();
    await milieu.reset();
    await milieu.step(steps);
    const fields = {};
    for (const name of names) fields[name] = Array.from(await milieu.read(name));
    const { backend } = document.querySelector(".status-line").dataset;
    return { backend, time: milieu.time, fields };`,
    file,
    scenario.model.fields.map(({ name }) => name),
    steps,
  );
  const run = result as FirefoxRun & { readonly backend: string };
  if (run.backend !== backend) {
    throw new Error(`${preset}: asked for the ${backend}, but the page computes on ${run.backend}`);
  }
  return run;
}

/** Every field of one run against the other's. */
export function compareRuns(preset: string, gpu: FirefoxRun, cpu: FirefoxRun): FieldParity[] {
  if (gpu.time !== cpu.time) throw new Error(`${preset}: ${gpu.time} min and ${cpu.time} min`);
  return Object.entries(cpu.fields).map(([field, expected]) => {
    const found = gpu.fields[field]!;
    let [low, high, difference] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    for (const [i, value] of expected.entries()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      const apart = Math.abs(found[i]! - value);
      difference = Math.max(difference, Number.isFinite(apart) ? apart : Number.POSITIVE_INFINITY);
    }
    // Single precision holds no more of a small ripple on a large level, so the range counts from 0.
    // Nor do cells of which a voxel has less than a millionth say anything (tests/presets/gpu-twin.gpu.test.ts).
    const range = Math.max(high - low, Math.abs(high), Math.abs(low), 1e-6);
    return { preset, field, difference, share: difference / range };
  });
}
