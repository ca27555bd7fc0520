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

const isFinest: (...of: Parameters<Traffic>) => boolean = ({ groups: [x, y, z] }, scene) =>
  4 * 64 * x * y * z >= scene.voxels * Math.ceil(scene.substrates / 4);

/**
 * What each kernel of an implicit step of substrates moves: in two dimensions, with uniform D, without
 * conversions, and where sweeps are not stored (on a real GPU). Numbers of a lane or a level, which every
 * thread reads, are left out. A kernel that changes gets another line here; one of several kinds, by stage
 * or cycle, has a line for each.
 */
export const kernelTraffic: Readonly<Record<string, Traffic>> = {
  "kinetics/uniforms": little,
  "diffusion/open-stages": little,
  // Every field once, though rates may need fewer, or a substrate where the stage starts; losses and gains
  // out. The first of three stages also reads e and writes u and e as lanes: the mean of all.
  "kinetics/assemble": perVoxel((substrates, fields) => fields + 3 * substrates),
  // u, e, z, S in, in the halves the end of the whole stage; 1/(c + G) and r out. Two maxima.
  "diffusion/begin-solve:whole": values(6 + 2 / strip),
  "diffusion/begin-solve": values(7 + 2 / strip),
  "diffusion/begin-solve:second": values(7 + 2 / strip),
  // r, 1/(c + G) and z or c of four children in; r, c and 1/(c + G) of the parent out.
  "diffusion/precondition-down:first+finest": vectors(15),
  "diffusion/precondition-down:first": vectors(15),
  // r and 1/(c + G) of four children in, r of the parent out; on the finest level A p in and the new r out.
  "diffusion/precondition-down": (dispatch, scene) =>
    vectors(isFinest(dispatch, scene) ? 17 : 9)(dispatch, scene),
  // Levels from the third on, a 16th of the voxels: r and c in, w out. In the first cycle two maxima.
  "diffusion/precondition-tail": values(3 / 16 + (2 * first) / strip),
  // r and 1/(c + G) of four children and w of the parent in, w of the children out.
  "diffusion/precondition-up:after": vectors(13),
  // On the finest level a thread does four blocks and leaves three partial results; A p in, too, but for
  // the first cycle.
  "diffusion/precondition-up:first+finest+after": vectors(4 * 13 + 3),
  "diffusion/precondition-up:finest+after": vectors(4 * 17 + 3),
  "diffusion/choose-direction": values(3 / strip),
  // w and z in; A p out. A sum.
  "diffusion/find-direction:first": values(3 + 1 / strip),
  // w, z, r and the direction before in; p and A p out. Three partial results.
  "diffusion/find-direction": values(6 + 3 / strip),
  "diffusion/choose-length": values(3 / strip),
  // u, e, z, S and p of two cycles in, in the halves the end of the whole stage; u and e out. After the second
  // half two maxima.
  "diffusion/close:whole": values(8),
  "diffusion/close": values(9),
  "diffusion/close:second": values(9 + 2 / strip),
  "diffusion/judge-change": values(2 / strip),
  // u of whole and halves in. A maximum.
  "diffusion/measure-limit": values(2 + 1 / strip),
  "diffusion/choose-limit": values(1 / strip),
  // u and e of whole and halves in; u and e out.
  "diffusion/extrapolate": values(6),
};
