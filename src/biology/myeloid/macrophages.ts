import type { ModuleDescription } from "../../model/description.ts";
import { cellsPerArea } from "../stroma/cell-volumes.ts";
import { polarization } from "./polarization.ts";

/**
 * Monocytes leave the blood where CCL2 calls them and arrive unpolarized (m0). They creep
 * through the tissue, drawn by CCL2 and CSF-1, are turned by what they meet (polarization.ts), and
 * die, sooner where CSF-1 is missing.
 */
export const macrophages: ModuleDescription = {
  name: "macrophages",
  label: "Macrophages",
  note: "Recruited through vessels, polarized to M1 or M2 by their surroundings, in both directions.",
  fields: {
    m0: {
      kind: "population",
      label: "Newcomers (M0)",
      unit: "1",
      cellVolume: "macrophageVolume",
      diffusion: "macrophageMotility",
      initial: "residentMacrophages",
      color: "#afbba6",
      note: "Volume fraction of macrophages that have not been polarized.",
    },
    m1: {
      kind: "population",
      label: "M1",
      unit: "1",
      cellVolume: "macrophageVolume",
      diffusion: "macrophageMotility",
      color: "#63ffa6",
      note: "Volume fraction of inflammatory, tumor-fighting macrophages.",
    },
    m2: {
      kind: "population",
      label: "M2",
      unit: "1",
      cellVolume: "macrophageVolume",
      diffusion: "macrophageMotility",
      color: "#f18b00",
      note: "Volume fraction of suppressive, tumor-helping macrophages.",
    },
  },
  parameters: {
    residentMacrophages: {
      label: "Resident macrophages",
      value: 0.01,
      unit: "1",
      min: 0,
      max: 0.2,
      source: "rho_mac, SPQSP_PDAC (2846 per mm^3), each of 4850 um^3 (D_Mcell_qspio)",
    },
    recruitment: {
      label: "Recruitment",
      value: 2.6e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "Through healthy vessels at full CCL2.",
      source:
        "assumed: macrophages then reach an eighth of the tumor, where they are 2 to 23 % of the area by cancer (Jung et al. 2015, 10.4132/jptm.2015.06.01); k_Mac_rec_qspio (1.7e5 per mL and day) keeps them at 4 %",
    },
    recruitmentCcl2: {
      label: "CCL2 of half recruitment",
      value: 3.2,
      unit: "ng/mL",
      min: 0.1,
      max: 50,
      source: "CCL2_50_qspio, QSPIO-TNBC (0.23 nM, 14 kDa)",
    },
    macrophageCapacity: {
      label: "Densest crowd",
      value: 0.4,
      unit: "1",
      range: [0.23, 0.4],
      min: 0.05,
      max: 1,
      source:
        "CD163+ macrophages fill 22.9 ± 17.1 % of sections of anaplastic thyroid cancer, the densest of 14 cancers (Jung et al. 2015, 10.4132/jptm.2015.06.01): 0.4 is one standard deviation above its mean",
    },
    macrophageDeath: {
      label: "Macrophage death",
      value: 6.9e-5,
      unit: "1/min",
      range: [0.0000139, 0.000417],
      min: 0,
      max: 2e-3,
      source:
        "d_mac_tme, Ryu et al. 2025 (0.1 per day); 0.02 (k_Mac_death_qspio) to 0.6 (d_mac_jin) per day elsewhere",
    },
    csf1Dependence: {
      label: "Death without CSF-1",
      value: 4,
      unit: "1",
      min: 0,
      max: 20,
      note: "How many times the death rate is added where CSF-1 signal is absent; M2 suffer it in full, others by half.",
      source: "assumed: macrophages deprived of CSF-1 die within two to three days",
    },
    m2Suppression: {
      label: "M2 density of full suppression",
      value: 0.2,
      unit: "1",
      min: 0.02,
      max: 1,
      source:
        "assumed: a fifth of the tissue; macrophages can be up to about half of a tumor's mass",
    },
    clodronateDeath: {
      label: "Death by clodronate",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source:
        "assumed: 0.5 per day at full effect, so that macrophages of all kinds go within days",
    },
    macrophageMotility: {
      label: "Macrophage motility",
      value: 2.5,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source:
        "assumed: v^2 T/2 of 1.6 um/min (speed_Mac_pdac, SPQSP_PDAC) and a persistence of 2 min in packed tissue",
    },
    ccl2Sensitivity: {
      label: "Chemotaxis to CCL2",
      value: 4,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 100,
      source:
        "assumed: 0.04 um/min in a gradient of 1 ng/mL per 100 um, well below 0.1 to 0.28 (CI_M1, CI_M2) of the speed",
    },
    csf1Sensitivity: {
      label: "Chemotaxis to CSF-1",
      value: 2,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 100,
      source: "assumed: half of that to CCL2",
    },
    ...polarization.parameters,
  },
  observables: {
    macrophageDensity: {
      expression: "m0 + m1 + m2",
      label: "Macrophages",
      unit: "1",
    },
    tamPerArea: cellsPerArea("Macrophages", "macrophageDensity", "macrophageVolume"),
    ccl2Signal: {
      expression: "hill(ccl2, recruitmentCcl2, 2)*(1 - ccl2Blockade)",
      label: "CCL2 signal",
      unit: "1",
    },
    m2Presence: {
      expression: "min(1, m2/m2Suppression)",
      label: "Presence of M2",
      unit: "1",
      note: "1 where M2 are dense enough to suppress in full.",
    },
    m2Share: {
      expression: "m2/(m1 + m2)",
      label: "M2 share",
      unit: "1",
      note: "Of the polarized macrophages; 0 where there are none.",
    },
    ...polarization.observables,
  },
  axes: {
    macrophages: {
      label: "M1 / M2 macrophages",
      observable: "m2Share",
      newcomers: "m0",
      poles: [
        { field: "m1", label: "M1", color: "#63ffa6" },
        { field: "m2", label: "M2", color: "#f18b00" },
      ],
    },
  },
  contributions: [{ to: "leukocyteDensity", add: "macrophageDensity" }],
  processes: [
    {
      type: "source",
      field: "m0",
      rate: "recruitment*perfusion*ccl2Signal*max(0, 1 - macrophageDensity/macrophageCapacity)",
      label: "Recruitment",
      evidence: ["E0538", "E0826", "E0894"],
    },
    {
      type: "source",
      field: "m0",
      rate: "macrophageDeath*residentMacrophages*min(1, perfusion)",
      label: "Resident turnover",
    },
    ...polarization.processes,
    {
      type: "loss",
      field: "m0",
      rate: "macrophageDeath*(1 + 0.5*csf1Dependence*csf1Lack) + clodronateDeath*clodronateEffect",
      label: "Death of M0",
      evidence: ["E0961"],
    },
    {
      type: "loss",
      field: "m1",
      rate: "macrophageDeath*(1 + 0.5*csf1Dependence*csf1Lack) + clodronateDeath*clodronateEffect",
      label: "Death of M1",
      evidence: ["E0961"],
    },
    {
      type: "loss",
      field: "m2",
      rate: "macrophageDeath*(1 + csf1Dependence*csf1Lack) + clodronateDeath*clodronateEffect",
      label: "Death of M2",
      evidence: ["E0961", "E0565"],
    },
    ...(["m0", "m1", "m2"] as const).flatMap(
      (field) =>
        [
          {
            type: "chemotaxis",
            field,
            towards: "ccl2",
            sensitivity: "ccl2Sensitivity",
            crowding: "macrophageDensity/macrophageCapacity",
            label: "Chemotaxis to CCL2",
            evidence: ["E0538"],
          },
          {
            type: "chemotaxis",
            field,
            towards: "csf1",
            sensitivity: "csf1Sensitivity",
            crowding: "macrophageDensity/macrophageCapacity",
            label: "Chemotaxis to CSF-1",
            evidence: ["E0961"],
          },
        ] as const,
    ),
  ],
};
