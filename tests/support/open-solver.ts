import type { Program } from "../../src/compile/program.ts";
import { type Stage, stages } from "../../src/compile/step-plan.ts";
import {
  type RunPhases,
  type SolveReport,
  type SolverPhase,
  type SolverPlanes,
  SubstrateSolver,
} from "../../src/engine/cpu/diffusion/substrate-solver.ts";
import { type CpuMemory, MemoryPlan } from "../../src/engine/cpu/memory.ts";
import { type Numerics, openNumerics } from "../../src/engine/cpu/numerics.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import type { Boundary } from "../../src/model/model.ts";
import { noFlux, sameBoundary } from "./grids.ts";
import { seededRandom } from "./random-values.ts";

/** A substrate of u_t = div(D grad u) + s - k u; what is not said is 0, closed or unsigned. */
export interface TestSubstrate {
  readonly boundary?: Boundary;
  /** um^2/min: one number, or one per voxel. */
  readonly D?: number | ArrayLike<number>;
  /** 1/min and 1/min times the unit, per voxel, at time t. */
  readonly k?: (voxel: number, t: number) => number;
  readonly s?: (voxel: number, t: number) => number;
  /** Part of k that converts into something else; its place among the exporting follows. */
  readonly converts?: (voxel: number) => number;
  readonly isSigned?: boolean;
  readonly initial?: (voxel: number) => number;
}

/** A solver with planes of its own, and what a step of an engine does around it. */
export class OpenSolver {
  readonly solver: SubstrateSolver;
  readonly memory: CpuMemory;
  readonly numerics: Numerics;
  readonly fields: Float32Array[];
  readonly carry: Float32Array[];
  readonly half: Float32Array[];
  readonly taken: Float32Array[];
  readonly loss: Float32Array[];
  readonly gain: Float32Array[];
  readonly planes: SolverPlanes;
  readonly #share: Float32Array[];
  readonly #substrates: readonly TestSubstrate[];
  readonly #isShared: boolean;
  time = 0;
  /** Iterations of all solves, and their number. */
  cycles = 0;
  solves = 0;
  readonly reports: SolveReport[] = [];

  constructor(
    grid: Grid,
    substrates: readonly TestSubstrate[],
    tolerance?: number,
    /** With `threads`: places for as many; calls are made by any of them, in any order that may be. */
    threads?: number,
  ) {
    const plan = new MemoryPlan();
    const voxels = voxelCount(grid);
    const varying = substrates.filter(({ D }) => typeof D === "object");
    const one = () => plan.planes(substrates.length, voxels);
    const planes = {
      fields: one(),
      carry: one(),
      loss: one(),
      gain: one(),
      share: one(),
      half: one(),
      taken: one(),
      diffusion: plan.planes(varying.length, voxels),
    };
    const program = {
      model: {
        fields: substrates.map(({ boundary }) => ({ boundary: boundary ?? sameBoundary(noFlux) })),
      },
      layout: {
        substrateCount: substrates.length,
        fieldCount: substrates.length,
        signedFields: substrates.map(({ isSigned }) => isSigned ?? false),
        exporting: substrates.map(({ converts }) => converts !== undefined),
        diffusionPlane: substrates.map((one) => varying.indexOf(one)),
      },
    } as unknown as Program;
    this.solver = new SubstrateSolver(plan, program, grid, planes, tolerance, threads);
    this.memory = plan.open();
    this.numerics = openNumerics(this.memory);
    const random = seededRandom(threads ?? 0);
    const byChance: RunPhases = (phases) => {
      for (const { kernel, numbers } of orderedByChance(phases, random)) {
        const work: (...numbers: number[]) => void = this.numerics[kernel];
        work(...numbers, Math.floor(random() * threads!));
      }
    };
    this.#isShared = threads !== undefined;
    this.solver.open(this.memory, this.numerics, this.#isShared ? byChance : undefined);
    this.planes = planes;
    this.#substrates = substrates;
    this.fields = this.memory.planes(planes.fields);
    this.carry = this.memory.planes(planes.carry);
    this.half = this.memory.planes(planes.half);
    this.taken = this.memory.planes(planes.taken);
    this.loss = this.memory.planes(planes.loss);
    this.gain = this.memory.planes(planes.gain);
    this.#share = this.memory.planes(planes.share);
    const diffusion = this.memory.planes(planes.diffusion);
    varying.forEach(({ D }, plane) => {
      diffusion[plane]!.set(D as ArrayLike<number>);
    });
    substrates.forEach(({ D, initial }, slot) => {
      if (typeof D !== "object") this.solver.setDiffusion(slot, D ?? 0);
      if (initial) this.fields[slot]!.set(this.fields[slot]!.map((_, voxel) => initial(voxel)));
    });
  }

  /** What block assemble writes for a stage of a step of dt (min). */
  assemble(stage: Stage, dt: number): void {
    const length = dt * stage.share;
    const t = this.time + dt * stage.middle;
    this.#substrates.forEach(({ k, s, converts }, slot) => {
      const loss = this.loss[slot]!;
      for (let voxel = 0; voxel < loss.length; voxel++) {
        const rate = k?.(voxel, t) ?? 0;
        loss[voxel] = length * rate;
        this.gain[slot]![voxel] = length * (s?.(voxel, t) ?? 0);
        if (converts && rate > 0) this.#share[slot]![voxel] = converts(voxel) / rate;
      }
    });
  }

  /** One stage: assemble, solve, close. */
  stage(stage: Stage, dt: number): SolveReport {
    this.assemble(stage, dt);
    const report = this.#solve(stage, dt * stage.share);
    this.cycles += report.cycles;
    this.solves += 1;
    this.reports.push(report);
    return report;
  }

  #solve(stage: Stage, length: number): SolveReport {
    if (this.#isShared) return this.solver.solveAndClose(stage, length);
    const report = this.solver.solve(stage, length);
    this.solver.close(stage);
    return report;
  }

  /** A step of dt (min); returns its error estimate. */
  step(dt: number): number {
    for (const stage of Object.values(stages)) this.stage(stage, dt);
    this.time += dt;
    return this.solver.extrapolate().error;
  }

  /** Sum of u + e, or of u alone. */
  amount(slot: number, which: "both" | "field" = "both"): number {
    const total = (plane: Float32Array): number => plane.reduce((sum, value) => sum + value, 0);
    return total(this.fields[slot]!) + (which === "both" ? total(this.carry[slot]!) : 0);
  }
}

interface OneCall {
  readonly kernel: SolverPhase["kernel"];
  readonly numbers: readonly number[];
}

/** All calls in an order by chance, each behind those that its phase waits for. */
function orderedByChance(phases: readonly SolverPhase[], random: () => number): OneCall[] {
  const left = phases.map(({ calls }) => [...calls]);
  const order: OneCall[] = [];
  for (;;) {
    const ready = phases.flatMap(({ after }, phase) => {
      const isReady = after === undefined || left[after]!.length === 0;
      return isReady && left[phase]!.length > 0 ? [phase] : [];
    });
    if (ready.length === 0) return order;
    const phase = ready[Math.floor(random() * ready.length)]!;
    const calls = left[phase]!;
    const [numbers] = calls.splice(Math.floor(random() * calls.length), 1);
    order.push({ kernel: phases[phase]!.kernel, numbers: numbers! });
  }
}
