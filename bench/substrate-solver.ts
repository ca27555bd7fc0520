import { stages } from "../src/compile/step-plan.ts";
import { planeGrid } from "../tests/support/grids.ts";
import { OpenSolver } from "../tests/support/open-solver.ts";
import { seededRandom } from "../tests/support/random-values.ts";
import { figure, type Section } from "./table.ts";

const sides = [256, 512];
/** um^2/min; and the step, min */
const diffusions = [1e5, 6e4, 3e4, 2e4, 5e3, 2e3, 600, 200, 1e5, 3e3, 4e4, 1e4];
const step = 6;
const rounds = 7;

/** The solver of substrates in the plane, one thread: twelve of them with uptake and vessels. */
export async function substrateSolver(): Promise<Section> {
  const rows = sides.map((side) => {
    const once = openTissue(side, 1);
    const usual = openTissue(side, 1e-4);
    const { fields, half } = usual.planes;
    const cells = side * side;
    const values = cells * diffusions.length;
    const repeats = Math.max(1, Math.round(1.5e6 / values));
    const times = fastest(
      [
        () => usual.numerics.plainSweep(fields.address, half.address, side),
        () => {
          for (const group of once.solver.groupAddresses) once.numerics.timeCycles(group, 1);
        },
        () => once.solver.solve(stages.whole, step),
        () => once.solver.close(stages.whole),
        () => usual.solver.solve(stages.whole, step),
        () => usual.solver.extrapolate(),
      ],
      [4 * repeats, repeats, repeats, repeats, 1, repeats],
    );
    const { cycles } = usual.solver.solve(stages.whole, step);
    const [sweep, ...others] = times as [number, ...number[]];
    return [
      `${side}²`,
      figure((1e9 * sweep) / cells),
      ...others.map((seconds) => figure((1e9 * seconds) / values)),
      String(cycles),
      figure((others[0]! * cells) / (sweep * values)),
    ];
  });
  return {
    title: "Substrates on the CPU, one thread",
    note: `ns of processor time per voxel and substrate (sweep: per voxel), the fastest of ${rounds} interleaved rounds; ${diffusions.length} substrates, Δt = ${step} min. Sweep: a plain five-point sweep in vectors, as a yardstick. Solve: the whole of a stage, with one cycle, and to the tolerance of 1e-4 from the state before, in as many iterations as the slowest group takes.`,
    head: [
      ...["grid", "plain sweep", "cycle", "solve of one cycle", "closure", "solve to 1e-4"],
      ...["extrapolation", "iterations", "cycle / sweep"],
    ],
    rows,
  };
}

/** Tissue with smooth uptake and 2 % of vessel voxels. */
function openTissue(side: number, tolerance: number): OpenSolver {
  const tissue = diffusions.map((D, slot) => {
    const random = seededRandom(12345 + slot);
    const blobs = Array.from({ length: 12 }, () => [
      random() * side,
      random() * side,
      (0.03 + 0.1 * random()) * side,
    ]);
    const k = new Float32Array(side * side);
    const s = new Float32Array(side * side);
    const u = new Float32Array(side * side);
    for (let voxel = 0; voxel < k.length; voxel++) {
      const i = voxel % side;
      const j = Math.floor(voxel / side);
      const uptake = blobs.reduce(
        (sum, [x, y, w]) => sum + 2 * Math.exp(-((i - x!) ** 2 + (j - y!) ** 2) / (w! * w!)),
        0.01,
      );
      s[voxel] = random() < 0.02 ? 3 : 0;
      k[voxel] = uptake + s[voxel]!;
      u[voxel] = 0.3 + 0.3 * Math.sin(0.05 * i + slot) * Math.cos(0.03 * j) + 0.02 * random();
    }
    return {
      D,
      k: (voxel: number) => k[voxel]!,
      s: (voxel: number) => s[voxel]!,
      initial: (voxel: number) => u[voxel]!,
    };
  });
  const open = new OpenSolver(planeGrid(side, side, 10), tissue, tolerance);
  open.step(step);
  open.assemble(stages.whole, step);
  open.solver.solve(stages.whole, step);
  open.solver.close(stages.whole);
  return open;
}

/** Seconds of processor time of a call of each, the fastest of interleaved rounds. */
function fastest(works: readonly (() => unknown)[], repeats: readonly number[]): number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    works.forEach((work, index) => {
      const before = process.cpuUsage();
      for (let n = 0; n < repeats[index]!; n++) work();
      const { user, system } = process.cpuUsage(before);
      best[index] = Math.min(best[index]!, (user + system) / 1e6 / repeats[index]!);
    });
  }
  return best;
}
