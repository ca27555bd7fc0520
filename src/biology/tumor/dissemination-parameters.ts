import type { ModelDescription, ParameterDescription } from "../../model/description.ts";

const perMinute = (label: string, value: number, max: number, source: string) =>
  ({ label, value, unit: "1/min", min: 0, max, source }) as const satisfies ParameterDescription;

const share = (label: string, value: number, source: string) =>
  ({ label, value, unit: "1", min: 0, max: 1, source }) as const satisfies ParameterDescription;

const factor = (label: string, value: number, source: string) =>
  ({ label, value, unit: "1", min: 0, max: 10, source }) as const satisfies ParameterDescription;

const direction = "only the direction is known";

/** Numbers of the dissemination module. */
export const disseminationParameters = {
  escape: perMinute(
    "Escape",
    1e-6,
    1e-3,
    "assumed: about one cell in a thousand per day where walls leak, so that the tumor does not shrink by it",
  ),
  tumorCellDensity: {
    label: "Cells in packed tumor",
    value: 4e5,
    unit: "cell/mm^3",
    min: 5e4,
    max: 2e6,
    source: "V_cell, PhysiCell 1.14.2 (2494 um^3 each)",
  },
  emtAtRest: share("Roaming without EMT", 0.05, "assumed: few epithelial cells leave"),
  stemRoaming: factor("Roaming added by stem-like cells", 1, `assumed: twofold; ${direction}`),
  tenascinRoaming: factor(
    "Roaming added by M2",
    0.5,
    `assumed: by TGFBI, tenascin C and other secretions; ${direction}`,
  ),
  il17Roaming: factor("Roaming added by IL-17", 0.3, `assumed: ${direction}`),
  leakAtRest: share("Leak of healthy walls", 0.05, "assumed: nearly tight"),
  proteaseCells: {
    label: "Neutrophils and M2 of half MMP-9",
    value: 0.15,
    unit: "1",
    min: 0.01,
    max: 1,
    source: "assumed: their density in the middle of a tumor",
  },
  proteaseLeak: share("Leak by MMP-9", 0.5, `assumed: half of full leak; ${direction}`),
  mmpInhibition: share("MMP blocked", 0, "control"),
  coxProtease: share("MMP-9 lowered by NSAID", 0.5, `assumed: half; ${direction}`),
  rhoaLeak: share("Leak by TGF-β", 0.3, `assumed: lymph walls contract by RhoA; ${direction}`),
  ccl2Leak: share("Leak by CCL2", 0.3, `assumed: as strong as TGF-β; ${direction}`),
  leakCcl2: {
    label: "CCL2 of half leak",
    value: 5,
    unit: "ng/mL",
    min: 0.1,
    max: 100,
    source: "assumed: above the level of half recruitment (CCL2_50_qspio), so that a surge shows",
  },
  drugLeak: share("Leak by doxorubicin or cisplatin", 0.5, `assumed: half; ${direction}`),
  lymphRoute: share("Lymph vessels", 0.2, "assumed: a fifth of the ways out of healthy tissue"),
  lymphM2: factor("Lymph vessels added by M2", 1, `assumed: twofold; ${direction}`),
  n2Escort: factor("Escape added by N2", 2, `assumed: threefold at most; ${direction}`),
  escortN2: {
    label: "N2 of half escort",
    value: 0.05,
    unit: "1",
    min: 0.005,
    max: 1,
    source: "assumed: half of the neutrophils of a tumor",
  },
  circulatingDeath: perMinute(
    "Death in the blood",
    5e-3,
    0.1,
    "assumed: half are gone in two hours and a half; hours are reported",
  ),
  clusterSurvival: factor("Survival added by clusters", 2, `assumed: threefold; ${direction}`),
  nicheBuilding: perMinute("Building of the niche", 1.4e-4, 0.01, "assumed: 0.2 per day"),
  nicheFading: perMinute("Fading of the niche", 7e-5, 0.01, "assumed: 0.1 per day"),
  nicheAtRest: share("Unprepared site", 0.05, "assumed: few cells take root in it"),
  seeding: perMinute(
    "Seeding",
    1e-6,
    1e-3,
    "assumed: one in 5000 circulating cells takes root in a ready niche; far fewer than one in a hundred do in animals",
  ),
  distantGrowth: perMinute("Growth of distant foci", 1e-4, 2e-3, "assumed: a doubling in 5 days"),
  distantKilling: perMinute(
    "Killing of distant foci",
    2e-4,
    0.01,
    "assumed: a strong priming (1) just stops growth",
  ),
  nichePdl2: share(
    "T cells silenced by PD-L2",
    0.5,
    `assumed: half in a ready niche; ${direction}`,
  ),
} as const satisfies ModelDescription["parameters"];
