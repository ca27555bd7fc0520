import type { ModuleDescription } from "../../model/description.ts";
import { helperCytokines } from "./helper-cytokines.ts";
import { helperParameters } from "./helper-parameters.ts";
import { thSwitch } from "./th-switch.ts";

/**
 * Helper T cells enter where CXCL9/10 calls, as CD8 cells do, and arrive naive. They commit to Th1,
 * Th2 or Th17 (th-switch.ts), speak through cytokines (helper-cytokines.ts), divide on IL-2 and die.
 * What they were seen to do late in a tumor's life, the tilt to Th2, comes out of the switch.
 */
export const cd4Helpers: ModuleDescription = {
  name: "cd4-helpers",
  label: "Helper T cells",
  note: "Naive CD4 T cells that become Th1, Th2 or Th17; Th1 and Th2 silence each other, so that a region tips to one.",
  fields: {
    th0: {
      kind: "population",
      label: "Naive helpers (Th0)",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "helperMotility",
      initial: "residentHelpers",
      color: "#8992a0",
      note: "Volume fraction of CD4 T cells that have not committed.",
    },
    th1: {
      kind: "population",
      label: "Th1",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "helperMotility",
      color: "#90f0ff",
      note: "Volume fraction of helpers that arm CD8 cells and M1.",
    },
    th2: {
      kind: "population",
      label: "Th2",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "helperMotility",
      color: "#f9a961",
      note: "Volume fraction of helpers that feed M2 and tumor growth.",
    },
    th17: {
      kind: "population",
      label: "Th17",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "helperMotility",
      color: "#b2de4a",
      note: "Volume fraction of helpers that make IL-17; friend or foe by tissue.",
    },
    ...helperCytokines.fields,
  },
  parameters: {
    ...helperParameters,
    ...thSwitch.parameters,
    ...helperCytokines.parameters,
  },
  observables: {
    helperDensity: {
      expression: "th0 + th1 + th2 + th17",
      label: "Helper T cells",
      unit: "1",
    },
    helperIl2: {
      expression: "michaelis(il2, helperIl2Half)",
      label: "IL-2 response of helpers",
      unit: "1",
    },
    th1Help: {
      expression: "hill(th1, th1HelpHalf, 2)",
      label: "Help by Th1",
      unit: "1",
      note: "For CD8 cells, B cells and dendritic cells that can use it.",
    },
    th17Help: {
      expression: "max(0, th17Sign)*hill(th17, th17HelpHalf, 2)",
      label: "Help by Th17",
      unit: "1",
      note: "For CD8 and NK cells, in tissue where Th17 help.",
      evidence: ["E0239", "E0240"],
    },
    th2Growth: {
      expression:
        "th2GrowthBoost*min(1, systemicTh2 + hill(th2, th2HelpHalf, 2)) + 0.3*max(0, -th17Sign)*hill(th17, th17HelpHalf, 2)",
      label: "Tumor growth by Th2",
      unit: "1",
      note: "Added share of growth; Th17 count where they promote tumors.",
      evidence: ["E0054", "E0223", "E0449"],
    },
    ...helperCytokines.observables,
    ...thSwitch.observables,
  },
  axes: {
    helpers: {
      label: "Th1 / Th2 / Th17",
      observable: "th1Share",
      newcomers: "th0",
      poles: [
        { field: "th1", label: "Th1", color: "#90f0ff" },
        { field: "th2", label: "Th2", color: "#f9a961" },
        { field: "th17", label: "Th17", color: "#b2de4a" },
      ],
    },
  },
  contributions: [{ to: "lymphocyteDensity", add: "th0 + th1 + th2 + th17" }],
  processes: [
    {
      type: "source",
      field: "th0",
      rate: "(helperDeath*residentHelpers*min(1, perfusion) + helperEntry*perfusion*(1 + primed)*hill(cxcl10, helperCxcl10Half, 2)*(1 - 0.85*matrixBarrier)*(1 - helperHifBlock*hif)*(1 - helperAcidBlock*acidity))*(1 - tipExclusion)*max(0, 1 - helperDensity/helperCapacity)",
      label: "Entry",
    },
    ...thSwitch.processes,
    {
      // PD-L1 (of M2 above all) and adenosine slow Th1.
      type: "growth",
      field: "th1",
      rate: "helperDivision*helperIl2*(1 - 0.5*pd1Signal)*(1 - 0.5*adenosineSignal)",
      occupied: "helperDensity",
      capacity: "helperCapacity",
      label: "Division of Th1",
      evidence: ["E0283", "E0522"],
    },
    {
      type: "growth",
      field: "th2",
      rate: "helperDivision*helperIl2*(1 + il4Signal)",
      occupied: "helperDensity",
      capacity: "helperCapacity",
      label: "Division of Th2",
      evidence: ["E0228"],
    },
    {
      type: "growth",
      field: "th17",
      rate: "helperDivision*helperIl2",
      occupied: "helperDensity",
      capacity: "helperCapacity",
      label: "Division of Th17",
    },
    ...(["th0", "th1", "th2", "th17"] as const).map(
      (field) => ({ type: "loss", field, rate: "helperDeath", label: "Death" }) as const,
    ),
    ...(["th0", "th1"] as const).map(
      (field) =>
        ({
          type: "chemotaxis",
          field,
          towards: "cxcl10",
          sensitivity: "helperSensitivity*(1 - 0.7*acidity)*(1 - 0.7*matrixBarrier)",
          label: "Chemotaxis to CXCL9/10",
        }) as const,
    ),
    ...helperCytokines.processes,
  ],
};
