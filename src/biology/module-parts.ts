import type { ModuleDescription } from "../model/description.ts";
import { moduleLibrary } from "./module-library.ts";
import { therapyLibrary } from "./therapies/therapy-library.ts";

/** Modules that a person looks for in one place. */
export interface ModulePart {
  readonly name: string;
  readonly title: string;
  readonly modules: readonly ModuleDescription[];
}

const biology = [
  {
    name: "metabolism",
    title: "Blood and metabolism",
    modules:
      "vessels angiogenesis oxygen glucose lactate lipids tryptophan amino-acids succinate adenosine pge2 reactive-species",
  },
  {
    name: "tumor",
    title: "Tumor",
    modules:
      "tumor clones disulfidptosis oncogenes vesicles senescence ablation dissemination leukemia",
  },
  {
    name: "signals",
    title: "Signals",
    modules:
      "interferon-gamma type-i-interferon tnf il2 il6 il10 tgf-beta alarmins vegf myeloid-attractants granulocyte-attractants lymphoid-attractants",
  },
  {
    name: "myeloid-cells",
    title: "Myeloid cells",
    modules:
      "macrophages tam-subsets neutrophils mdsc dendritic-cells plasmacytoid-dcs inflammatory-dcs",
  },
  {
    name: "lymphocytes",
    title: "Lymphocytes",
    modules:
      "cd8 checkpoints cytotoxicity lymph-node cd4-helpers treg treg-compensation nk sphingomyelin gamma-delta inkt b-cells antibodies",
  },
  {
    name: "stroma",
    title: "Stroma, microbiota, readouts",
    modules: "fibroblasts matrix nerve microbiota readouts",
  },
];

/** The module library by parts of the biology; therapies are the last part. */
export const moduleParts: readonly ModulePart[] = [
  ...biology.map(({ name, title, modules }) => {
    const names = modules.split(" ");
    return { name, title, modules: moduleLibrary.filter((module) => names.includes(module.name)) };
  }),
  { name: "therapies", title: "Therapies", modules: therapyLibrary },
];
