import { little, perThread, perVoxel, type Traffic } from "./gpu-traffic.ts";

/**
 * Multigrid cycles that are counted for each of a step's three solves. Counted on the CPU at 256 x 256: 1 a
 * solve from step 16 of the twelve substrates on, 2 in settled steps of hypoxic-core, 3, 2 and 2 in those of
 * early-and-late.
 */
export const cyclesPerSolve = 2;

/** Accesses of a thread to arrays of vec4f, four substrates each. */
const vectors = (accesses: number): Traffic => perThread(4 * accesses);

/** So many values for each voxel and substrate. */
const values = (each: number): Traffic => perVoxel((substrates) => each * substrates);

/** A partial result of a reduction stands for so many voxels (src/engine/gpu/strips.ts). */
const strip = 16;

/** Of a solve's cycles the first. */
const first = 1 / cyclesPerSolve;

/**
 * What each kernel of an implicit step of substrates moves: in two dimensions, with uniform D, without
 * conversions, and where sweeps are not stored (on a real GPU). Numbers of a lane or a level, which every
 * thread reads, are left out. A kernel that changes gets another line here; one of several kinds, by stage
 * or cycle, has a line for each.
 */
export const kernelTraffic: Readonly<Record<string, Traffic>> = {
  "kinetics/uniforms": little,
  "diffusion/open-stages": little,
  // Every field once, though rates may need fewer, or a substrate where the stage starts; losses and gains out.
  "kinetics/assemble": perVoxel((substrates, fields) => fields + 2 * substrates),
  // u, e, z, S in, in the halves the end of the whole stage; c and r out. Two maxima.
  "diffusion/begin-solve:whole": values(6 + 2 / strip),
  "diffusion/begin-solve": values(7 + 2 / strip),
  "diffusion/begin-solve:second": values(7 + 2 / strip),
  // r and c of four children in; r of the parent out, in the first cycle c, too.
  "diffusion/precondition-down:first+finest": vectors(10),
  "diffusion/precondition-down:first": vectors(10),
  "diffusion/precondition-down:finest": vectors(9),
  "diffusion/precondition-down": vectors(9),
  // Levels from the third on, a 16th of the voxels: r and c in, w out. In the first cycle two maxima.
  "diffusion/precondition-tail": values(3 / 16 + (2 * first) / strip),
  // r and c of four children and w of the parent in, w of the children out.
  "diffusion/precondition-up:after": vectors(13),
  // On the finest level a thread does four blocks and leaves four partial results; after the first
  // cycle it also reads r of the cycle before.
  "diffusion/precondition-up:first+finest+after": vectors(4 * 13 + 4),
  "diffusion/precondition-up:finest+after": vectors(4 * 17 + 4),
  // p, c and r in, the new r out.
  "diffusion/update": values(4),
  "diffusion/choose-direction": values(4 / strip),
  // Nothing in a second cycle that is the last, as it is in settled steps; else w, c, r and the direction before
  // in (16 bytes), and if there is another cycle p out.
  "diffusion/find-direction": little,
  "diffusion/choose-length": values(3 / strip),
  // u, e, z, S and what makes the steps of two cycles in, in the halves the end of the whole stage; u and e out.
  // The second half also has the carry of the whole stage in, and leaves four maxima.
  "diffusion/close:whole": values(8),
  "diffusion/close": values(9),
  "diffusion/close:second": values(10 + 4 / strip),
  "diffusion/judge-change": values(4 / strip),
  // Nothing where no sum goes beyond its limits, as in settled steps; else what makes the end of the half and
  // the end of the whole stage in (12 bytes), and once more all that closes the half.
  "diffusion/measure-limit:second": little,
  "diffusion/choose-limit": little,
  "diffusion/close:second+limited": little,
};
