import type { ModuleDescription } from "../../model/description.ts";
import { cellsPerArea } from "../stroma/cell-volumes.ts";
import { cd8Entry } from "./cd8-entry.ts";
import { cd8Exhaustion } from "./cd8-exhaustion.ts";
import { cd8Function } from "./cd8-function.ts";
import { cd8Turnover } from "./cd8-turnover.ts";

/**
 * CD8 T cells that know the tumor. They enter as effectors where the lymph node has primed them,
 * blood flows and CXCL9/10 calls (cd8-entry.ts), and multiply on IL-2 and on antigen that mature
 * dendritic cells show (cd8-turnover.ts); antigen and hypoxia exhaust them in two steps (cd8-exhaustion.ts); what
 * surrounds them decides what an effector can still do (cd8-function.ts).
 */
export const cd8: ModuleDescription = {
  name: "cd8",
  label: "CD8 T cells",
  note: "Effector, progenitor-exhausted and terminally exhausted CD8 T cells: entry, growth, exhaustion and killing power.",
  fields: {
    cd8Eff: {
      kind: "population",
      label: "CD8 effectors",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "cd8Motility*(1 - cd8MatrixTrap*matrixBarrier)",
      initial: "residentCd8",
      color: "#92efff",
      note: "Volume fraction of CD8 T cells that attack.",
    },
    cd8Pex: {
      kind: "population",
      label: "CD8 progenitor-exhausted",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "cd8Motility*(1 - cd8MatrixTrap*matrixBarrier)",
      color: "#7659e6",
      note: "Volume fraction of stem-like exhausted cells (Tpex), which checkpoint drugs awaken.",
    },
    cd8Tex: {
      kind: "population",
      label: "CD8 terminally exhausted",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "cd8Motility*(1 - cd8MatrixTrap*matrixBarrier)",
      color: "#a789ff",
      note: "Volume fraction of terminally exhausted cells (Tex).",
    },
  },
  parameters: {
    ...cd8Entry.parameters,
    ...cd8Turnover.parameters,
    ...cd8Exhaustion.parameters,
    ...cd8Function.parameters,
  },
  observables: {
    explicitEffectors: {
      expression: "1",
      label: "T cells are modeled",
      unit: "1",
      note: "Switches off the stand-in source of IFN-γ of presets without T cells.",
    },
    cd8Density: {
      expression: "cd8Eff + cd8Pex + cd8Tex",
      label: "CD8 T cells",
      unit: "1",
      color: "#3ba7d8",
    },
    cd8PerArea: cellsPerArea("CD8 T cells", "cd8Density", "lymphocyteVolume"),
    antigenContact: {
      expression: "targetContact*(1 - mhcLoss)*(1 - antigenLoss)",
      label: "Contact with antigen",
      unit: "1",
      note: "Share of the CD8 T cells at a place that touch a cell showing their antigen.",
    },
    exhaustedShare: {
      expression: "(cd8Pex + cd8Tex)/(cd8Eff + cd8Pex + cd8Tex)",
      label: "Exhausted share of CD8",
      unit: "1",
      note: "Progenitor and terminal; 0 where there are no CD8 T cells.",
      evidence: ["E0135", "E0136"],
    },
    ...cd8Entry.observables,
    ...cd8Turnover.observables,
    ...cd8Exhaustion.observables,
    ...cd8Function.observables,
  },
  contributions: [{ to: "lymphocyteDensity", add: "cd8Eff + cd8Pex + cd8Tex" }],
  processes: [...cd8Entry.processes, ...cd8Turnover.processes, ...cd8Exhaustion.processes],
  axes: {
    cd8: {
      label: "CD8 effector / exhausted",
      observable: "exhaustedShare",
      poles: [
        { field: "cd8Eff", label: "Effector", color: "#92efff" },
        { field: "cd8Pex", label: "Progenitor", color: "#7659e6" },
        { field: "cd8Tex", label: "Terminal", color: "#a789ff" },
      ],
    },
  },
};
