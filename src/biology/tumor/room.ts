import type { Room } from "../room.ts";
import { ablation } from "./ablation.ts";
import { clones } from "./clones.ts";
import { dissemination } from "./dissemination.ts";
import { disulfidptosis } from "./disulfidptosis.ts";
import { leukemia } from "./leukemia.ts";
import { oncogenes } from "./oncogenes.ts";
import { senescence } from "./senescence.ts";
import { tumor } from "./tumor.ts";
import { vesicles } from "./vesicles.ts";

/** The room of tumor. */
export const tumorRoom: Room = {
  name: "tumor",
  title: "Tumor",
  promise:
    "The tumor, its clones and what they leave behind. Gives `tumor`, which is the sum of all clones, `dead`, and what makes a clone harder to see or to kill (`mhcLoss`, `antigenLoss`, `stressProtection`), each 0 where its module is not chosen.",
  modules: [
    tumor,
    clones,
    disulfidptosis,
    oncogenes,
    vesicles,
    senescence,
    ablation,
    dissemination,
    leukemia,
  ],
};
