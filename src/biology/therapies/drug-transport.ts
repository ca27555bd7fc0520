import type { ModuleDescription } from "../../model/description.ts";

/**
 * Every drug comes with the blood. Antibodies pass vessel walls slowly and creep through tissue;
 * small molecules do both a hundred and twenty times as fast. All drugs of a kind share these
 * numbers. Matrix slows the passage (drugBarrier of the module matrix).
 */
export const drugTransport: ModuleDescription = {
  name: "drug-transport",
  label: "Drug transport",
  note: "How fast antibodies and small molecules pass vessel walls, spread and leave tissue; choose it to change these numbers.",
  parameters: {
    antibodyDiffusion: {
      label: "Diffusion of antibodies",
      value: 612,
      unit: "um^2/min",
      min: 100,
      max: 2500,
      source:
        "D_antibody (IgG, anti-PD-1)_pdac, SPQSP_PDAC; 155 to 2400 (range of 2.59e-8 to 4.02e-7 cm^2/s)",
    },
    antibodyExchange: {
      label: "Passage of antibodies through vessels",
      value: 1.5e-3,
      unit: "1/min",
      min: 1e-5,
      max: 0.05,
      note: "At the vessel density of healthy tissue.",
      source:
        "assumed: with the clearance below, well-supplied tissue holds a third of the plasma level, as is usual for antibodies",
    },
    antibodyClearance: {
      label: "Clearance of antibodies from tissue",
      value: 3e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      note: "Lymph, breakdown and binding; with the diffusion a reach of 450 um.",
      source: "lambda_Ab, SPQSP_PDAC (5e-5 1/s; half-life of 3.9 h in interstitium)",
    },
    smallDrugDiffusion: {
      label: "Diffusion of small molecules",
      value: 1.5e4,
      unit: "um^2/min",
      min: 1e3,
      max: 6e4,
      source:
        "assumed: 250 um^2/s for 200 to 600 Da, in the order of adenosine (D_adenosine, 300 um^2/s, from memory)",
    },
    smallDrugExchange: {
      label: "Passage of small molecules through vessels",
      value: 0.1,
      unit: "1/min",
      min: 1e-3,
      max: 5,
      note: "At the vessel density of healthy tissue.",
      source:
        "assumed: tissue follows plasma within ten minutes, slower than oxygen and far faster than an antibody",
    },
    smallDrugClearance: {
      label: "Clearance of small molecules from tissue",
      value: 0.02,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: "Metabolism and binding in cells; with the diffusion a reach of 870 um.",
      source:
        "assumed: a fifth of the passage through vessels, so that well-supplied tissue holds five sixths of the plasma level",
    },
  },
};
