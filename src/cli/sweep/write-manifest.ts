import type { SweepFolder } from "./folder.ts";
import type { OpenedPlan } from "./read-plan.ts";
import { RunIds } from "./run-id.ts";

/** Makes a folder that of a sweep: its plan, and a line for each run. */
export async function writeManifest(
  folder: SweepFolder,
  { plan, presets, sweep }: OpenedPlan,
  onLine: (index: number, id: string) => void = () => {},
): Promise<void> {
  const manifest = await folder.begin(plan, presets);
  const ids = new RunIds(sweep);
  let index = 0;
  for (const line of sweep.lines()) {
    const { preset, point, seed } = line;
    const values = Object.fromEntries(
      sweep.factors.map(({ name }, at) => [name, line.values[at]!]),
    );
    const id = ids.idOf(line);
    await manifest.append({ index, id, preset, point, seed, values });
    index++;
    onLine(index, id);
  }
  await manifest.end();
}
