/** A least and a most value, both allowed. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * What the program takes at most, in one place: who refuses more than this says so with the number that stands here.
 * Limits of formulas and names stand with the language (`src/model`), those of a GPU with its engine.
 */
export const limits = {
  /** Of everything random. */
  seed: { least: 0, most: 0xffffffff },
  /** The solver's tolerance, as a share of each substrate's largest value. */
  residual: { least: 1e-7, most: 1e-2 },
  /** Time step, min. */
  step: { least: 1e-6, most: 1e5 },
  /** Threads of the CPU path. */
  threads: { least: 1, most: 64 },
  /** Runs at the same time, each in a process. */
  jobs: { least: 1, most: 256 },
  /** Jobs that a sweep is shared out to. */
  shares: { least: 1, most: 100_000 },
  /** Frames of a run; more would be files that nobody meant to ask for. */
  frames: { least: 1, most: 100_000 },
  /** Runs of a sweep; more than anybody waits for, or disks hold results of. */
  sweepRuns: { least: 1, most: 10_000_000 },
  /** Characters of a JSON file, and objects and lists within one another. */
  jsonText: { least: 1, most: 32_000_000 },
  jsonNesting: { least: 0, most: 200 },
  /** Numbers or pixels a side, and in all, of a file that a preset names. */
  arraySide: { least: 1, most: 4096 },
  arrayValues: { least: 1, most: 2 ** 26 },
  /** Of a saved picture or a film, px a side (graphics drivers promise no more than 8192) and in all. */
  pictureSide: { least: 16, most: 8192 },
  picturePixels: { least: 256, most: 2 ** 25 },
  /** Of a figure: mm a side, pixels of an inch, points of its text, and px a side and in all. */
  figureSide: { least: 10, most: 1500 },
  figureDpi: { least: 36, most: 1200 },
  figureFont: { least: 3, most: 72 },
  figurePixelSide: { least: 16, most: 16_384 },
  figurePixels: { least: 256, most: 2 ** 26 },
  /** Bytes of a picture's file that is looked through for its simulation. */
  pictureFile: { least: 8, most: 2 ** 28 },
  /** Of one view: channels of light that it adds, and contours. */
  channels: { least: 0, most: 16 },
  contours: { least: 0, most: 16 },
  /** Of a channel: the power of its share, and what of its light is drawn. */
  gamma: { least: 0.1, most: 5 },
  opacity: { least: 0, most: 1 },
  /** Fields and observables that an engine shows in one picture: every channel and contour another. */
  layers: { least: 1, most: 32 },
  /** Of a film, frames per second. */
  filmRate: { least: 1, most: 120 },
  /** Of a film, s. */
  filmLength: { least: 0.1, most: 3600 },
  /** Of data that the page saves: bytes of all numbers, and rows where they are a table. */
  savedBytes: { least: 0, most: 4e9 },
  tableRows: { least: 0, most: 2_000_000 },
  /** Time steps that a single `milieu.step` takes. */
  scriptSteps: { least: 1, most: 1_000_000 },
} as const satisfies Readonly<Record<string, Range>>;

/** Whether the range holds the number. */
export function isWithin({ least, most }: Range, value: number): boolean {
  return value >= least && value <= most;
}
