import { little, perThread, perVoxel, type Traffic } from "./gpu-traffic.ts";

/**
 * Of the nine solves of a settled step (three stages, three groups of four substrates) how many end after their
 * first cycle and how many after their second: hypoxic-core at 256 x 256 from the end of the first day on, counted
 * on the CPU (later fewer take a second one). The twelve substrates of the yardsticks take one from step 16 on.
 */
export const settledSolves = { one: 2, two: 7 } as const;

/** Accesses of a thread to arrays of vec4f, four substrates each. */
const vectors = (accesses: number): Traffic => perThread(4 * accesses);

/** So many values for each voxel and substrate. */
const values = (each: number): Traffic => perVoxel((substrates) => each * substrates);

/** Every field once, though rates may need fewer, and so many values for each voxel and substrate. */
const withFields = (each: number): Traffic =>
  perVoxel((substrates, fields) => fields + each * substrates);

/** A partial result stands for so many voxels: of kernels that open or end a stage, of the finest sweep. */
const group = 64;
const block = 1024;

/**
 * What each kernel of an implicit step of substrates moves whose solves take `cycles` cycles each, one or two:
 * in two dimensions, with uniform D, without conversions, and on a real GPU. Numbers of a lane or a level,
 * which every thread reads, are left out. A kernel that changes gets another line here; one of several kinds, by
 * stage or cycle, has a line for each.
 */
export function kernelTraffic(cycles: 1 | 2): Readonly<Record<string, Traffic>> {
  return { ...ofStages(cycles), ...ofFirstCycle, ...(cycles > 1 ? ofSecondCycle : {}) };
}

/** What ends a stage is its guess and the directions of its cycles. */
const ofStages = (cycles: number): Readonly<Record<string, Traffic>> => ({
  "kinetics/uniforms": little,
  "diffusion/open-stages": little,
  // e in, with the fields, among which is u; c and r out. Two maxima.
  "diffusion/meet-stages:opens": withFields(3 + 2 / group),
  // Also the directions in, and u and e of the whole stage out.
  "diffusion/meet-stages:whole+closes+opens": withFields(5 + cycles + 2 / group),
  // And u of the whole stage, the guess, in.
  "diffusion/meet-stages:closes+opens": withFields(6 + cycles + 2 / group),
  // u and e of the first half in, which takes the place of the substrates among the fields, the end of the whole
  // stage and its carry, the directions; u and e out. Four maxima.
  "diffusion/meet-stages:second+closes": withFields(5 + cycles + 4 / group),
  "diffusion/judge-change": values(4 / group),
  // Nothing where no sum goes beyond its limits, as in settled steps; else what makes the end of the half and
  // the end of the whole stage in (12 bytes), and once more all that closes the half.
  "diffusion/measure-limit:second": little,
  "diffusion/choose-limit": little,
  "diffusion/meet-stages:second+limited+closes": little,
});

const ofFirstCycle: Readonly<Record<string, Traffic>> = {
  // r and c of four children in, of the parent out.
  "diffusion/precondition-down:first+finest": vectors(10),
  "diffusion/precondition-down:first": vectors(10),
  // Levels from the third on, a 16th of the voxels: r and c in, w out. In the first cycle two maxima, which are
  // counted with it in others, too.
  "diffusion/precondition-tail": values(3 / 16 + 2 / group),
  // r and c of four children and w of the parent in, w of the children out.
  "diffusion/precondition-up:after": vectors(13),
  // On the finest level a thread does four blocks.
  "diffusion/precondition-up:first+finest+after": vectors(4 * 13),
  "diffusion/choose-length": values(4 / block),
};

const ofSecondCycle: Readonly<Record<string, Traffic>> = {
  // p, c and r of four children in, their new r and that of the parent out.
  "diffusion/update-down:finest": vectors(17),
  "diffusion/precondition-down": vectors(9),
  // Also r of the cycle before in.
  "diffusion/precondition-up:finest+after": vectors(4 * 17),
  "diffusion/choose-direction": values(4 / block),
  // Nothing in a second cycle that is the last, as it is in settled steps; else w, c, r and the direction before
  // in (16 bytes), and if there is another cycle p out.
  "diffusion/find-direction": little,
};
