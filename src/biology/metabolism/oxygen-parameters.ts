import type { ModelDescription } from "../../model/description.ts";

/** Numbers of the oxygen module. */
export const oxygenParameters = {
  oxygenDiffusion: {
    label: "Diffusion of oxygen",
    value: 1.05e5,
    unit: "um^2/min",
    range: [100000, 105000],
    min: 5e4,
    max: 2e5,
    source:
      "Grote et al. 1977, DS-carcinosarcoma at 37 C, 1.75e-5 cm2/s (as in SPQSP_PDAC, D_O2_pdac); 1e5 in PhysiCell 1.14.2 (D_O2)",
  },
  bloodOxygen: {
    label: "Oxygen in blood",
    value: 46,
    unit: "mmHg",
    range: [38, 50],
    min: 5,
    max: 160,
    source:
      "median of normal tissue, 45.8 mmHg (PMC4064601, table 2), which stands hardly below its capillaries; 38 in PhysiCell 1.14.2 (pO2_bc, range 20 to 60), 50 in SPQSP_PDAC (O2_vessel)",
  },
  oxygenExchange: {
    label: "Oxygen supply by capillaries",
    value: 10,
    unit: "1/min",
    range: [6.6, 15.4],
    min: 1,
    max: 30,
    source:
      "Krogh cylinder: 2 pi D N/(ln(R/r) - 3/4) = 22 1/min at N = 1/(118 um)^2 = 72 per mm2 (spacing in granulating tissue, Dewhirst et al. 1989, PMID 2745213), R = 67 um and r = 3.5 um; half of it, since blood itself holds 30 to 70 % of the resistance (Federspiel and Popel 1986, 10.1016/0026-2862(86)90052-x)",
  },
  trunkOxygenExchange: {
    label: "Oxygen supply by larger vessels",
    value: 2700,
    unit: "1/min",
    min: 50,
    max: 5000,
    note: "In the lumen; its wall lets through no more than a skin of sqrt(D/k) = 6 um supplies.",
    source:
      "3.66 D/R^2 at R = 12 um, laminar flow in a tube of constant wall (Nusselt number 3.66, textbook); wider vessels are limited by their surface, sqrt(D k)",
  },
  oxygenUptake: {
    label: "Oxygen uptake by tumor",
    value: 350,
    unit: "mmHg/min",
    range: [250, 740],
    min: 20,
    max: 2000,
    note: "Of packed tumor.",
    source:
      "1.05 mL per 100 g and min, between 0.83 and 2.22 (mean 1.52; 277 to 740 mmHg/min) as profiles of oxygen between the vessels of R3230AC tumors of rats tell (PMID 8012945), toward its low end, so that tumors have a median of 9 +- 3 mmHg (Nordsmark et al. 2005) and a vessel of 10 um keeps a cord of some 105 um (69 to 118 um: Tannock and Howes 1973, 10.2307/3573853; Moore et al. 1984, 10.1007/BF01213223); cords of 145 to 180 um (Thomlinson and Gray 1955, 10.1038/bjc.1955.55) ask for 250. A network of R3230Ac asks for 2.4 mL (Secomb et al. 1995, 10.3109/02841869509093981), spheroids of DLD1 for 1326 mmHg/min (Grimes et al. 2014, 10.1098/rsif.2013.1124)",
  },
  halfOxygen: {
    label: "Half-saturation of uptake",
    value: 1.5,
    unit: "mmHg",
    min: 0.2,
    max: 10,
    source:
      "assumed: a cell's mitochondria, half-saturated below 1 mmHg, see less than its surface",
  },
  immuneOxygenShare: {
    label: "Uptake of immune cells",
    value: 0.1,
    unit: "1",
    min: 0,
    max: 1,
    note: "Relative to tumor cells.",
    source: "U_O2_immune_rel, PhysiCell 1.14.2",
  },
  tissueOxygenUse: {
    label: "Uptake of other tissue",
    value: 0.1,
    unit: "1/min",
    min: 0,
    max: 1,
    source: "lambda_O2, PhysiCell 1.14.2",
  },
  hypoxicOxygen: {
    label: "Oxygen of half HIF response",
    value: 8,
    unit: "mmHg",
    min: 1,
    max: 20,
    source: "o2_hypoxic_response, PhysiCell 1.14.2; about 1 % oxygen (hypoxia_th, SPQSP_PDAC)",
  },
  hifAcid: {
    label: "HIF by acid",
    value: 0.25,
    unit: "1",
    min: 0,
    max: 1,
    source:
      "assumed: lactate adds a quarter of what full hypoxia does; only the direction is known",
  },
  hifTgfBeta: {
    label: "HIF by TGF-β",
    value: 0.05,
    unit: "1",
    min: 0,
    max: 1,
    source: "assumed: small beside hypoxia; only the direction is known",
  },
  divisionOxygen: {
    label: "Oxygen of half division",
    value: 8,
    unit: "mmHg",
    min: 2,
    max: 40,
    source:
      "assumed: where HIF-1α is half on, division is halved too; the half-maximum of 21.5 mmHg in PhysiCell 1.14.2 (O2_half_cycle) is for cells that saturate at the 160 mmHg of air, and no division below 5 mmHg (o2_proliferation_threshold). EMT6 stopped growing only at 0.0082 mM of oxygen, some 6 mmHg, with a pH of 6.6 (Casciari et al. 1992). The Hill coefficient of 4 is softened to 2, since a voxel holds many cells",
  },
  necrosisOxygen: {
    label: "Oxygen of half necrosis",
    value: 0.8,
    unit: "mmHg",
    min: 0.1,
    max: 10,
    source:
      "assumed: cells die where oxygen is used up, as in the spheroids of Grimes et al. 2014; a median of 19 % of the readings in living tumor lies below 2.5 mmHg (Nordsmark et al. 2005), where PhysiCell 1.14.2 has full necrosis (o2_necrosis_max)",
  },
  oxygenSolubility: {
    label: "Solubility of oxygen",
    value: 1.31e-3,
    unit: "mM/mmHg",
    min: 1e-3,
    max: 2e-3,
    source: "O2_solubility, ARCADE, 1.31 uM/mmHg",
  },
} as const satisfies ModelDescription["parameters"];
