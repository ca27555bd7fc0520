import type { ModuleDescription } from "../../model/description.ts";

/**
 * What all cells share. It is part of every choice of modules, so that a sum over cells is written
 * once: the module of a cell type contributes its own density, and who reads the sum knows no type.
 */
export const tissue: ModuleDescription = {
  name: "tissue",
  label: "Tissue",
  note: "Sums over the cells that live in the tissue, to which each cell type contributes.",
  implied: true,
  observables: {
    lymphocyteDensity: {
      expression: "0",
      label: "Lymphocytes",
      unit: "1",
      note: "T, NK, B and innate-like lymphocytes, given cells too.",
    },
    leukocyteDensity: {
      expression: "lymphocyteDensity",
      label: "Leukocytes",
      unit: "1",
      note: "What burns oxygen and takes up cytokines besides tumor and stroma.",
    },
  },
};
