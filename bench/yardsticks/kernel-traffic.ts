import { little, perThread, perVoxel, perVoxelAndRow, type Traffic } from "./gpu-traffic.ts";

/**
 * What each kernel of an implicit step of substrates moves, in two dimensions and with uniform D.
 * u, f and c are the planes of the solver (solution, rhs, coefficient). A kernel that changes gets
 * another line here.
 */
export const kernelTraffic: Readonly<Record<string, Traffic>> = {
  "analysis/reduce": little,
  "analysis/sum-terms": perVoxelAndRow(1),
  "analysis/finish-terms": little,
  "kinetics/compartments": little,
  "kinetics/uniforms": little,
  // All fields, u of the iterate; f and c.
  "kinetics/assemble": perVoxel((substrates, fields) => fields + 3 * substrates),
  // All fields in, those that are no substrates out.
  "kinetics/advance": perVoxel((substrates, fields) => 2 * fields - substrates),
  "diffusion/begin-solve": perThread(2),
  "diffusion/end-solve": perThread(2),
  "diffusion/measure-bound": perVoxelAndRow(2),
  "diffusion/measure-balance": perVoxelAndRow(3),
  "diffusion/balance": perThread(2),
  // Of the cell u, f, c and the new u; of the other color one u for each cell.
  "diffusion/smooth": perThread(5),
  // u, f and c of four children; u, f and c of the parent.
  "diffusion/restrict": perThread(15),
  // u in and out, and of the coarser level one u for four cells.
  "diffusion/prolong": perThread(2.25),
};
