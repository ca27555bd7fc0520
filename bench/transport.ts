import { compileModel } from "../src/compile/compile-model.ts";
import { presentContext } from "../src/engine/cpu/block-context.ts";
import { type CpuState, makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { runKernel } from "../src/engine/cpu/kinetics/run-kernel.ts";
import { planeAddress } from "../src/engine/cpu/memory.ts";
import { composeModel } from "../src/model/compose-model.ts";
import type { FieldDescription, ProcessDescription } from "../src/model/description.ts";
import { type Grid, voxelCount } from "../src/model/grid.ts";
import { fill } from "../tests/support/grids.ts";
import { figure, type Section } from "./table.ts";
import { race } from "./yardsticks/race.ts";

const grids: readonly Grid[] = [
  { dimensions: 2, nx: 256, ny: 256, nz: 1, dx: 10, dy: 10, dz: 1 },
  { dimensions: 2, nx: 512, ny: 512, nz: 1, dx: 10, dy: 10, dz: 1 },
  { dimensions: 3, nx: 64, ny: 64, nz: 64, dx: 10, dy: 10, dz: 10 },
];

/** The parts of motility and chemotaxis on the CPU: a group of three movers with two drifts. */
export async function transportKernels(): Promise<Section> {
  const lines: string[][] = [];
  for (const grid of grids) {
    const state = openGroup(grid);
    const { numerics, moverGroups, regions } = state;
    const ways = moverGroups[0]!.ways.address;
    const moved = regions.movers.moved.address;
    const outflow = regions.movers.outflows[0]!.address;
    const rows = grid.ny * grid.nz;
    const pairs = (): void => {
      for (const { slot } of state.program.layout.movers) {
        numerics.substepPair(ways, 0.1, 0, planeAddress(regions.fields, slot), moved, 0);
      }
    };
    const target = new Float32Array(voxelCount(grid));
    const works = [
      () => plainSweep(grid, state.planes[0]!, target),
      () => numerics.fillFaces(ways, 0, rows, 0),
      pairs,
      () => numerics.measureOutflow(ways, 0, rows, outflow, 0),
    ];
    const calls = Math.ceil(1e7 / voxelCount(grid));
    const times = await race(
      works.map((work) => ({ run: (count: number) => repeat(count, work), calls })),
      5,
    );
    const [sweep, ...parts] = times.map((time) => (1e9 * time) / voxelCount(grid));
    const cells = [sweep!, ...parts, parts.reduce((sum, part) => sum + part, 0) / sweep!];
    const size = [grid.nx, grid.ny, grid.nz].slice(0, grid.dimensions).join("×");
    lines.push([size, ...cells.map(figure)]);
  }
  return {
    title: "Motility and chemotaxis on the CPU, one thread",
    note: "ns of processor time per voxel, for a group of three movers with two drifts, one of them with crowding: rates across all faces, six substeps (a pair of each mover), the outflow's bound, and all of these over a plain five-point sweep in JavaScript.",
    head: ["grid", "plain sweep", "rates", "six substeps", "bound", "all / sweep"],
    rows: lines,
  };
}

function openGroup(grid: Grid): CpuState {
  const fields: Record<string, FieldDescription> = {
    a: { kind: "static", unit: "1" },
    b: { kind: "static", unit: "1" },
  };
  const processes: ProcessDescription[] = [];
  for (const field of ["m0", "m1", "m2"]) {
    fields[field] = { kind: "population", unit: "1", diffusion: 30 };
    processes.push(
      { type: "chemotaxis", field, towards: "a", sensitivity: 100 },
      { type: "chemotaxis", field, towards: "b", sensitivity: -50, crowding: "m0 + m1 + m2" },
    );
  }
  const model = composeModel({
    modules: [],
    own: { fields, processes },
    library: [],
    domainBoundary: "no-flux",
    dimensions: grid.dimensions,
  });
  const program = compileModel(model, { scheme: "implicit", interventions: [] });
  const state = makeCpuState(program, grid, 1);
  const start = [
    fill(grid, (x, y) => 0.5 + 0.5 * Math.sin(x / 90) * Math.cos(y / 70)),
    fill(grid, (x, y) => 0.5 + 0.5 * Math.cos(x / 130) * Math.sin(y / 110)),
    ...[1, 2, 3].map((k) => fill(grid, (x, y) => 0.1 + 0.1 * Math.sin((x + k * y) / 50))),
  ];
  const order = ["a", "b", "m0", "m1", "m2"];
  state.program.model.fields.forEach(({ name }, slot) => {
    state.planes[slot]!.set(start[order.indexOf(name)]!);
  });
  const context = presentContext(state, 0, 1);
  runKernel(state, state.kernels.crowding, context);
  const { ways } = state.moverGroups[0]!;
  ways.setMotility(30);
  ways.setSensitivity(0, 100);
  ways.setSensitivity(1, -50);
  return state;
}

function repeat(count: number, work: () => void): void {
  for (let i = 0; i < count; i++) work();
}

/** One explicit diffusion sweep over a grid as if it were a plane, as plain as it can be written. */
function plainSweep({ nx }: Grid, from: Float32Array, to: Float32Array): void {
  for (let at = nx; at < from.length - nx; at++) {
    const u = from[at]!;
    to[at] = u + 0.1 * (from[at - 1]! + from[at + 1]! + from[at - nx]! + from[at + nx]! - 4 * u);
  }
}
