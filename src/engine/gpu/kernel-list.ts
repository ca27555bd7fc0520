/** Threads of a workgroup along x, y, z, as kernels write them; names are constants of lib/layout. */
export const workgroups = {
  /** One thread, for what there is one of. */
  one: "1",
  line: "64",
  /** A part of a plane of cells; see planeGroups. */
  plane: "16, 4, 1",
  tile: "8, 8, 1",
  /** As long along x as the rows of the grid let it be; see rowGroups. */
  rows: "ROW, 64u / ROW, 1",
  blockRows: "BLOCK_ROW, 64u / BLOCK_ROW, 1",
  /** One workgroup that does something alone. */
  wide: "WIDE_THREADS",
  gathering: "THREADS",
} as const;

/** Every kernel that there is, by its file in shaders/, with its workgroup. */
export const kernelFiles = {
  "analysis/finish-terms": "gathering",
  "analysis/gather": "line",
  "analysis/observe": "plane",
  "analysis/statistics": "line",
  "analysis/sum-credits": "line",
  "analysis/sum-terms": "line",
  "diffusion/begin-solve": "rows",
  "diffusion/choose-direction": "wide",
  "diffusion/choose-length": "wide",
  "diffusion/choose-limit": "wide",
  "diffusion/close": "rows",
  "diffusion/coarsen-faces": "plane",
  "diffusion/find-direction": "rows",
  "diffusion/judge-change": "wide",
  "diffusion/measure-correction": "rows",
  "diffusion/measure-faces": "plane",
  "diffusion/measure-limit": "rows",
  "diffusion/meet-stages": "plane",
  "diffusion/open-stages": "one",
  "diffusion/precondition-down": "plane",
  "diffusion/precondition-tail": "wide",
  "diffusion/precondition-up": "plane",
  "diffusion/prolong": "plane",
  "diffusion/restrict": "plane",
  "diffusion/smooth-even": "plane",
  "diffusion/smooth": "plane",
  "diffusion/update-down": "tile",
  "diffusion/update": "plane",
  "display/pack-channels": "plane",
  "display/pack-volume": "plane",
  "editing/paint": "plane",
  "explicit/advance": "blockRows",
  "kinetics/advance": "plane",
  "kinetics/assemble": "plane",
  "kinetics/compartments": "one",
  "kinetics/credit-compartments": "one",
  "kinetics/credit": "plane",
  "kinetics/fix": "plane",
  "kinetics/flows": "plane",
  "kinetics/intervene-compartment": "one",
  "kinetics/intervene": "plane",
  "kinetics/predict": "plane",
  "kinetics/remember": "plane",
  "kinetics/uniforms": "one",
  "transport/choose-substeps": "wide",
  "transport/crowded-faces": "rows",
  "transport/move-back": "rows",
  "transport/move-out": "rows",
  "transport/open-faces": "rows",
  "transport/prepare": "rows",
  "transport/remaining-pairs": "wide",
} as const satisfies Record<string, keyof typeof workgroups>;

export type KernelFile = keyof typeof kernelFiles;

/** A kernel as dispatches name it: its file, its kinds (kernel-name.ts), or the observable that it is for. */
export type KernelRef = KernelFile | `${KernelFile}:${string}` | `${KernelFile}#${number}`;
