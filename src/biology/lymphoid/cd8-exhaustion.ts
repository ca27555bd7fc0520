import type { ModelDescription } from "../../model/description.ts";

/**
 * The CD8 module's exhaustion. Antigen that never goes away turns effectors into stem-like
 * progenitors (Tpex) and these into terminally exhausted cells (Tex); hypoxia and the PD-1 signal
 * speed both steps. Blockade of PD-1 calls progenitors back and makes them multiply; terminal cells
 * hardly return. Three genes can be turned: without ETS1 fewer effectors are lost, without RBPJ
 * terminal cells pile up that divide and kill, and IKAROS tips the balance of progenitors and
 * terminal cells, whose direction is not known.
 */
export const cd8Exhaustion = {
  parameters: {
    exhaustionRate: {
      label: "Exhaustion by antigen",
      value: 5.5e-5,
      unit: "1/min",
      range: [3.47e-5, 6.95e-5],
      min: 0,
      max: 2e-3,
      note: "In packed tumor.",
      source:
        "assumed: 0.08 per day, between k_CD8_basal_exh, SPQSP_PDAC (0.05, without PD-1) and k_Tcell_qspio, QSPIO-TNBC (0.1 by cancer cells, there times the PD-1 signal)",
    },
    exhaustionHypoxia: {
      label: "Exhaustion added by hypoxia",
      value: 4.5e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source:
        "assumed: 0.65 per day, four times the death rate, so that four of five are exhausted in a hypoxic core in spite of newcomers",
    },
    exhaustionPd1: {
      label: "Exhaustion added by PD-1",
      value: 1.2e-4,
      unit: "1/min",
      range: [6.94e-5, 6.94e-4],
      min: 0,
      max: 5e-3,
      source:
        "assumed: 0.17 per day, about the death rate, so that a third is exhausted in a well-supplied rim; 0.1 at full PD-1 signal in QSPIO-TNBC (k_Tcell_qspio), while all CD8 cells kept in tumors of mice for more than 72 h are exhausted (Li et al., J Exp Med, accepted 2022), by all causes 1 per day if all means 95 % (ln 20/3 d)",
    },
    exhaustionLag3: {
      label: "Exhaustion added by LAG-3 and TIM-3",
      value: 8e-5,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source: "assumed: 0.12 per day where chemotherapy has induced them in full",
    },
    exhaustionTumorHalf: {
      label: "Tumor of half exhaustion",
      value: 0.3,
      unit: "1",
      min: 0.01,
      max: 1,
      source:
        "assumed: a third of packed tumor, as contact with antigen must be steady; K_C_exh, SPQSP_PDAC, is a quarter if its 1e8 are cells of 2494 um^3 per mL (the file gives no unit)",
    },
    terminalRate: {
      label: "Terminal exhaustion",
      value: 0.6,
      unit: "1",
      min: 0,
      max: 5,
      note: "Of progenitors, relative to the exhaustion of effectors.",
      source: "assumed: slower than the first step, so that progenitors remain at the rim",
    },
    pexRecovery: {
      label: "Recovery of progenitors",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.1 per day, as slow as they are exhausted by antigen alone",
    },
    pexAwakening: {
      label: "Recovery added by blockade",
      value: 1e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.14 per day, so that a blockade works over a week",
    },
    pexGrowth: {
      label: "Division of progenitors on blockade",
      value: 1e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      note: "Where they meet antigen.",
      source: "assumed: about their death rate, so that blockade makes them grow, not explode",
    },
    texRecovery: {
      label: "Return of terminal cells",
      value: 1.4e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "assumed: 0.02 per day; their state is nearly fixed",
    },
    ets1: {
      label: "ETS1",
      value: 1,
      unit: "1",
      min: 0,
      max: 1,
      note: "1 is normal, 0 is its loss, which frees effectors.",
      source: "control",
    },
    ets1Hold: {
      label: "Effectors freed by ETS1 loss",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share by which loss lowers their exhaustion.",
      source: "assumed: half; only the direction is known",
    },
    rbpj: {
      label: "RBPJ",
      value: 1,
      unit: "1",
      min: 0,
      max: 1,
      note: "1 is normal, 0 is its loss: terminal cells that divide and kill.",
      source: "control",
    },
    rbpjTexGrowth: {
      label: "Division of Tex without RBPJ",
      value: 1.5e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.2 per day, just more than they die",
    },
    ikaros: {
      label: "IKAROS",
      value: 1,
      unit: "1",
      min: 0,
      max: 2,
      note: "1 is normal.",
      source: "control",
    },
    ikarosDirection: {
      label: "Direction of IKAROS",
      value: 1,
      unit: "1",
      min: -1,
      max: 1,
      note: "1: more of it drives progenitors to terminal exhaustion; −1: it keeps them. Not known.",
      source: "control",
    },
  },
  observables: {
    exhaustionDrive: {
      expression:
        "hill(tumor, exhaustionTumorHalf, 2)*(exhaustionRate + exhaustionHypoxia*hypoxia + exhaustionPd1*pd1Signal + exhaustionLag3*lag3Program)",
      label: "Drive to exhaustion",
      unit: "1/min",
      evidence: ["E0135", "E0745", "E0690"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "cd8Eff",
      to: "cd8Pex",
      rate: "exhaustionDrive*(1 - ets1Hold*(1 - ets1))",
      label: "Effector to progenitor",
      evidence: ["E0135", "E0138", "E0745", "E0037"],
    },
    {
      type: "convert",
      from: "cd8Pex",
      to: "cd8Tex",
      rate: "exhaustionDrive*terminalRate*max(0, 1 + ikarosDirection*(ikaros - 1))",
      label: "Progenitor to terminal",
      evidence: ["E0136", "E0135", "E0140", "E0745"],
    },
    {
      type: "convert",
      from: "cd8Pex",
      to: "cd8Eff",
      rate: "pexRecovery + pexAwakening*checkpointRelief",
      label: "Progenitor to effector",
      evidence: ["E0473", "E0664", "E0690"],
    },
    {
      type: "convert",
      from: "cd8Tex",
      to: "cd8Pex",
      rate: "texRecovery",
      label: "Terminal to progenitor",
    },
    {
      type: "growth",
      field: "cd8Pex",
      rate: "pexGrowth*checkpointRelief*hill(tumor, exhaustionTumorHalf, 2)",
      occupied: "cd8Density",
      capacity: "cd8Capacity",
      label: "Division on blockade",
      evidence: ["E0473", "E0664"],
    },
    {
      type: "growth",
      field: "cd8Tex",
      rate: "rbpjTexGrowth*(1 - rbpj)",
      occupied: "cd8Density",
      capacity: "cd8Capacity",
      label: "Division without RBPJ",
      evidence: ["E0139"],
    },
  ],
} satisfies ModelDescription;
