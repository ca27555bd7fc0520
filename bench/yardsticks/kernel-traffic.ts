import { little, perThread, perVoxel, type Traffic } from "./gpu-traffic.ts";

/**
 * Multigrid cycles that are counted for each of a step's three solves. A step has dispatches for more
 * (`mostCycles`), which find no workgroups or nothing to do once every substrate has converged. Counted on
 * the CPU at 256 x 256 and 128 x 128: steps 9 to 16 of the twelve substrates take 1.6 a solve, steps 9 to 28
 * of hypoxic-core 2.25.
 */
export const cyclesPerSolve = 2;

/** Of a solve's cycles the first: it sets up the coarse levels, and has no direction before it. */
const first = 1 / cyclesPerSolve;
const later = 1 - first;

/** Accesses of a thread to arrays of vec4f, four substrates each; one of 1/64 is one of a workgroup. */
const vectors = (accesses: number): Traffic => perThread(4 * accesses);

/** Partial results of a reduction, one for so many voxels, in each of some rows. */
const gathered = (rows: number, voxelsEach: number): Traffic =>
  perVoxel((substrates) => (rows * substrates) / voxelsEach);

/**
 * What each kernel of an implicit step of substrates moves: in two dimensions, with uniform D, without
 * conversions, and where sweeps are not stored (on a real GPU). Numbers of a lane or a level, which every
 * thread reads, are left out. The table sees neither stage nor cycle, so that a kernel which differs has
 * its mean over the three stages or over the cycles of a solve. A kernel that changes gets another line here.
 */
export const kernelTraffic: Readonly<Record<string, Traffic>> = {
  "kinetics/uniforms": little,
  // u and e of each substrate in and, as lanes, out.
  "diffusion/gather-start": perVoxel((substrates) => 4 * substrates),
  "diffusion/open-stage": little,
  // Every field once, though rates may need fewer; losses and gains out.
  "kinetics/assemble": perVoxel((substrates, fields) => fields + 2 * substrates),
  // u, e, z, S in, and in the halves the end of the whole stage; v, c, 1/(c + G) and r out. Two maxima.
  "diffusion/begin-solve": vectors(8 + 2 / 3 + 2 / 64),
  // r and 1/(c + G) of four children in, r of the parent out; in the first cycle c of the children in,
  // c and 1/(c + G) of the parent out.
  "diffusion/precondition-down": vectors(9 + 6 * first),
  // Levels from the fourth on, a 64th of the voxels: r and c in, w out. In the first cycle two maxima.
  "diffusion/precondition-tail": gathered(3 + 2 * first, 64),
  // r and 1/(c + G) of four children and w of the parent in, w of the children out; of the finest level
  // in later cycles A p of the children in and three sums out.
  "diffusion/precondition-up": (dispatch, scene) => {
    const [x, y, z] = dispatch.groups;
    const isFinest = 4 * 64 * x * y * z >= scene.voxels * Math.ceil(scene.substrates / 4);
    return vectors(13 + (isFinest ? later * (4 + 3 / 64) : 0))(dispatch, scene);
  },
  // Three rows, one number for 64 coarse cells, each of four voxels.
  "diffusion/choose-direction": gathered(3, 256),
  // w, c, r and in later cycles the direction before in; p and A p out. Three sums.
  "diffusion/find-direction": vectors(5 + later + 3 / 64),
  "diffusion/choose-length": gathered(3, 64),
  // p and A p in; v and r in and out.
  "diffusion/update": vectors(6),
  // u, e, z, S, v and p in; u and e out. After the second half u before the step and of the whole stage
  // in, and two maxima.
  "diffusion/close": vectors(8 + (2 + 2 / 64) / 3),
  "diffusion/judge-change": gathered(2, 64),
  // u of whole and halves in. A maximum.
  "diffusion/measure-limit": vectors(2 + 1 / 64),
  "diffusion/choose-limit": gathered(1, 64),
  // u and e of whole and halves in; u and e out.
  "diffusion/extrapolate": vectors(6),
};
