import { type PreparedBlock, prepareBlock, runUniformBlock } from "../../compile/interpreter.ts";
import type { Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";
import { mostPairs } from "./gpu-buffers.ts";

/**
 * What the host can know of the `uniforms` without waiting for the device: for the stability of the
 * explicit scheme, and so that no more substeps are encoded than can be needed.
 */
export class HostUniforms {
  readonly #program: Program;
  readonly #grid: Grid;
  readonly #block: PreparedBlock;
  readonly #boundIsKnown: boolean;
  /** Compartments as they were last seen; what depends on them is known only roughly. */
  compartments: Float32Array = new Float32Array(0);

  constructor(program: Program, grid: Grid) {
    this.#program = program;
    this.#grid = grid;
    this.#block = prepareBlock(program.blocks.uniforms);
    const { movers } = program.layout;
    this.#boundIsKnown =
      movers.every((mover) => mover.drifts.length === 0 && mover.motilityPlane < 0) &&
      !program.blocks.uniforms.operations.some(({ op }) => op === "scalar");
  }

  /** Values of the uniforms at a time (min) and step (min) under these parameters. */
  evaluate(parameters: ArrayLike<number>, time: number, dt: number): Float32Array {
    const uniforms = new Float32Array(this.#program.layout.uniforms.count);
    const { compartmentCount, globalCount } = this.#program.layout;
    const scalars = new Float32Array(compartmentCount + globalCount);
    scalars.set(this.compartments);
    const context = { grid: this.#grid, fields: [], taken: [], locals: [], seed: 0 };
    runUniformBlock(this.#block, { ...context, parameters, scalars, time, step: dt }, uniforms);
    return uniforms;
  }

  /**
   * Pairs of substeps that a step of dt needs at most; null where motility or drift vary in space or
   * with compartments, so that only the device knows.
   */
  mostPairsOf(parameters: ArrayLike<number>, time: number, dt: number): number | null {
    const { movers, uniforms: planes } = this.#program.layout;
    if (movers.length === 0) return 0;
    if (!this.#boundIsKnown) return null;
    const uniforms = this.evaluate(parameters, time, dt);
    const largest = Math.max(
      0,
      ...movers.map(({ slot }) => uniforms[planes.diffusion[slot]!] ?? 0),
    );
    // A voxel loses D/h^2 to each neighbour; single precision decides, so a little more is allowed for.
    const outflow = largest * this.#curvature() * 1.0001;
    const hasWalls = movers.some(({ wallRatePlane }) => wallRatePlane >= 0);
    const pairs = Math.ceil((dt * outflow) / 0.95);
    return Math.min(mostPairs, hasWalls ? Math.max(1, pairs) : pairs);
  }

  #curvature(): number {
    const { nx, ny, nz, dx, dy, dz } = this.#grid;
    const along = (cells: number, h: number): number => (cells > 1 ? 2 / (h * h) : 0);
    return along(nx, dx) + along(ny, dy) + along(nz, dz);
  }
}
