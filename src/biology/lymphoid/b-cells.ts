import type { ModuleDescription } from "../../model/description.ts";
import { breg } from "./breg.ts";

/**
 * Exhausted T cells call B cells with CXCL13, and where they gather they form tertiary lymphoid
 * structures that prime T cells on the spot. Some turn into regulatory B cells (breg.ts). CXCL13 is
 * taken to stay where it is made, so it is a formula and not a field.
 */
export const bCells: ModuleDescription = {
  name: "b-cells",
  label: "B cells",
  note: "Drawn by exhausted T cells into tertiary lymphoid structures, which help priming; some turn into suppressive Breg.",
  fields: {
    bCell: {
      kind: "population",
      label: "B cells",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "bCellMotility",
      initial: "residentBCells",
      color: "#5f86b8",
      note: "Volume fraction of B cells that present antigen.",
    },
    breg: {
      kind: "population",
      label: "Breg",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "bCellMotility",
      color: "#c37030",
      note: "Volume fraction of regulatory B cells.",
    },
  },
  parameters: {
    residentBCells: {
      label: "B cells of healthy tissue",
      value: 1e-4,
      unit: "1",
      min: 0,
      max: 0.005,
      source: "assumed: a third of the CD8 T cells there",
    },
    bCellEntry: {
      label: "B-cell entry",
      value: 4.2e-6,
      unit: "1/min",
      min: 0,
      max: 1e-4,
      note: "Through healthy vessels at full CXCL13. At 0 no tertiary lymphoid structures form.",
      source:
        "assumed: 0.006 per day, so that a structure fills within days of the arrival of T cells",
    },
    cxcl13Basal: {
      label: "CXCL13 of T cells not exhausted",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      note: "As a share of what exhausted T cells make, where they touch antigen.",
      source: "assumed: well below that of exhausted cells, which are named as the source",
    },
    cxcl13Half: {
      label: "Exhausted CD8 of half B-cell entry",
      value: 6e-4,
      unit: "1",
      min: 2e-5,
      max: 0.01,
      source:
        "assumed: a moderate infiltrate (CD8 0.2 % of the tissue, some 130 cells per mm² of a section, half of them exhausted) calls B cells",
    },
    bCellIl10: {
      label: "IL-10's brake on B-cell entry",
      value: 0.6,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: as on T cells (0.55 of their killing)",
    },
    bCellCapacity: {
      label: "Densest B-cell crowd",
      value: 0.01,
      unit: "1",
      min: 1e-3,
      max: 0.05,
      source:
        "assumed: some 670 cells per mm² of a section, half of the densest CD8 crowd; the mean of a pancreatic tumor is 800 per mm^3 (rho_B, SPQSP_PDAC), 0.014 % of its volume",
    },
    bCellDeath: {
      label: "B-cell death",
      value: 6.9e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.1 per day, as macrophages (d_mac_tme, Ryu et al. 2025)",
    },
    bCellMotility: {
      label: "B-cell motility",
      value: 1,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source: "assumed: half of a T cell's here, since follicles hold them",
    },
    ...breg.parameters,
    tlsTreg: {
      label: "Treg's brake on lymphoid structures",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: moderate; Treg inside the structures quench them, by how much is unknown",
    },
  },
  observables: {
    cxcl13Source: {
      expression: "cxcl13Basal*(cd8Eff + cd8Pex)*antigenContact + cd8Tex",
      label: "CXCL13",
      unit: "1",
      note: "As the density of exhausted CD8 cells that would make it.",
      evidence: ["E0379"],
    },
    ...breg.observables,
    tlsHelp: {
      expression: "min(1, bCell/bCellCapacity)*(1 - tlsTreg*tregPresence)",
      label: "Help of lymphoid structures",
      unit: "1",
      note: "0 to 1: how far B cells here help to prime T cells.",
      color: "#ffdf8a",
      evidence: ["E0017", "E0377", "E0385", "E0395", "E0399", "E0400", "E0401"],
    },
  },
  contributions: [{ to: "lymphocyteDensity", add: "bCell + breg" }],
  processes: [
    {
      type: "source",
      field: "bCell",
      rate: "(bCellDeath*residentBCells*min(1, perfusion) + bCellEntry*perfusion*hill(cxcl13Source, cxcl13Half, 2)*(1 - bCellIl10*il10Signal))*max(0, 1 - (bCell + breg)/bCellCapacity)",
      label: "Entry",
      evidence: ["E0380"],
    },
    { type: "loss", field: "bCell", rate: "bCellDeath", label: "Death of B cells" },
    ...breg.processes,
  ],
  axes: {
    bCells: {
      label: "B cell / Breg",
      observable: "bregShare",
      newcomers: "bCell",
      poles: [
        { field: "bCell", label: "B cell", color: "#5f86b8" },
        { field: "breg", label: "Breg", color: "#c37030" },
      ],
    },
  },
};
