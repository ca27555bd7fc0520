import type { Room } from "../room.ts";
import { fibroblasts } from "./fibroblasts.ts";
import { matrix } from "./matrix.ts";
import { microbiota } from "./microbiota.ts";
import { nerve } from "./nerve.ts";
import { readouts } from "./readouts.ts";
import { tissue } from "./tissue.ts";

/** The room of stroma, microbiota, readouts. */
export const stromaRoom: Room = {
  name: "stroma",
  title: "Stroma, microbiota, readouts",
  promise:
    "What all cells share (`leukocyteDensity`, `lymphocyteDensity`), fibroblasts, matrix, nerves and bacteria, and the readouts that presets measure by. Gives the density of matrix as a hindrance to motion and to drugs, and `rim` and `core`.",
  modules: [tissue, fibroblasts, matrix, nerve, microbiota, readouts],
};
