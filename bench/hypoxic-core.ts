import type { Machine } from "./machines.ts";
import { openPreset } from "./open-preset.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, ratio, type Section } from "./table.ts";

const sides = [256, 512];

/** The default preset, implicit: steps per second, simulated days per second, dispatches. */
export async function hypoxicCore(machines: readonly Machine[]): Promise<Section> {
  const rows: string[][] = [];
  let note = "";
  for (const side of sides) {
    const scenario = await openPreset("hypoxic-core", side);
    const { step } = scenario.time;
    const { fields } = scenario.model;
    const substrates = fields.filter((field) => field.kind === "substrate").length;
    note = `${substrates} substrates and ${fields.length - substrates} other fields, Δt = ${step} min, two multigrid cycles a step with rates refreshed between.`;
    const rates: number[] = [];
    let dispatches = 0;
    for (const machine of machines) {
      const engine = await machine.open(scenario);
      await engine.advance(machine.software ? 1 : 8);
      const count = machine.software ? 1 : 10;
      rates.push(
        count / (await secondsPerCall(() => engine.advance(count), machine.software ? 3 : 4)),
      );
      if ("dispatchesPerStep" in engine) dispatches = Number(engine.dispatchesPerStep);
      engine.dispose();
    }
    const cells = rates.flatMap((rate) => [figure(rate), figure((rate * step) / 1440)]);
    rows.push([`${side}²`, ...cells, ratio(rates[1]! / rates[0]!), `${dispatches}`]);
  }
  const head = machines.flatMap(({ name }) => [`${name} steps/s`, `${name} simulated days/s`]);
  return {
    title: "Hypoxic core, implicit",
    note,
    head: ["grid", ...head, "GPU / CPU", "dispatches a step"],
    rows,
  };
}
