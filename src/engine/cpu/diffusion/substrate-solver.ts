import type { Program } from "../../../compile/program.ts";
import type { Stage } from "../../../compile/step-plan.ts";
import { type Grid, voxelCount } from "../../../model/grid.ts";
import {
  type CpuMemory,
  type MemoryPlan,
  type PlaneRegion,
  planeAddress,
  type Region,
} from "../memory.ts";
import type { Numerics } from "../numerics.ts";
import { planScratch, type Scratches } from "./solver-scratch.ts";
import { groupsOfFour, listSubstrates, needsFaces, type Substrate } from "./substrate.ts";
import { type GroupReport, type StagePlanes, SubstrateGroup } from "./substrate-group.ts";
import { writeTable } from "./write-table.ts";

/** Planar planes that the solver shares with others, plane = slot unless said. */
export interface SolverPlanes {
  /** All fields; substrates are the first planes. */
  readonly fields: PlaneRegion;
  /** What single precision could not hold of them: the amount is field + carry. */
  readonly carry: PlaneRegion;
  /** Written by block assemble; `share` is read where layout.exporting only. */
  readonly loss: PlaneRegion;
  readonly gain: PlaneRegion;
  readonly share: PlaneRegion;
  /** Plane = layout.diffusionPlane. */
  readonly diffusion: PlaneRegion;
  /** The substrates where the first half ended: what assemble reads in stage `second`. */
  readonly half: PlaneRegion;
  /** What conversions took in the step; written where layout.exporting only. */
  readonly taken: PlaneRegion;
}

/** How the solve of a stage went. */
export interface SolveReport {
  /** Iterations of the group of substrates that took the most. */
  readonly cycles: number;
  /** Substrates that did not reach the tolerance, where, and by how much in their unit. */
  readonly unconverged: readonly { slot: number; voxel: number; estimate: number }[];
}

/** The tolerance of a solve, as a share of the largest value that the solution may have. */
export const defaultTolerance = 1e-4;

/** Calls of a kernel of assembly/ that may run at once, each on tables of its own. */
export interface SolverPhase {
  readonly kernel: "solveGroup" | "close" | "extrapolate";
  /** What each call is given; the number of the thread that makes it is added. */
  readonly calls: readonly (readonly number[])[];
  /** Index of the phase that must be over before. */
  readonly after?: number;
}

/** Makes all calls, in any order that the phases leave or at once. */
export type RunPhases = (phases: readonly SolverPhase[]) => void;

/**
 * Substrates over a step (docs/numerics.md, "Substrates"): u_t = div(D grad u) + s - k u, once in one
 * stage, once in two halves, then extrapolated. Reserves its scratch when it is made; `open` before use.
 */
export class SubstrateSolver {
  /** Per substrate: the largest value so far, the measure of errors. Kept in snapshots. */
  readonly largest: Float32Array;
  readonly #grid: Grid;
  readonly #planes: SolverPlanes;
  readonly #substrates: readonly Substrate[];
  readonly #groups: readonly SubstrateGroup[];
  /** One per thread, or per group where these are fewer. */
  readonly #scratches: Scratches;
  /** Whole stage: solution, carry, taken. Halves: carry of either (in place), solution. */
  readonly #whole: PlaneRegion;
  readonly #wholeCarry: PlaneRegion;
  readonly #wholeTaken: PlaneRegion;
  readonly #halfCarry: PlaneRegion;
  readonly #halves: PlaneRegion;
  /** Per substrate: its tables (flux.ts, close.ts and extrapolate.ts in assembly/diffusion). */
  readonly #media: readonly Region[];
  readonly #closures: readonly Region[];
  readonly #fluxes: readonly Region[];
  readonly #steps: readonly Region[];
  readonly #diffusion: Float64Array;
  /** Per substrate: the bound U of the whole stage, and the largest of the others. */
  readonly #wholeBounds: Float32Array;
  readonly #halfBounds: Float32Array;
  #dt = 0;
  #memory!: CpuMemory;
  #run!: RunPhases;

  constructor(
    plan: MemoryPlan,
    program: Program,
    grid: Grid,
    planes: SolverPlanes,
    tolerance = defaultTolerance,
    threads = 1,
  ) {
    const substrates = listSubstrates(program, grid);
    const groups = groupsOfFour(substrates);
    const count = substrates.length;
    const voxels = voxelCount(grid);
    const withFaces = groups.some((group) => needsFaces(group, grid));
    this.#grid = grid;
    this.#planes = planes;
    this.#substrates = substrates;
    const places = Math.max(1, Math.min(threads, groups.length));
    const scratch = () => planScratch(plan, grid, withFaces);
    const scratches: Scratches = [scratch(), ...Array.from({ length: places - 1 }, scratch)];
    this.#scratches = scratches;
    this.#groups = groups.map((group, index) => {
      const own: Scratches = groups.length <= threads ? [scratches[index]!] : scratches;
      return new SubstrateGroup(plan, group, grid, own, threads, tolerance);
    });
    this.#whole = plan.planes(count, voxels);
    this.#wholeCarry = plan.planes(count, voxels);
    this.#wholeTaken = plan.planes(substrates.some(({ exports }) => exports) ? count : 0, voxels);
    this.#halfCarry = plan.planes(count, voxels);
    this.#halves = plan.planes(count, voxels);
    this.#media = substrates.map(() => plan.floats(10));
    this.#closures = substrates.map(() => plan.floats(11));
    this.#fluxes = substrates.map(() => plan.floats(grid.nx + 8));
    this.#steps = substrates.map(() => plan.floats(14));
    this.#diffusion = new Float64Array(count);
    this.#wholeBounds = new Float32Array(count);
    this.#halfBounds = new Float32Array(count);
    this.largest = new Float32Array(count);
  }

  /** `run` may hand calls to threads; without it they are made here, one by one. */
  open(memory: CpuMemory, numerics: Numerics, run?: RunPhases): void {
    this.#memory = memory;
    this.#run =
      run ??
      ((phases) => {
        for (const { kernel, calls } of phases) {
          const work: (...numbers: number[]) => void = numerics[kernel];
          for (const numbers of calls) work(...numbers, 0);
        }
      });
    for (const { ones, constants } of this.#scratches) {
      numerics.writeConstants(constants.address);
      if (ones !== null) memory.floats(ones).fill(1);
    }
    for (const group of this.#groups) group.open(memory);
  }

  /** Of the groups' tables, for kernels that work on a whole group. */
  get groupAddresses(): readonly number[] {
    return this.#groups.map(({ address }) => address);
  }

  /** Diffusion coefficient (um^2/min) of a substrate whose diffusion is uniform, for what follows. */
  setDiffusion(slot: number, D: number): void {
    this.#diffusion[slot] = D;
  }

  /** Solves a stage of length dt (min) for all substrates; `close` must follow. */
  solve(stage: Stage, dt: number): SolveReport {
    this.#prepare(stage, dt);
    this.#run(this.#solves());
    return this.#report(stage);
  }

  /** Closes the amounts of the stage that was solved: carry, and what conversions took. */
  close(stage: Stage): void {
    this.#run([{ kernel: "close", calls: this.#closes(stage, this.#substrates) }]);
  }

  /** Both in one round: a group is closed while others are still solved. */
  solveAndClose(stage: Stage, dt: number): SolveReport {
    this.#prepare(stage, dt);
    const closes = this.#groups.map(
      ({ substrates }, group): SolverPhase => ({
        kernel: "close",
        calls: this.#closes(stage, substrates),
        after: group,
      }),
    );
    this.#run([...this.#solves(), ...closes]);
    return this.#report(stage);
  }

  #prepare(stage: Stage, dt: number): void {
    if (stage.name === "whole") this.#halfBounds.fill(0);
    this.#dt = dt;
    const planes = this.#stagePlanes(stage);
    for (const group of this.#groups) group.prepare(planes, dt, this.#diffusion);
  }

  /** A phase per group, in their order. */
  #solves(): SolverPhase[] {
    return this.#groups.map(({ address }) => ({ kernel: "solveGroup", calls: [[address]] }));
  }

  /** Writes the tables that substrates are closed by; returns the calls that do it. */
  #closes(stage: Stage, substrates: readonly Substrate[]): number[][] {
    const { base, carry, loss, gain, result } = this.#stagePlanes(stage);
    const isWhole = stage.name === "whole";
    const taken = isWhole ? this.#wholeTaken : this.#planes.taken;
    return substrates.map(({ slot, exports }) => {
      this.#writeMedium(slot);
      writeTable(this.#memory, this.#closures[slot]!, [
        ...[base, carry, result, loss, gain].map((plane) => planeAddress(plane, slot)),
        exports ? planeAddress(this.#planes.share, slot) : 0,
        planeAddress(isWhole ? this.#wholeCarry : this.#halfCarry, slot),
        exports ? planeAddress(taken, slot) : 0,
        stage.name === "second" ? 1 : 0,
        this.#fluxes[slot]!.address,
        this.#scratches[0].constants.address,
      ]);
      return [this.#media[slot]!.address, this.#closures[slot]!.address];
    });
  }

  /**
   * Ends a step whose three stages are closed: writes fields, carry and taken. The error estimate is the
   * largest difference between one stage and two halves, relative to the largest value present (at
   * least 1 % of the largest so far), of the worst substrate.
   */
  extrapolate(): { error: number } {
    const calls = this.#substrates.map((one) => {
      this.#writeStep(one);
      return [this.#steps[one.slot]!.address];
    });
    this.#run([{ kernel: "extrapolate", calls }]);
    return {
      error: this.#substrates.reduce((worst, { slot }) => Math.max(worst, this.#error(slot)), 0),
    };
  }

  /** Error estimate of a substrate; its largest value so far is updated. */
  #error(slot: number): number {
    const step = this.#memory.floats(this.#steps[slot]!);
    const difference = step[12]!;
    const top = step[13]!;
    this.largest[slot] = Math.max(this.largest[slot]!, top);
    return difference / Math.max(top, 1e-2 * this.largest[slot]!, 1e-30);
  }

  #report(stage: Stage): SolveReport {
    const reports = this.#groups.map((group) => this.#readReport(group, stage));
    return {
      cycles: reports.reduce((cycles, report) => Math.max(cycles, report.cycles), 0),
      unconverged: reports.flatMap(({ unconverged }) => unconverged),
    };
  }

  #readReport(group: SubstrateGroup, { name }: Stage): GroupReport {
    const report = group.report();
    group.substrates.forEach(({ slot }, lane) => {
      const bound = report.bounds[lane]!;
      if (name === "whole") this.#wholeBounds[slot] = bound;
      else this.#halfBounds[slot] = Math.max(this.#halfBounds[slot]!, bound);
    });
    return report;
  }

  /**
   * Above what the extrapolation may not go. Bounds are those of the middle of their stage; where they
   * rise, as beside a wall whose value does, they are extrapolated, too, to the end of the step.
   */
  #bound(slot: number): number {
    const [whole, halves] = [this.#wholeBounds[slot]!, this.#halfBounds[slot]!];
    return Math.max(whole, halves + Math.max(0, halves - whole));
  }

  #stagePlanes({ name }: Stage): StagePlanes {
    const { fields, carry, loss, gain, diffusion, half } = this.#planes;
    const guess = this.#whole;
    const common = { loss, gain, diffusion, guess };
    if (name === "whole") {
      return { ...common, base: fields, carry, result: this.#whole, from: "base" };
    }
    if (name === "first") return { ...common, base: fields, carry, result: half, from: "mean" };
    return {
      ...common,
      base: half,
      carry: this.#halfCarry,
      result: this.#halves,
      from: "guess",
    };
  }

  #writeMedium(slot: number): void {
    const { nx, ny, nz, dx, dy, dz } = this.#grid;
    const { wraps, diffusionPlane } = this.#substrates[slot]!;
    const D = diffusionPlane >= 0 ? 1 : this.#diffusion[slot]!;
    writeTable(this.#memory, this.#media[slot]!, [
      ...[nx, ny, nz],
      ...wraps.map(Number),
      ...[dx, dy, dz].map((h) => ({ single: (this.#dt * D) / (h * h) })),
      diffusionPlane >= 0 ? planeAddress(this.#planes.diffusion, diffusionPlane) : 0,
    ]);
  }

  #writeStep({ slot, exports, isSigned }: Substrate): void {
    const { fields, carry, taken } = this.#planes;
    writeTable(this.#memory, this.#steps[slot]!, [
      ...[fields, carry, this.#whole, this.#wholeCarry].map((plane) => planeAddress(plane, slot)),
      exports ? planeAddress(this.#wholeTaken, slot) : 0,
      planeAddress(this.#halves, slot),
      planeAddress(this.#halfCarry, slot),
      exports ? planeAddress(taken, slot) : 0,
      voxelCount(this.#grid),
      this.#scratches[0].constants.address,
      isSigned ? 1 : 0,
      { single: this.#bound(slot) },
    ]);
  }
}
