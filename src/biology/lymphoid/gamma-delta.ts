import type { ModuleDescription } from "../../model/description.ts";
import { gammaDeltaSubsets } from "./gamma-delta-subsets.ts";

/**
 * γδ T cells are two subsets in one coat. The one that lives on sugar makes IFN-γ and kills tumor;
 * the one that lives on fat makes IL-17, calls neutrophils and MDSC, and helps tumor grow. Bacteria
 * in the tissue feed the second through IL-1β and IL-23 (gamma-delta-subsets.ts).
 */
export const gammaDelta: ModuleDescription = {
  name: "gamma-delta",
  label: "γδ T cells",
  note: "A sugar-fed subset that attacks with IFN-γ and a fat-fed one that helps tumor with IL-17.",
  fields: {
    gd0: {
      kind: "population",
      label: "γδ newcomers",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "gdMotility",
      initial: "residentGd",
      color: "#7b776e",
      note: "Volume fraction of γδ T cells that have taken neither side.",
    },
    gdIfn: {
      kind: "population",
      label: "γδ IFN-γ",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "gdMotility",
      color: "#62e9c3",
      note: "Volume fraction of the sugar-fed subset.",
    },
    gdIl17: {
      kind: "population",
      label: "γδ IL-17",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "gdMotility",
      color: "#ef5eb4",
      note: "Volume fraction of the fat-fed subset.",
    },
  },
  parameters: {
    residentGd: {
      label: "γδ of healthy tissue",
      value: 1e-4,
      unit: "1",
      min: 0,
      max: 0.005,
      source: "assumed: a third of the CD8 T cells there",
    },
    gdEntry: {
      label: "γδ entry",
      value: 8e-7,
      unit: "1/min",
      min: 0,
      max: 1e-5,
      note: "Through healthy vessels at full attractant.",
      source:
        "assumed: 0.0012 per day, which with their death keeps up to 0.3 % of the tissue, the densest crowd",
    },
    gdCxcl10Half: {
      label: "CXCL9/10 of half γδ entry",
      value: 1.1,
      unit: "ng/mL",
      min: 0.05,
      max: 20,
      source: "assumed: as for CD8 T cells, a fifth of the level in an inflamed tumor",
    },
    gdCapacity: {
      label: "Densest γδ crowd",
      value: 3e-3,
      unit: "1",
      min: 2e-4,
      max: 0.03,
      source:
        "assumed: a seventh of what CD8 T cells reach here, some 200 cells per mm² of a section",
    },
    ...gammaDeltaSubsets.parameters,
    gdMotility: {
      label: "γδ motility",
      value: 2.1,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source: "assumed: as CD8 T cells in packed tissue, 80 um in a day",
    },
    gdCxcl10Sensitivity: {
      label: "γδ chemotaxis to CXCL9/10",
      value: 0.56,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 20,
      source: "assumed: as CD8 T cells; 0.03 um/min in a gradient of 5 ng/mL per 100 um",
    },
    gdKilling: {
      label: "Killing by γδ",
      value: 0.017,
      unit: "1/min",
      min: 0,
      max: 0.3,
      note: "At a density 1 of the IFN-γ subset.",
      source:
        "assumed: 24 per day, two cells a day by each; 0.1 % of the tissue then kill as fast as a tenth of it that is M1",
    },
    gdIfnGamma: {
      label: "IFN-γ from γδ",
      value: 12,
      unit: "ng/mL/min",
      min: 0,
      max: 1000,
      note: "At a density 1 of the IFN-γ subset.",
      source: "assumed: a quarter of what CD8 T cells make at work",
    },
    gdIl17Secretion: {
      label: "IL-17 from γδ",
      value: 6,
      unit: "ng/mL/min",
      min: 0,
      max: 200,
      note: "At a density 1 of the IL-17 subset.",
      source: "assumed: as IFN-γ from the other subset, halved for the weight of the molecule",
    },
    gdCxcl1: {
      label: "CXCL1/2 called up by γδ",
      value: 4,
      unit: "ng/mL/min",
      min: 0,
      max: 200,
      note: "At a density 1 of the IL-17 subset.",
      source:
        "assumed: 0.2 % of the tissue add about 1 ng/mL where CXCL1/2 lives for two hours, half of what calls half of the MDSC",
    },
    il17GrowthBoost: {
      label: "Growth added by IL-17 γδ",
      value: 0.25,
      unit: "1",
      min: 0,
      max: 2,
      note: "Where the subset is as dense as below.",
      source: "assumed: half of what M2 add; only the direction is known",
    },
    il17GrowthDensity: {
      label: "Density of full boost",
      value: 1e-3,
      unit: "1",
      min: 5e-5,
      max: 0.03,
      source: "assumed: a third of the densest γδ crowd",
    },
  },
  observables: {
    gdDensity: {
      expression: "gd0 + gdIfn + gdIl17",
      label: "γδ T cells",
      unit: "1",
    },
    ...gammaDeltaSubsets.observables,
    gdKill: {
      expression: "gdKilling*gdIfn",
      label: "Killing by γδ",
      unit: "1/min",
      evidence: ["E0650"],
    },
    il17Growth: {
      expression: "il17GrowthBoost*min(1, gdIl17/il17GrowthDensity)",
      label: "Growth added by IL-17 γδ",
      unit: "1",
      evidence: ["E0655"],
    },
  },
  contributions: [{ to: "lymphocyteDensity", add: "gd0 + gdIfn + gdIl17" }],
  processes: [
    {
      type: "source",
      field: "gd0",
      rate: "(gdDeath*residentGd*min(1, perfusion) + gdEntry*perfusion*hill(cxcl10, gdCxcl10Half, 2)*(1 - 0.85*matrixBarrier))*max(0, 1 - gdDensity/gdCapacity)",
      label: "Entry",
    },
    ...gammaDeltaSubsets.processes,
    ...(["gd0", "gdIfn"] as const).map(
      (field) =>
        ({
          type: "chemotaxis",
          field,
          towards: "cxcl10",
          sensitivity: "gdCxcl10Sensitivity",
          crowding: "gdDensity/gdCapacity",
          label: "Chemotaxis to CXCL9/10",
        }) as const,
    ),
    {
      type: "source",
      field: "ifnGamma",
      rate: "gdIfnGamma*gdIfn*targetContact",
      label: "Secretion by γδ",
      evidence: ["E0649"],
    },
    {
      type: "source",
      field: "il17",
      rate: "gdIl17Secretion*gdIl17",
      label: "Secretion by γδ",
      evidence: ["E0652"],
    },
    {
      type: "source",
      field: "cxcl1",
      rate: "gdCxcl1*gdIl17",
      label: "Called up by IL-17 of γδ",
      evidence: ["E0655"],
    },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "gdKill",
      label: "Killing by γδ",
      evidence: ["E0650"],
    },
  ],
  axes: {
    gammaDelta: {
      label: "γδ IFN-γ / IL-17",
      observable: "gdIl17Share",
      newcomers: "gd0",
      poles: [
        { field: "gdIfn", label: "IFN-γ", color: "#62e9c3" },
        { field: "gdIl17", label: "IL-17", color: "#ef5eb4" },
      ],
    },
  },
};
