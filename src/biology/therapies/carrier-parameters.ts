import type { ParameterDescription } from "../../model/description.ts";

/** Size of an IgG and of the particles, nm, and the diffusion of the former, um^2/min. */
const IGG = { size: 11, diffusion: 612 };
const SIZE = 90;
const DIFFUSION = Math.round((IGG.diffusion * IGG.size) / SIZE);
const CLEARANCE = 3e-4;
const REST = 2e-4;
const ACID = 0.01;
const LIGHT = 0.05;
const reach = (rate: number) => Math.round(Math.sqrt(DIFFUSION / rate));
const hours = (rate: number) => Number((1 / rate / 60).toPrecision(2));

/** Numbers of the particles; what their sources say about each other is computed from them. */
export const carrierParameters: Record<string, ParameterDescription> = {
  carrierLeak: {
    label: "Leak of free drug into plasma",
    value: 2e-5,
    unit: "1/min",
    min: 0,
    max: 1e-2,
    source: `assumed: ${Math.round((2e-5 * 1200 * 100) / Math.LN2)} % of the load before it is cleared, as the shell is made to hold`,
  },
  carrierVolume: {
    label: "Volume of plasma over that of free drug",
    value: 0.077,
    unit: "1",
    min: 0.01,
    max: 1,
    note: "Particles stay in plasma, free temozolomide spreads in the water of the body.",
    source: "0.05 L/kg of plasma over the 0.65 L/kg that the level of the free drug assumes",
  },
  carrierDiffusion: {
    label: "Diffusion of the carrier",
    value: DIFFUSION,
    unit: "um^2/min",
    min: 1,
    max: 2000,
    source: `assumed: that of an antibody (${IGG.diffusion}) times ${IGG.size} nm over ${SIZE} nm, the sizes`,
  },
  carrierPermeability: {
    label: "Permeability of vessels to carriers",
    value: 0.012,
    unit: "um/min",
    range: [0.0066, 0.012],
    min: 1e-5,
    max: 1,
    source:
      "2e-10 m/s for particles of 90 nm (Table 2 of PMC7078505; 1.1e-10 estimated there), a fifteenth of an antibody's",
  },
  carrierSpace: {
    label: "Space that carriers enter",
    value: 0.1,
    unit: "1",
    min: 0.01,
    max: 1,
    note: "Share of the tissue.",
    source: "assumed: less than half of what antibodies enter",
  },
  carrierClearance: {
    label: "Clearance from tissue",
    value: CLEARANCE,
    unit: "1/min",
    min: 0,
    max: 0.05,
    source: `assumed: gone in ${hours(CLEARANCE)} h where nothing opens them, since tumors drain badly; reach of ${reach(CLEARANCE + REST)} um, of ${reach(CLEARANCE + ACID / 2)} um where it is acid`,
  },
  carrierRest: {
    label: "Opening at rest",
    value: REST,
    unit: "1/min",
    min: 0,
    max: 0.1,
    source: `assumed: 1/${Math.round(ACID / REST)} of the opening in acid`,
  },
  carrierAcid: {
    label: "Opening in acid",
    value: ACID,
    unit: "1/min",
    min: 0,
    max: 0.5,
    source: `assumed: within ${hours(ACID / 2)} h where lactate is at its half level, before the particles leave again`,
  },
  carrierLight: {
    label: "Opening in light",
    value: LIGHT,
    unit: "1/min",
    min: 0,
    max: 1,
    source: `assumed: within ${Math.round(1 / LIGHT)} min, the time of a session`,
  },
  carrierHalf: {
    label: "Carrier of half effect on cells",
    value: 10,
    unit: "ug/mL",
    min: 0.1,
    max: 1000,
    source: "assumed: about the level in tissue under the usual dose",
  },
  carrierSuppressorLoss: {
    label: "Loss of Treg and MDSC",
    value: 4e-5,
    unit: "1/min",
    min: 0,
    max: 5e-3,
    source: "assumed: 0.06 per day, half of the death rate of MDSC",
  },
  carrierToM1: {
    label: "M2 to M1 by the carrier",
    value: 7e-5,
    unit: "1/min",
    min: 0,
    max: 5e-3,
    source: "assumed: 0.1 per day, well below drugs made for it",
  },
};
