import type { ModuleDescription, ParameterDescription } from "../../model/description.ts";
import { cellTherapyParts } from "./cell-therapy-parts.ts";

/** Acid and matrix trap lymphocytes where they are. */
const FREEDOM = "(1 - 0.7*acidity)*(1 - 0.7*matrixBarrier)";

const weight = (label: string, value: number, source: string): ParameterDescription => ({
  label,
  value,
  unit: "1",
  min: 0,
  max: 1,
  source,
});

const carTCells = cellTherapyParts({
  field: "carT",
  label: "CAR-T cells",
  color: "#2ec4ff",
  cellVolume: "lymphocyteVolume",
  attractant: "cxcl10",
  attractantHalf: 1.1,
  chemotaxis: 0.56,
  motility: 10,
  capacity: 0.005,
  death: 1.1e-4,
  deathSource: "assumed: 0.16 per day, as effector CD8 cells",
  freedom: FREEDOM,
  entryEvidence: ["E0761"],
});

/**
 * T cells with an engineered receptor see tumor without its MHC, but acid, adenosine and PARP11
 * weaken them as they weaken others, and matrix keeps them out. They multiply on tumor.
 */
export const carT: ModuleDescription = {
  name: "car-t",
  label: "CAR-T cells",
  note: "Engineered T cells that need no MHC, but suffer from acid, adenosine, PARP11 and matrix. Usual dose: add 1 to carTBlood, or inject by adding 0.005 to carT at a place.",
  fields: { ...carTCells.fields },
  parameters: {
    ...carTCells.parameters,
    carTExpansion: {
      label: "Multiplying on tumor",
      value: 2.1e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.3 per day, twice their death rate",
    },
    carTHits: {
      label: "Hits per cell",
      value: 0.16,
      unit: "1/min",
      min: 0,
      max: 20,
      note: "Per tumor cell and unit of CAR-T density.",
      source: "assumed: as CD8 cells (cd8Hits), which know one antigen as these do",
    },
    carTAcid: weight("Hits lost to acid", 0.8, "assumed: most; acid blocks granules and cytokines"),
    carTParp11: weight("Hits lost to PARP11", 0.5, "assumed: half, which rucaparib gives back"),
    carTAdenosine: weight(
      "Hits lost to adenosine",
      0.25,
      "assumed: what adenosine takes besides its part in PARP11",
    ),
    carTMatrix: weight("Hits lost to matrix", 0.5, "assumed: half where matrix is dense"),
    carTCsf1: {
      label: "CSF-1 with CAR-T",
      value: 0.2,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At a CAR-T density of 1.",
      source:
        "assumed: ten times packed tumor (tumorCsf1) per volume, of cells a tenth as large; it was found raised in the fluid of patients",
    },
  },
  observables: {
    carTKilling: {
      expression:
        "carTHits*carT*(1 - carTAcid*acidity)*(1 - carTParp11*parp11)*(1 - carTAdenosine*adenosineSignal)*(1 - carTMatrix*matrixBarrier)",
      label: "Hits by CAR-T cells",
      unit: "1/min",
      evidence: ["E0188", "E0187", "E0179"],
    },
  },
  contributions: carTCells.contributions,
  processes: [
    ...carTCells.processes,
    {
      type: "growth",
      field: "carT",
      rate: "carTExpansion*michaelis(tumor, 0.2)*(1 - antigenLoss)",
      capacity: "carTCapacity",
      label: "Multiplying on tumor",
    },
    {
      type: "source",
      field: "csf1",
      rate: "carTCsf1*carT",
      label: "CSF-1 with CAR-T",
      evidence: ["E0191"],
    },
  ],
};

const carNkCells = cellTherapyParts({
  field: "carNk",
  label: "CAR-NK cells",
  color: "#9af0ff",
  cellVolume: "lymphocyteVolume",
  attractant: "cxcl10",
  attractantHalf: 1.25,
  chemotaxis: 0.56,
  motility: 10,
  capacity: 0.005,
  death: 1.4e-4,
  deathSource: "assumed: 0.2 per day, as NK cells; they do not multiply much",
  freedom: FREEDOM,
});

/** Their receptor aims at the tumor itself: loss of MHC class I neither helps nor hinders them. */
export const carNk: ModuleDescription = {
  name: "car-nk",
  label: "CAR-NK cells",
  note: "Engineered NK cells, indifferent to MHC loss; acid and adenosine weaken them. Usual dose: add 1 to carNkBlood, or inject by adding 0.05 to carNk at a place.",
  fields: { ...carNkCells.fields },
  parameters: {
    ...carNkCells.parameters,
    carNkHits: {
      label: "Hits per cell",
      value: 0.16,
      unit: "1/min",
      min: 0,
      max: 20,
      note: "Per tumor cell and unit of CAR-NK density.",
      source: "assumed: as CAR-T cells",
    },
    carNkAcid: weight("Hits lost to acid", 0.75, "assumed: as NK cells"),
    carNkAdenosine: weight("Hits lost to adenosine", 0.4, "assumed: somewhat less than NK cells"),
    carNkIfnGamma: {
      label: "IFN-γ",
      value: 10,
      unit: "ng/mL/min",
      min: 0,
      max: 500,
      note: "At a CAR-NK density of 1.",
      source:
        "assumed: a five-hundredth of the tissue then adds half of what effectors add at a rim",
    },
  },
  observables: {
    carNkKilling: {
      expression: "carNkHits*carNk*(1 - carNkAcid*acidity)*(1 - carNkAdenosine*adenosineSignal)",
      label: "Hits by CAR-NK cells",
      unit: "1/min",
      evidence: ["E0303", "E0304"],
    },
  },
  contributions: carNkCells.contributions,
  processes: [
    ...carNkCells.processes,
    {
      type: "source",
      field: "ifnGamma",
      rate: "carNkIfnGamma*carNk*michaelis(tumor, 0.1)*(1 - carNkAcid*acidity)",
      label: "IFN-γ from CAR-NK cells",
      evidence: ["E0305"],
    },
  ],
};
