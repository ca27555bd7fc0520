import type { ModuleDescription } from "../../model/description.ts";
import { fibroblastSubsets } from "./fibroblast-subsets.ts";

/**
 * Fibroblasts are there before the tumor; it makes them multiply and take sides
 * (fibroblast-subsets.ts): matrix builders, inflammatory ones that make IL-6, PRRX2+ builders that
 * lead tumor along nerves, and lipid-laden ones that chemotherapy creates and whose 11-HETE
 * strengthens CD8 cells. Stroma is not one thing, and not always the enemy.
 */
export const fibroblasts: ModuleDescription = {
  name: "fibroblasts",
  label: "Fibroblasts",
  note: "Resting cells that turn into matrix builders (myCAF, PRRX2+), inflammatory iCAF or chemotherapy's lipoCAF.",
  fields: {
    cafRest: {
      kind: "population",
      label: "Fibroblasts at rest",
      unit: "1",
      cellVolume: "fibroblastVolume",
      diffusion: "fibroblastMotility",
      initial: "residentFibroblasts",
      color: "#7a7a7a",
      note: "Volume fraction of fibroblasts that have taken no side.",
    },
    myCaf: {
      kind: "population",
      label: "myCAF",
      unit: "1",
      cellVolume: "fibroblastVolume",
      diffusion: "fibroblastMotility",
      color: "#ca764f",
      note: "Volume fraction of contractile, matrix-building fibroblasts.",
    },
    iCaf: {
      kind: "population",
      label: "iCAF",
      unit: "1",
      cellVolume: "fibroblastVolume",
      diffusion: "fibroblastMotility",
      color: "#54b1be",
      note: "Volume fraction of inflammatory fibroblasts.",
    },
    lipoCaf: {
      kind: "population",
      label: "lipoCAF",
      unit: "1",
      cellVolume: "fibroblastVolume",
      diffusion: "fibroblastMotility",
      color: "#ffbe2e",
      note: "Volume fraction of PTGER3+ lipid-making fibroblasts.",
    },
    prrx2Caf: {
      kind: "population",
      label: "PRRX2+ myCAF",
      unit: "1",
      cellVolume: "fibroblastVolume",
      diffusion: "fibroblastMotility",
      color: "#9a5ab3",
      note: "Volume fraction of the matrix builders that guide tumor along nerves.",
    },
  },
  parameters: {
    residentFibroblasts: {
      label: "Resident fibroblasts",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 0.3,
      source: "rho_fib, SPQSP_PDAC (16018 per mm^3), of about 3000 um^3 each (assumed)",
    },
    fibroblastGrowth: {
      label: "Fibroblast growth in tumor",
      value: 1e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source:
        "assumed: 0.15 per day; a sixth of a healing scar (k_fib_growth, Jin et al. 2011, 0.92 per day)",
    },
    fibroblastContact: {
      label: "Tumor of half fibroblast growth",
      value: 0.2,
      unit: "1",
      min: 0.01,
      max: 1,
      source: "assumed: they multiply in and beside tumor",
    },
    fibroblastCapacity: {
      label: "Densest fibroblast crowd",
      value: 0.12,
      unit: "1",
      min: 0.02,
      max: 0.6,
      source:
        "assumed: a little over twice the resident density; strongly desmoplastic tumors hold more",
    },
    fibroblastDeath: {
      label: "Fibroblast death",
      value: 1.04e-5,
      unit: "1/min",
      range: [0.0000104, 0.0000833],
      min: 0,
      max: 1e-3,
      source:
        "k_myCAF_death, SPQSP_PDAC (0.015 per day); 0.12 per day in scars (d_fib, Jin et al. 2011)",
    },
    fibroblastMotility: {
      label: "Fibroblast motility",
      value: 0.2,
      unit: "um^2/min",
      min: 0,
      max: 10,
      source:
        "assumed: v^2 T/2 of 0.48 um/min (speed_Fib_pdac, SPQSP_PDAC) and a persistence of 2 min in packed tissue",
    },
    ...fibroblastSubsets.parameters,
    iCafIl6: {
      label: "IL-6 from iCAF",
      value: 0.04,
      unit: "ng/mL/min",
      min: 0,
      max: 5,
      note: "At an iCAF density of 1.",
      source:
        "assumed: 2 % of the tissue then hold about 0.07 ng/mL, a fifth of IL6_50_MDSC (0.015 nM)",
    },
    iCafTnf: {
      label: "TNF-α from iCAF",
      value: 0.05,
      unit: "ng/mL/min",
      min: 0,
      max: 5,
      note: "At an iCAF density of 1.",
      source: "assumed: a minor source; fibroblasts are named as an additional one",
    },
    lipoCafDensity: {
      label: "lipoCAF of half help",
      value: 0.01,
      unit: "1",
      min: 5e-4,
      max: 0.2,
      source: "assumed: a fifth of the resident fibroblasts",
    },
  },
  observables: {
    fibroblastDensity: {
      expression: "cafRest + myCaf + iCaf + lipoCaf + prrx2Caf",
      label: "Fibroblasts",
      unit: "1",
      color: "#d9c7b0",
    },
    ...fibroblastSubsets.observables,
    lipoCafHelp: {
      expression: "michaelis(lipoCaf, lipoCafDensity)",
      label: "11-HETE help for CD8",
      unit: "1",
      note: "0 to 1: how far the lipid of lipoCAF strengthens CD8 cells here.",
      evidence: ["E0774", "E0775"],
    },
  },
  processes: [
    {
      // Tumor, packed with cells already, leaves them the room between: they count only each other.
      type: "growth",
      field: "cafRest",
      rate: "fibroblastGrowth*michaelis(tumor, fibroblastContact)",
      occupied: "fibroblastDensity",
      capacity: "fibroblastCapacity",
      label: "Growth in tumor",
      evidence: ["E0025", "E0811"],
    },
    {
      type: "source",
      field: "cafRest",
      rate: "fibroblastDeath*residentFibroblasts",
      label: "Resident turnover",
    },
    ...fibroblastSubsets.processes,
    ...(["cafRest", "myCaf", "iCaf", "lipoCaf", "prrx2Caf"] as const).map(
      (field) => ({ type: "loss", field, rate: "fibroblastDeath", label: "Death" }) as const,
    ),
    {
      type: "source",
      field: "il6",
      rate: "iCafIl6*iCaf",
      label: "Secretion by iCAF",
    },
    {
      type: "source",
      field: "tnf",
      rate: "tnfScale*iCafTnf*iCaf",
      label: "Secretion by iCAF",
      evidence: ["E0093"],
    },
  ],
  axes: {
    fibroblasts: {
      label: "myCAF / iCAF / lipoCAF",
      observable: "myCafShare",
      newcomers: "cafRest",
      poles: [
        { field: "myCaf", label: "myCAF", color: "#ca764f" },
        { field: "iCaf", label: "iCAF", color: "#54b1be" },
        { field: "lipoCaf", label: "lipoCAF", color: "#ffbe2e" },
      ],
    },
  },
};
