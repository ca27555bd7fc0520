import type { ModuleDescription } from "../../model/description.ts";
import { cellVolumes } from "./cell-volumes.ts";

/**
 * What all cells share. It is part of every choice of modules, so that a sum over cells is written
 * once: the module of a cell type contributes its own density, and who reads the sum knows no type. How
 * large a cell of each type is stands here, too.
 */
export const tissue: ModuleDescription = {
  name: "tissue",
  label: "Tissue",
  note: "Sums over the cells that live in the tissue, to which each cell type contributes, and the volume of a cell of each.",
  implied: true,
  parameters: {
    ...cellVolumes,
    contactHalf: {
      label: "Targets of half contact",
      value: 0.03,
      unit: "1",
      min: 1e-3,
      max: 1,
      source:
        "assumed: a killer touches some ten cells and moves on to others within the hour, so that it finds a target where one cell in thirty is one",
    },
  },
  observables: {
    targets: {
      expression: "0",
      label: "Cells that killers attack",
      unit: "1",
      note: "Tumor and blasts.",
    },
    targetContact: {
      expression: "michaelis(targets, contactHalf)",
      label: "Contact with targets",
      unit: "1",
      note: "Share of the killers at a place that touch a cell they can attack. Without it they neither hit nor secrete: IFN-γ needs antigen in reach (Thibaut et al. 2020, doi 10.1038/s43018-020-0038-2).",
    },
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
