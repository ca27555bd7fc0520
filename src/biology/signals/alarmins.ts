import type { ModuleDescription } from "../../model/description.ts";

/**
 * HMGB1 spills from tumor cells that are killed, together with their antigens, and tells dendritic
 * cells and macrophages that something is wrong. How much depends on the way of dying: most when
 * lymphocytes kill, less when M1 eat the cell or a drug kills it. Living tumor leaks a little.
 */
export const alarmins: ModuleDescription = {
  name: "alarmins",
  label: "HMGB1",
  note: "Alarm and antigen from dying tumor cells; matures dendritic cells and favors M1.",
  fields: {
    hmgb1: {
      kind: "substrate",
      label: "HMGB1",
      unit: "ng/mL",
      diffusion: "hmgb1Diffusion",
      color: "#ffe52a",
      note: "Stands for the alarm and for the antigen that comes with it.",
    },
  },
  parameters: {
    hmgb1Diffusion: {
      label: "Diffusion of HMGB1",
      value: 1600,
      unit: "um^2/min",
      min: 300,
      max: 6000,
      source:
        "assumed: as TGF-β, which weighs about as much (D_TGF-beta_pdac, 1602); 5500 (D_HMGB1_sh) and 5632 (D_HMGB-1_friedman) are nearer to free solution",
    },
    hmgb1Decay: {
      label: "Decay of HMGB1",
      value: 0.01,
      unit: "1/min",
      min: 0,
      max: 0.1,
      source: "assumed: about an hour, as other cytokines; oxidation silences it",
    },
    hmgb1Uptake: {
      label: "Uptake of HMGB1 by cells",
      value: 0.06,
      unit: "1/min",
      min: 0,
      max: 1,
      note: "By packed cells with RAGE, TLR4 and heparan sulfate.",
      source: "assumed: sqrt(D/k) = 150 um in packed tissue",
    },
    hmgb1Content: {
      label: "HMGB1 in tumor cells",
      value: 3e4,
      unit: "ng/mL",
      range: [1.7e4, 1.5e5],
      min: 1e3,
      max: 2e5,
      note: "Freed when packed tumor dies all at once.",
      source:
        "two million copies of 25 kDa in each of 4e8 cells per mL (V_cell, PhysiCell 1.14.2): 5.3e4 at one copy per ten nucleosomes (Biochem Soc Trans 2012;40:341) of 195 of 6.2e9 base pairs, 1.5e5 at 0.28 per nucleosome in liver, kidney, heart and lung of rats; 1.7e4 at around a million copies (Tecan Journal, the text of a vendor)",
    },
    lymphocyteRelease: {
      label: "Release when lymphocytes kill",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: perforin tears most cells open; CTL and LAK cells free it from melanoma within 4 h, granzyme B alone does not (Ito et al., J Leukoc Biol 81:75)",
    },
    phagocyteRelease: {
      label: "Release when phagocytes kill",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: much of what phagocytes kill is engulfed before it leaks",
    },
    chemoRelease: {
      label: "Release when drugs or rays kill",
      value: 0.45,
      unit: "1",
      min: 0,
      max: 1,
      note: "Of chemotherapy, times the share of its killing that is immunogenic.",
      source: "assumed: between the two, since part of the cells die by apoptosis",
    },
    hmgb1Leak: {
      label: "HMGB1 from living tumor",
      value: 0.063,
      unit: "ng/mL/min",
      min: 0,
      max: 2,
      note: "Of packed tumor.",
      source: "assumed: packed tumor then stands at about 1 ng/mL, a tenth of the half effect",
    },
    vaccineHmgb1: {
      label: "Alarm of a vaccine",
      value: 2500,
      unit: "ng/mL",
      min: 0,
      max: 5e4,
      note: "Times the vaccine's drive in 1/min.",
      source:
        "assumed: a drive of 0.3 per day then holds tissue at 7 ng/mL, just below the half effect",
    },
    hmgb1Half: {
      label: "HMGB1 of half effect",
      value: 10,
      unit: "ng/mL",
      range: [4, 100],
      min: 0.5,
      max: 200,
      source:
        "assumed: 0.4 nM, the order of a receptor's affinity; above the 4 ng/mL of blood by which an assay tells people at risk of gastric cancer (J Transl Med 7:38), and not above 100, the lowest of the doses that matured dendritic cells of rats in culture",
    },
  },
  observables: {
    immunogenicDeath: {
      expression:
        "lymphocyteRelease*(lymphocyteKill + adccKill + gdKill + inktKill) + phagocyteRelease*(m1Kill + n1Kill + carMKill) + chemoRelease*(chemoKill*chemoImmunogenic + cytotoxicDrugKill + radiationKill)",
      label: "Death that alarms",
      unit: "1/min",
      note: "Per tumor cell, weighted by how much each way of dying spills.",
      evidence: ["E0671"],
    },
    hmgb1Signal: {
      expression: "hill(hmgb1, hmgb1Half, 2)",
      label: "Alarm signal",
      unit: "1",
      color: "#f72585",
      note: "What HMGB1 and antigen tell dendritic cells and macrophages.",
      evidence: ["E0673"],
    },
  },
  processes: [
    {
      type: "source",
      field: "hmgb1",
      rate: "hmgb1Content*immunogenicDeath*tumor",
      label: "Release by dying tumor",
      evidence: ["E0671", "E0673", "E0683", "E0691", "E0780"],
    },
    { type: "source", field: "hmgb1", rate: "hmgb1Leak*tumor", label: "Leak from living tumor" },
    { type: "source", field: "hmgb1", rate: "vaccineHmgb1*vaccineDrive", label: "Vaccine" },
    { type: "loss", field: "hmgb1", rate: "hmgb1Decay", label: "Decay" },
    {
      type: "loss",
      field: "hmgb1",
      rate: "hmgb1Uptake*(tumor + leukocyteDensity)",
      label: "Uptake by receptors",
    },
  ],
};
