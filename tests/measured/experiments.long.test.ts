import { expect, it } from "vitest";
import { readExperiments, readResults } from "../../scripts/measured/files.ts";
import { judgeExperiment } from "../../scripts/measured/perform.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const files = readExperiments(".");
const results = readResults(".");
/** Of a recorded number; it is written with four digits. */
const CLOSE = 0.01;

it.each(files)("$name gives what docs/measured.md says (npm run measured)", async (file) => {
  const { name, experiment } = file;
  const judged = await judgeExperiment(file, openCpuEngine);
  const verdicts = judged.map(({ holds }, index) => [experiment.quantities[index]!.label, holds]);
  expect(verdicts).toEqual(
    experiment.quantities.map(({ label, miss }) => [label, miss === undefined]),
  );
  judged.forEach(({ value }, index) => {
    const recorded = results[name]!.found[index]!.value;
    if (recorded === null) expect(value).toBeNaN();
    else expect(Math.abs(value - recorded)).toBeLessThanOrEqual(CLOSE * Math.abs(recorded) + 1e-6);
  });
});
