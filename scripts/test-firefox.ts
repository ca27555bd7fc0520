import { parseArgs } from "node:util";
import { servePage } from "../src/cli/browser/page-server.ts";
import { exitCode } from "../src/cli/exit-code.ts";
import { presetNames } from "../src/preset/preset-library.ts";
import { openFirefox } from "./firefox/open-firefox.ts";
import { compareRuns, type FieldParity, runInFirefox } from "./firefox/parity.ts";
import { findPrograms, MissingError } from "./firefox/requirements.ts";
import { table } from "./markdown-table.ts";

/**
 * npm run test:firefox [-- PRESET ...]: the GPU path against the CPU path in Firefox, whose WebGPU
 * (wgpu, naga) shares no code with the one of Chromium and of Node (Dawn, Tint).
 */
const usual = ["gray-scott", "hypoxic-core", "spheroid-3d", "early-and-late"];

/**
 * Largest difference that passes, of a field's range. Single precision gives 6e-7 after six steps
 * in most fields and 2.5e-6 in the worst that was seen (m1 of early-and-late).
 */
const tolerance = 1e-5;

process.exit(await main());

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const presets = positionals.length > 0 ? positionals : usual;
  const unknown = presets.filter((name) => !presetNames().includes(name));
  if (unknown.length > 0) {
    console.error(`There is no preset ${unknown.join(", ")}; milieu list names them all.`);
    return exitCode.usage;
  }
  try {
    return await testPresets(presets);
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    console.error(error.message);
    return exitCode.noGpu;
  }
}

async function testPresets(presets: readonly string[]): Promise<number> {
  const programs = findPrograms();
  const server = await servePage();
  const closers = [server.close];
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(exitCode.stopped)));
  }
  try {
    const firefox = await openFirefox(programs);
    closers.push(firefox.close);
    const all: FieldParity[] = [];
    for (const preset of presets) {
      console.error(`${preset} ...`);
      const gpu = await runInFirefox(firefox.page, server.url, preset, "gpu");
      const cpu = await runInFirefox(firefox.page, server.url, preset, "cpu");
      all.push(...compareRuns(preset, gpu, cpu));
    }
    return report(all);
  } finally {
    await closeAll();
  }
}

function report(all: readonly FieldParity[]): number {
  const rows = all.map(({ preset, field, difference, share }) => [
    preset,
    field,
    difference.toExponential(1),
    share.toExponential(1),
    share <= tolerance ? "" : "too far",
  ]);
  console.log(table(["preset", "field", "largest difference", "of the range", ""], rows));
  const far = all.filter(({ share }) => !(share <= tolerance)).length;
  console.log(`${all.length - far} of ${all.length} fields agree to ${tolerance}.`);
  return far === 0 ? exitCode.done : exitCode.claimFails;
}
