import type { ModuleDescription } from "../../model/description.ts";

/**
 * Hypoxic tumor exports succinate. Through SUCNR1 it keeps HIF-1α on, loosens tumor cells and makes
 * them crawl: not at random, which hardly widens a front, but up the oxygen gradient, out of the
 * core. Blood takes it away.
 */
export const succinate: ModuleDescription = {
  name: "succinate",
  label: "Succinate",
  note: "Exported by hypoxic tumor; keeps HIF-1α on and drives tumor cells toward oxygen.",
  fields: {
    succinate: {
      kind: "substrate",
      label: "Succinate",
      unit: "mM",
      diffusion: "succinateDiffusion",
      color: "#009b5d",
    },
  },
  parameters: {
    succinateDiffusion: {
      label: "Diffusion of succinate",
      value: 1.5e4,
      unit: "um^2/min",
      min: 3e3,
      max: 6e4,
      source:
        "assumed: between lactate's 1e4 and glucose's, as it is held by fewer cells than lactate",
    },
    succinateClearance: {
      label: "Clearance by vessels",
      value: 0.12,
      unit: "1/min",
      min: 0.01,
      max: 1,
      source: "assumed: as lactate; sqrt(D/k) = 350 um",
    },
    succinateUse: {
      label: "Use by tissue",
      value: 0.03,
      unit: "1/min",
      min: 0,
      max: 1,
      source: "assumed: cells take back a part of it",
    },
    tumorSuccinate: {
      label: "Succinate from tumor",
      value: 0.15,
      unit: "mM/min",
      min: 0,
      max: 2,
      note: "Of packed tumor without oxygen.",
      source:
        "assumed: a twenty-fifth of lactate export, so that a core holds about 1 mM and the rim a third of it",
    },
    succinateInAir: {
      label: "Share made in air",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: tumors with a broken succinate dehydrogenase export it in air too",
    },
    succinateHalf: {
      label: "Succinate of half effect",
      value: 0.3,
      unit: "mM",
      min: 0.01,
      max: 5,
      source:
        "assumed: some times the affinity of a metabolite's receptor, 0.1 mM; only the order is meant",
    },
    succinateMotility: {
      label: "Crawling toward oxygen",
      value: 0.18,
      unit: "um^2/min/mmHg",
      min: 0,
      max: 2,
      note: "Of tumor cells at full succinate signal.",
      source:
        "assumed: at 20 mmHg per 100 um and three quarters of the signal 0.027 um/min, about 40 um per day, as fast as the front grows",
    },
    succinateEmt: {
      label: "EMT by succinate",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: weaker than hypoxia itself",
    },
    succinateOnHif: {
      label: "HIF-1α by succinate",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a tenth of what full hypoxia does; only the direction is known",
    },
  },
  observables: {
    succinateSignal: {
      expression: "hill(succinate, succinateHalf, 2)",
      label: "Succinate signal",
      unit: "1",
      color: "#06a77d",
      note: "Through SUCNR1.",
      evidence: ["E0530"],
    },
    succinateChemotaxis: {
      expression: "succinateMotility*succinateSignal",
      label: "Pull toward oxygen",
      unit: "um^2/min/mmHg",
      evidence: ["E0533"],
    },
    emtSuccinate: {
      expression: "succinateEmt*succinateSignal",
      label: "EMT by succinate",
      unit: "1",
      evidence: ["E0533"],
    },
    succinateHif: {
      expression: "succinateOnHif*succinateSignal",
      label: "HIF-1α by succinate",
      unit: "1",
      evidence: ["E0532"],
    },
  },
  processes: [
    {
      type: "source",
      field: "succinate",
      rate: "tumorSuccinate*tumor*(succinateInAir + (1 - succinateInAir)*hypoxia)",
      label: "Export by tumor",
      evidence: ["E0529"],
    },
    {
      type: "loss",
      field: "succinate",
      rate: "succinateClearance*perfusion",
      label: "Clearance by vessels",
    },
    { type: "loss", field: "succinate", rate: "succinateUse", label: "Use by tissue" },
    {
      type: "chemotaxis",
      field: "tumor",
      towards: "oxygen",
      sensitivity: "succinateChemotaxis",
      crowding: "tumor + dead",
      label: "Crawling toward oxygen",
      evidence: ["E0533"],
    },
  ],
};
