import type { ModelDescription, ParameterDescription } from "../../model/description.ts";

const perMinute = (label: string, value: number, max: number, source: string) =>
  ({ label, value, unit: "1/min", min: 0, max, source }) as const satisfies ParameterDescription;

const level = (label: string, value: number, source: string) =>
  ({ label, value, unit: "1", min: 0.001, max: 1, source }) as const satisfies ParameterDescription;

const secretion = (label: string, value: number, source: string) =>
  ({
    label,
    value,
    unit: "ng/mL/min",
    min: 0,
    max: 0.5,
    note: "Of packed blasts.",
    source,
  }) as const satisfies ParameterDescription;

/** Numbers of the leukemia module. */
export const leukemiaParameters = {
  blastMotility: {
    label: "Motility in marrow",
    value: 20,
    unit: "um^2/min",
    min: 0,
    max: 200,
    source: "assumed: lymphoid cells wander through marrow at several um per min",
  },
  blastDivision: perMinute(
    "Division of blasts",
    3.5e-4,
    3e-3,
    "assumed: 0.5 per day, as an acute form",
  ),
  blastDeath: perMinute("Death of blasts", 7e-5, 3e-3, "assumed: 0.1 per day beside nurses"),
  orphanBlastDeath: perMinute(
    "Death without nurses",
    1.4e-4,
    3e-3,
    "assumed: 0.2 per day; in culture CLL cells die within days unless nurse-like cells are there",
  ),
  blastTnfDeath: perMinute(
    "Death by TNF-α without nurses",
    7e-4,
    0.01,
    "assumed: 1 per day, so that leukemia shrinks once macrophages are removed",
  ),
  marrowRoom: level("Room in marrow", 0.8, "assumed: blasts can replace most of the marrow"),
  nurseHalf: level(
    "M2 of half support",
    0.04,
    "assumed: one nurse-like cell within reach of each blast; untreated they are a tenth of the niche, so that blasts live where half of them are left and die where a CSF1R inhibitor leaves fewer; chosen for that of 0.015 to 0.08",
  ),
  nurseTurning: perMinute(
    "Turn to nurse-like cells",
    1e-3,
    0.01,
    "assumed: 1.5 per day beside blasts; monocytes turn within days in culture with CLL cells",
  ),
  nurseBlastHalf: level(
    "Blasts that turn half of the monocytes",
    0.05,
    "assumed: a blast within reach of each monocyte",
  ),
  blastCcl2: secretion("CCL2 from blasts", 0.02, "assumed: as tumor (tumorCcl2)"),
  blastCsf1: secretion("CSF-1 from blasts", 0.02, "assumed: as tumor (tumorCsf1)"),
  blastIl10: secretion(
    "IL-10 from blasts",
    2e-3,
    "assumed: a quarter of an M2 cell (m2Il10), enough to turn monocytes into nurses",
  ),
  orphanTnf: secretion(
    "TNF-α without nurses",
    0.05,
    "assumed: packed blasts without nurses reach the half effect (1 ng/mL)",
  ),
  blastCd8Killing: perMinute(
    "Killing by CD8",
    0.3,
    3,
    "assumed: 0.4 per day where unhindered effectors are a thousandth of tissue; a CTL kills 2 to 16 cells a day (kills_per_day)",
  ),
  blastNkKilling: perMinute("Killing by NK", 0.15, 3, "assumed: half of a CD8 T cell's"),
  blastCarKilling: perMinute(
    "Killing by CAR-T",
    0.6,
    10,
    "assumed: twice a CD8 T cell's, as every one is specific",
  ),
  blastPdl1: level("CD8 silenced by PD-L1", 0.6, "assumed: most; only the direction is known"),
  carTBlastHalf: level("Blasts of half expansion", 0.05, "assumed: a twentieth of marrow"),
  carTRoom: level(
    "Densest CAR-T",
    0.01,
    "assumed: a hundredth of marrow at the peak, some 700 cells per mm² of a section",
  ),
  carT8Expansion: perMinute(
    "Expansion of CD8 and γδ CAR-T",
    7e-4,
    0.01,
    "assumed: 1 per day, a hundredfold within a week",
  ),
  carT4Expansion: perMinute("Expansion of CD4 CAR-T", 4e-4, 0.01, "assumed: half as fast"),
  carT8Death: perMinute("Contraction of CD8 and γδ CAR-T", 1e-4, 0.01, "assumed: 0.15 per day"),
  carT4Death: perMinute("Decline of CD4 CAR-T", 3e-6, 0.01, "assumed: months; they stay for years"),
} as const satisfies ModelDescription["parameters"];
