import { expect, it } from "vitest";
import { readExperiments, readResults } from "../../scripts/measured/files.ts";
import { numberOf } from "../../scripts/measured/perform.ts";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { openCpuEngine } from "../../src/engine/cpu/cpu-engine.ts";
import { checkClaims } from "../../src/observe/check-claims.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

const files = readExperiments(".");
const results = readResults(".");
/** Of a recorded number; it is written with four digits. */
const CLOSE = 0.01;

it.each(files)("$name gives what docs/measured.md says (npm run measured)", async (file) => {
  const { name, preset, experiment } = file;
  const read = await readPreset(preset, { library: moduleLibrary, name });
  const claims = await checkClaims(read, { openEngine: openCpuEngine });
  const verdicts = claims.map(({ holds }, index) => [experiment.quantities[index]!.label, holds]);
  expect(verdicts).toEqual(
    experiment.quantities.map(({ label, miss }) => [label, miss === undefined]),
  );
  claims.forEach((claim, index) => {
    const value = numberOf(claim);
    const recorded = results[name]!.found[index]!.value;
    if (recorded === null) expect(value).toBeNaN();
    else expect(Math.abs(value - recorded)).toBeLessThanOrEqual(CLOSE * Math.abs(recorded) + 1e-6);
  });
});
