import type { ModuleDescription } from "../../model/description.ts";
import { cellTherapyParts } from "./cell-therapy-parts.ts";

const carMCells = cellTherapyParts({
  field: "carM",
  label: "CAR-M cells",
  color: "#d7fe3b",
  cellVolume: "macrophageVolume",
  attractant: "ccl2",
  attractantHalf: 3.2,
  chemotaxis: 4,
  motility: 2.5,
  capacity: 0.01,
  death: 6.9e-5,
  deathSource: "assumed: as macrophages (d_mac_tme, Ryu et al. 2025, 0.1 per day)",
  freedom: "(1 - 0.3*matrixBarrier)",
});

/**
 * Macrophages with an engineered receptor. The vector that brings it locks them as M1, so that they
 * stay what they are in the core; they eat tumor, show its antigens and turn others to M1. Particles
 * with the gene make them of the body's own macrophages.
 */
export const carM: ModuleDescription = {
  name: "car-m",
  label: "CAR macrophages",
  note: "Macrophages that eat tumor, stay M1 and present antigen (the turn of others stands in the module macrophages). Usual dose: add 2 to carMBlood; or add 1 to carMVector, particles that make them in the body.",
  fields: {
    ...carMCells.fields,
    carMVector: {
      kind: "compartment",
      label: "CAR vector",
      unit: "1",
      color: "#d8ff9e",
      note: "Particles with the gene of the receptor, in usual doses.",
    },
  },
  parameters: {
    ...carMCells.parameters,
    carMKilling: {
      label: "Killing",
      value: 2.3e-3,
      unit: "1/min",
      min: 0,
      max: 0.2,
      note: "At a CAR-M density of 1.",
      source:
        "assumed: ten times that of M1 (k_M1_phago_qspio, QSPIO-TNBC, 0.33 per day), as they aim",
    },
    carMHalf: {
      label: "CAR-M of half effect on others",
      value: 0.002,
      unit: "1",
      min: 0.0001,
      max: 0.05,
      source: "assumed: a hundredth of the macrophages of a tumor",
    },
    carMPresentation: {
      label: "Maturing of dendritic cells",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: 0.2 per day, below that of HMGB1; stands for the antigen that they show",
    },
    carMVectorLoss: {
      label: "Loss of the vector",
      value: 5e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: half in a day, as particles in blood",
    },
    carMReprogramming: {
      label: "Macrophages changed by the vector",
      value: 2e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      note: "Per usual dose in blood, at the vessel density of healthy tissue.",
      source: "assumed: one dose changes about a third of the macrophages near vessels",
    },
  },
  observables: {
    carMSignal: {
      expression: "michaelis(carM, carMHalf)",
      label: "Effect of CAR-M",
      unit: "1",
      evidence: ["E0348", "E0570"],
    },
    carMKill: {
      expression: "carMKilling*carM",
      label: "Kill by CAR-M",
      unit: "1/min",
      evidence: ["E0349"],
    },
  },
  contributions: carMCells.contributions,
  processes: [
    ...carMCells.processes,
    { type: "loss", field: "carMVector", rate: "carMVectorLoss", label: "Loss of the vector" },
    ...(["m0", "m1"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "carM",
          rate: "carMReprogramming*carMVector*perfusion",
          label: "CAR-M made in the body",
          evidence: ["E0354"],
        }) as const,
    ),
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "carMKill",
      label: "Kill by CAR-M",
      evidence: ["E0349"],
    },
    {
      type: "convert",
      from: "dcImm",
      to: "dcMat",
      rate: "carMPresentation*carMSignal",
      label: "Antigen shown by CAR-M",
      evidence: ["E0350", "E0351"],
    },
  ],
};

const frbCells = cellTherapyParts({
  field: "frbCarT",
  label: "FRβ CAR-T cells",
  color: "#5c7cff",
  cellVolume: "lymphocyteVolume",
  attractant: "cxcl10",
  attractantHalf: 1.1,
  chemotaxis: 0.56,
  motility: 10,
  capacity: 0.003,
  death: 1.1e-4,
  deathSource: "assumed: 0.16 per day, as effector CD8 cells",
  freedom: "(1 - 0.7*acidity)*(1 - 0.7*matrixBarrier)",
});

/** They hunt M2 (FRβ) macrophages, not tumor; inflammatory monocytes and CD8 cells fill the place. */
export const frbCarT: ModuleDescription = {
  name: "frb-car-t",
  label: "FRβ CAR-T cells",
  note: "Engineered T cells that kill M2 macrophages; monocytes and CD8 cells follow. Usual dose: add 1 to frbCarTBlood.",
  fields: { ...frbCells.fields },
  parameters: {
    ...frbCells.parameters,
    frbKilling: {
      label: "Killing of M2",
      value: 0.3,
      unit: "1/min",
      min: 0,
      max: 10,
      note: "At an FRβ CAR-T density of 1.",
      source:
        "assumed: 16 cells a day by each, the most that a CTL kills in vivo (Halle et al. 2016, doi 10.1016/j.immuni.2016.01.010)",
    },
    frbHalf: {
      label: "Density of half call",
      value: 5e-4,
      unit: "1",
      min: 1e-5,
      max: 0.01,
      source: "assumed: half of what one dose brings",
    },
    frbMonocytes: {
      label: "Call for monocytes",
      value: 2e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "Through healthy vessels.",
      source: "assumed: doubles the entry of monocytes where CCL2 is low",
    },
    frbCxcl10: {
      label: "Call for CD8 cells",
      value: 0.03,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "CXCL9/10 in packed tumor.",
      source: "assumed: as much as tumor with oxygen gives off (tumorCxcl10)",
    },
  },
  observables: {
    frbSignal: {
      expression: "michaelis(frbCarT, frbHalf)",
      label: "Effect of FRβ CAR-T cells",
      unit: "1",
    },
  },
  contributions: frbCells.contributions,
  processes: [
    ...frbCells.processes,
    {
      type: "loss",
      field: "m2",
      rate: "frbKilling*frbCarT",
      label: "Killing of M2",
      evidence: ["E0952"],
    },
    {
      type: "source",
      field: "m0",
      rate: "frbMonocytes*perfusion*frbSignal*max(0, 1 - macrophageDensity/macrophageCapacity)",
      label: "Call for monocytes",
      evidence: ["E0954"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "frbCxcl10*frbSignal*tumor",
      label: "Call for CD8 cells",
      evidence: ["E0955"],
    },
  ],
};
