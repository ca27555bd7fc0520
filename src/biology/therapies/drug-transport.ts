import type { ModuleDescription } from "../../model/description.ts";
import { kindKinetics } from "./kind-kinetics.ts";

/** P*S of IgG per volume of tissue, min^-1, and what it holds of it. */
const PERMEABILITY = 0.18;
const SURFACE = 2.8e-3;
const VOLUME = 0.24;
const DIFFUSION = 612;
const CLEARANCE = 3e-4;
const hours = (rate: number) => (1 / rate / 60).toFixed(0);
const reach = (diffusion: number, rate: number) => Math.round(Math.sqrt(diffusion / rate));

/**
 * Every drug comes with the blood, and the clock of the blood is that of a mouse or of a patient:
 * `species`, which a preset names once. Antibodies pass vessel walls slowly, so that the wall is
 * what limits them; small molecules pass within minutes. All drugs of a kind share these numbers.
 * Matrix slows the passage (drugBarrier of the module matrix).
 */
export const drugTransport: ModuleDescription = {
  name: "drug-transport",
  label: "Drug transport",
  note: "Whose body it is (species: 0 mouse, 1 human), the clocks of drugs in plasma, and how fast they pass vessel walls, spread and leave tissue. Choose it to change these numbers.",
  parameters: {
    species: {
      label: "Species",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "0: doses and clocks of a mouse; 1: those of a patient.",
      source: "control",
    },
    ...kindKinetics,
    antibodyDiffusion: {
      label: "Diffusion of antibodies",
      value: DIFFUSION,
      unit: "um^2/min",
      range: [156, 2400],
      min: 100,
      max: 2500,
      source:
        "IgG in tumors, 1.02e-7 cm^2/s (0.26e-7 to 4.0e-7) in SPQSP_PDAC at 07f71908 after Thurber 2008 (10.1016/j.addr.2008.04.012)",
    },
    antibodyPermeability: {
      label: "Permeability of vessels to antibodies",
      value: PERMEABILITY,
      unit: "um/min",
      range: [0.078, 0.18],
      min: 1e-3,
      max: 10,
      source:
        "3e-9 m/s, for particles of IgG's size in tumors: 2.8e-9 measured and 1.3e-9 estimated for 9.4 nm (Table 2 of PMC7078505); it varies twofold from 25 to 160 kDa (Yuan 1995, LS174T)",
    },
    vesselSurface: {
      label: "Surface of vessels",
      value: SURFACE,
      unit: "1/um",
      min: 1e-4,
      max: 0.05,
      note: "Per volume of tissue, at the vessel density of healthy tissue.",
      source:
        "assumed: capillaries of 8 um radius that each feed a cylinder of 75 um, 2*8/75^2; 0.76 to 2.3 per mm follow from the vessel distances of 257 and 118 um in R3230Ac and granulating tissue (Dewhirst 1989, PMID 2745213), 34 to 45 are tabulated in PMC7078505",
    },
    antibodyVolume: {
      label: "Space that antibodies enter",
      value: VOLUME,
      unit: "1",
      range: [0.1, 0.4],
      min: 0.02,
      max: 1,
      note: "Share of the tissue: fluid between cells that has room for them.",
      source:
        "assumed: 0.24 (0.1 to 0.4 tried). A blocked tumor holds as much as blood at 24 h (2.8 and 2.3 %ID/g, PMC4329181, table 1), with blood that has fallen fivefold by then",
    },
    antibodyClearance: {
      label: "Clearance of antibodies from tissue",
      value: CLEARANCE,
      unit: "1/min",
      min: 0,
      max: 0.05,
      note: `Lymph and breakdown; with the diffusion a reach of ${reach(DIFFUSION, CLEARANCE)} um. Most leaves by the vessels that it came from, at a rate of 1 in ${hours((PERMEABILITY * SURFACE) / VOLUME)} h.`,
      source:
        "assumed: a tenth of that of healthy interstitium (5e-5 1/s, SPQSP_PDAC at 07f71908 after Eigenmann 2017), since tumors lack working lymph vessels",
    },
    antibodyBinding: {
      label: "Binding and letting go",
      value: 5e-3,
      unit: "1/min",
      min: 1e-3,
      max: 1,
      note: "How fast bound and free antibody come to terms.",
      source:
        "assumed: within three hours, fast beside the passage through vessels and slow enough for steps of an hour; molecules would within minutes (6.7e5 1/(M s) for anti-PD-1, QSPIO-TNBC at acc8366, is 0.16 1/min at its Kd of 4 nM)",
    },
    antigenInternalization: {
      label: "Uptake of bound antibodies",
      value: 6e-4,
      unit: "1/min",
      min: 0,
      max: 0.02,
      note: "Cells take in what they carry on their surface, and the antibody on it.",
      source:
        "assumed: 1e-5 1/s (half in 19 h), the slow turnover of membrane that suffices to hold antibodies back (Thurber 2007, 10.2967/jnumed.106.037069)",
    },
    smallDrugDiffusion: {
      label: "Diffusion of small molecules",
      value: 1.5e4,
      unit: "um^2/min",
      min: 1e3,
      max: 6e4,
      source:
        "assumed: 250 um^2/s for 200 to 600 Da, about a third of what such molecules have in water",
    },
    smallDrugExchange: {
      label: "Passage of small molecules through vessels",
      value: 0.3,
      unit: "1/min",
      min: 1e-3,
      max: 5,
      note: "At the vessel density of healthy tissue.",
      source:
        "assumed: as gadolinium chelates of 0.5 kDa in glioma, transfer constant 0.1 1/min in an accessible volume of 0.29 (Skinner 2016, AJNR 37:80)",
    },
    smallDrugClearance: {
      label: "Clearance of small molecules from tissue",
      value: 0.02,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: `Metabolism and binding in cells; with the diffusion a reach of ${reach(1.5e4, 0.02)} um.`,
      source:
        "assumed: far below the passage through vessels, so that well-supplied tissue holds nine tenths of what is unbound in plasma",
    },
  },
};
