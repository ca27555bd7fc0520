import type { Program } from "../../../compile/program.ts";
import type { Stage } from "../../../compile/step-plan.ts";
import { type Grid, voxelCount } from "../../../model/grid.ts";
import type { CpuMemory, MemoryPlan, PlaneRegion, Region } from "../memory.ts";
import type { Numerics } from "../numerics.ts";
import { planScratch, type SolverScratch } from "./solver-scratch.ts";
import { groupsOfFour, listSubstrates, needsFaces, type Substrate } from "./substrate.ts";
import { planeAddress, type StagePlanes, SubstrateGroup } from "./substrate-group.ts";
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

const largestSingle = 3.4028234663852886e38;

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
  readonly #scratch: SolverScratch;
  /** Whole stage: solution, carry, taken. Halves: carry of either (in place), solution. */
  readonly #whole: PlaneRegion;
  readonly #wholeCarry: PlaneRegion;
  readonly #wholeTaken: PlaneRegion;
  readonly #halfCarry: PlaneRegion;
  readonly #halves: PlaneRegion;
  readonly #flux: PlaneRegion;
  /** Per substrate: its tables (flux.ts, close.ts and extrapolate.ts in assembly/diffusion). */
  readonly #media: readonly Region[];
  readonly #closures: readonly Region[];
  readonly #steps: readonly Region[];
  readonly #result: Region;
  readonly #diffusion: Float64Array;
  /** Per substrate: the largest bound U of the stages of this step. */
  readonly #bounds: Float32Array;
  #dt = 0;
  #memory!: CpuMemory;
  #numerics!: Numerics;

  constructor(
    plan: MemoryPlan,
    program: Program,
    grid: Grid,
    planes: SolverPlanes,
    tolerance = defaultTolerance,
  ) {
    const substrates = listSubstrates(program, grid);
    const groups = groupsOfFour(substrates);
    const count = substrates.length;
    const voxels = voxelCount(grid);
    const withFaces = groups.some((group) => needsFaces(group, grid));
    this.#grid = grid;
    this.#planes = planes;
    this.#substrates = substrates;
    this.#scratch = planScratch(plan, grid, withFaces);
    this.#groups = groups.map(
      (group) => new SubstrateGroup(plan, group, grid, this.#scratch, tolerance),
    );
    this.#whole = plan.planes(count, voxels);
    this.#wholeCarry = plan.planes(count, voxels);
    this.#wholeTaken = plan.planes(substrates.some(({ exports }) => exports) ? count : 0, voxels);
    this.#halfCarry = plan.planes(count, voxels);
    this.#halves = plan.planes(count, voxels);
    this.#flux = plan.planes(1, voxels);
    this.#media = substrates.map(() => plan.floats(10));
    this.#closures = substrates.map(() => plan.floats(11));
    this.#steps = substrates.map(() => plan.floats(10));
    this.#result = plan.floats(2);
    this.#diffusion = new Float64Array(count);
    this.#bounds = new Float32Array(count);
    this.largest = new Float32Array(count);
  }

  open(memory: CpuMemory, numerics: Numerics): void {
    this.#memory = memory;
    this.#numerics = numerics;
    const { ones, constants } = this.#scratch;
    numerics.writeConstants(constants.address);
    if (ones !== null) memory.floats(ones).fill(1);
    for (const group of this.#groups) group.open(memory, numerics);
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
    if (stage.name === "whole") this.#bounds.fill(0);
    this.#dt = dt;
    const planes = this.#stagePlanes(stage);
    const reports = this.#groups.map((group) => {
      const report = group.solve(planes, dt, this.#diffusion);
      group.substrates.forEach(({ slot }, lane) => {
        this.#bounds[slot] = Math.max(this.#bounds[slot]!, report.bounds[lane]!);
      });
      return report;
    });
    return {
      cycles: reports.reduce((cycles, report) => Math.max(cycles, report.cycles), 0),
      unconverged: reports.flatMap(({ unconverged }) => unconverged),
    };
  }

  /** Closes the amounts of the stage that was solved: carry, and what conversions took. */
  close(stage: Stage): void {
    const { base, carry, loss, gain, result } = this.#stagePlanes(stage);
    const isWhole = stage.name === "whole";
    for (const { slot, exports } of this.#substrates) {
      this.#writeMedium(slot);
      const taken = isWhole ? this.#wholeTaken : this.#planes.taken;
      writeTable(this.#memory, this.#closures[slot]!, [
        ...[base, carry, result, loss, gain].map((plane) => planeAddress(plane, slot)),
        exports ? planeAddress(this.#planes.share, slot) : 0,
        planeAddress(isWhole ? this.#wholeCarry : this.#halfCarry, slot),
        exports ? planeAddress(taken, slot) : 0,
        stage.name === "second" ? 1 : 0,
        this.#flux.address,
        this.#scratch.constants.address,
      ]);
      this.#numerics.close(this.#media[slot]!.address, this.#closures[slot]!.address);
    }
  }

  /**
   * Ends a step whose three stages are closed: writes fields, carry and taken. The error estimate is the
   * largest difference between one stage and two halves, relative to the largest value present (at
   * least 1 % of the largest so far), of the worst substrate.
   */
  extrapolate(): { error: number } {
    let error = 0;
    for (const { slot, exports, isSigned } of this.#substrates) {
      const step = this.#steps[slot]!.address;
      this.#writeStep(slot, exports);
      this.#numerics.compare(step, this.#result.address);
      const result = this.#memory.floats(this.#result);
      const difference = result[0]!;
      const top = result[1]!;
      this.largest[slot] = Math.max(this.largest[slot]!, top);
      const scale = Math.max(top, 1e-2 * this.largest[slot]!, 1e-30);
      error = Math.max(error, difference / scale);
      if (isSigned) {
        this.#numerics.extrapolate(step, 1, -largestSingle, largestSingle);
        continue;
      }
      const upper = this.#bounds[slot]!;
      const slack = 1e-4 * top;
      const theta = this.#numerics.limit(step, -slack, upper + slack);
      this.#numerics.extrapolate(step, theta, 0, upper);
    }
    return { error };
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

  #writeStep(slot: number, exports: boolean): void {
    const { fields, carry, taken } = this.#planes;
    writeTable(this.#memory, this.#steps[slot]!, [
      ...[fields, carry, this.#whole, this.#wholeCarry].map((plane) => planeAddress(plane, slot)),
      exports ? planeAddress(this.#wholeTaken, slot) : 0,
      planeAddress(this.#halves, slot),
      planeAddress(this.#halfCarry, slot),
      exports ? planeAddress(taken, slot) : 0,
      voxelCount(this.#grid),
      this.#scratch.constants.address,
    ]);
  }
}
