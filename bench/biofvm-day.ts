import { composeModel } from "../src/model/compose-model.ts";
import type { FieldDescription, ProcessDescription } from "../src/model/description.ts";
import type { Grid } from "../src/model/grid.ts";
import { openCpuEngine } from "../tests/support/open-engines.ts";
import { figure, ratio, type Section } from "./table.ts";
import { race } from "./yardsticks/race.ts";

const grid: Grid = { dimensions: 2, nx: 512, ny: 512, nz: 1, dx: 20, dy: 20, dz: 1 };
const substrates = 10;
const day = 1440;

/**
 * Processor time of BioFVM (PhysiCell 1.14.2, g++ 12.2 -O3 -march=native) for such a day, s: 144,000 steps of
 * its usual 0.01 min, the best of several runs (the worst: 5100) on two cores of an AMD EPYC like those of
 * bench/results/2-cores-no-gpu.md. What the substrates do makes no difference to it.
 */
const biofvm = 4200;

/** A day of ten substrates that never come to rest, at several steps; error against the shortest. */
export async function biofvmDay(): Promise<Section> {
  const sweep = await plainSweepTime();
  const exact = await run(3);
  const rows: string[][] = [];
  for (const step of [6, 15, 30]) {
    const { seconds, state } = await run(step);
    rows.push([
      `${step} min`,
      figure(seconds),
      figure(seconds / sweep),
      ratio(biofvm / seconds),
      distance(state, exact.state).toExponential(1),
    ]);
  }
  return {
    title: "A day of ten substrates on 512², one thread",
    note: `Processor time for 1440 min of ten substrates (D 1e3 to 1e5 µm²/min, decay, vessels that open and close every four hours, saturating uptake; voxels of 20 µm). BioFVM took ${figure(biofvm)} s for such a day at its usual 0.01 min on a machine of this kind, where it is off by 0.5 % (relative L2 of a spreading Gaussian after 1 min) and by 6 % at rest beside consumers. Error: relative L2 of all substrates at the end against steps of 3 min. Sweeps: of a plain five-point sweep in JavaScript of one plane of 512², as a yardstick of the machine.`,
    head: ["step", "s", "sweeps", "BioFVM / this", "error"],
    rows,
  };
}

async function run(step: number): Promise<{ seconds: number; state: Float32Array }> {
  const engine = await openCpuEngine({
    title: "ten substrates",
    model: model(),
    parameters: {},
    grid,
    time: { step, scheme: "implicit" },
    initial: [],
    seed: 1,
    interventions: [],
  });
  const before = process.cpuUsage();
  await engine.advance(1e6, day);
  const { user, system } = process.cpuUsage(before);
  const { fields } = await engine.snapshot();
  engine.dispose();
  return { seconds: (user + system) / 1e6, state: fields.slice(0, substrates * grid.nx * grid.ny) };
}

function model() {
  const fields: Record<string, FieldDescription> = {};
  const processes: ProcessDescription[] = [];
  for (let index = 0; index < substrates; index++) {
    const field = `u${index}`;
    fields[field] = { kind: "substrate", unit: "1", diffusion: 1e3 * 100 ** (index / 9) };
    processes.push(
      {
        type: "exchange",
        field,
        rate: `0.5*vessel*(1 + 0.5*sin(2*pi*t/240 + ${index}))`,
        target: 10,
      },
      { type: "loss", field, rate: `0.02 + 2*cells/(3 + ${field})` },
    );
  }
  fields["vessel"] = {
    kind: "static",
    unit: "1",
    initial: "step(0.9, cos(x/97)*cos(y/83)) + step(0.95, sin(x/71)*cos((x + y)/113))",
  };
  fields["cells"] = {
    kind: "static",
    unit: "1",
    initial: "exp(-((x - 5000)^2 + (y - 5000)^2)/2000^2)",
  };
  return composeModel({
    modules: [],
    own: { fields, processes },
    library: [],
    domainBoundary: "no-flux",
    dimensions: 2,
  });
}

/** Processor seconds of one plain explicit sweep. */
async function plainSweepTime(): Promise<number> {
  const { nx, ny } = grid;
  const from = new Float32Array(nx * ny).fill(1);
  const to = new Float32Array(nx * ny);
  const sweep = (): void => {
    for (let at = nx; at < from.length - nx; at++) {
      const u = from[at]!;
      to[at] = u + 0.1 * (from[at - 1]! + from[at + 1]! + from[at - nx]! + from[at + nx]! - 4 * u);
    }
  };
  const run = (count: number): void => {
    for (let i = 0; i < count; i++) sweep();
  };
  const [time] = await race([{ run, calls: 50 }], 3);
  return time!;
}

/** Relative L2 distance. */
function distance(one: Float32Array, exact: Float32Array): number {
  let difference = 0;
  let size = 0;
  one.forEach((value, i) => {
    difference += (value - exact[i]!) ** 2;
    size += exact[i]! ** 2;
  });
  return Math.sqrt(difference / size);
}
