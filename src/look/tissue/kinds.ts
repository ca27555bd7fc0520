import { t } from "../../texts/text.ts";
import type { CellShape } from "./shapes.ts";

/** A kind of cell: its populations are its states, in the order in which a cell passes through them. */
export interface CellKind {
  readonly name: string;
  /** Of one cell. */
  readonly label: string;
  readonly shape: Exclude<CellShape, "plain" | "small">;
  readonly fields: readonly string[];
  /** The one of `fields` that counts those before it, too: they are marks on a part of it. */
  readonly whole?: string;
}

/**
 * Which population is drawn as which cell, by the modules' names of fields. It is a matter of pictures,
 * so it stands here rather than with the biology. Whoever is not named is a plain round cell of its
 * population's `cellVolume`.
 */
export const CELL_KINDS: readonly CellKind[] = [
  {
    name: "tumor",
    label: t`Tumor cell`,
    shape: "tumor",
    fields: ["slcHigh", "stemLike", "mhcLow", "antigenLow", "tumor", "senescent"],
    whole: "tumor",
  },
  { name: "blast", label: t`Blast`, shape: "lymphocyte", fields: ["blast"] },
  { name: "debris", label: t`Debris`, shape: "debris", fields: ["dead"] },
  { name: "macrophage", label: t`Macrophage`, shape: "macrophage", fields: ["m1", "m0", "m2"] },
  { name: "carMacrophage", label: t`CAR macrophage`, shape: "macrophage", fields: ["carM"] },
  {
    name: "dendritic",
    label: t`Dendritic cell`,
    shape: "macrophage",
    fields: ["dcMat", "dcImm", "dcTol"],
  },
  { name: "neutrophil", label: t`Neutrophil`, shape: "granulocyte", fields: ["n1", "n0", "n2"] },
  { name: "mdsc", label: t`MDSC`, shape: "granulocyte", fields: ["mdsc"] },
  {
    name: "cd8",
    label: t`CD8 T cell`,
    shape: "lymphocyte",
    fields: ["cd8Eff", "cd8Pex", "cd8Tex"],
  },
  { name: "carT", label: t`CAR-T cell`, shape: "lymphocyte", fields: ["carT8", "carT4"] },
  { name: "nk", label: t`NK cell`, shape: "lymphocyte", fields: ["nkActive", "nkDys"] },
  { name: "cd4", label: t`CD4 T cell`, shape: "lymphocyte", fields: ["th1", "th0", "th2", "th17"] },
  {
    name: "inkt",
    label: t`iNKT cell`,
    shape: "lymphocyte",
    fields: ["inktActive", "inkt", "inktAnergic"],
  },
  { name: "treg", label: t`Treg`, shape: "regulatory", fields: ["treg"] },
  {
    name: "foxp3Neg",
    label: t`Foxp3-negative suppressor`,
    shape: "regulatory",
    fields: ["foxp3Neg"],
  },
  {
    name: "gammaDelta",
    label: t`γδ T cell`,
    shape: "lymphocyte",
    fields: ["gdIfn", "gd0", "gdIl17"],
  },
  { name: "bCell", label: t`B cell`, shape: "lymphocyte", fields: ["bCell", "breg"] },
  {
    name: "fibroblast",
    label: t`Fibroblast`,
    shape: "fibroblast",
    fields: ["iCaf", "cafRest", "myCaf", "lipoCaf"],
  },
  { name: "prrx2Caf", label: t`PRRX2 fibroblast`, shape: "fibroblast", fields: ["prrx2Caf"] },
];

/** What is drawn as a structure rather than as cells. */
export const STRUCTURES = {
  trunk: "vessel",
  vessel: "capillary",
  matrix: "fibers",
  nerve: "nerve",
} as const;
export type Structure = (typeof STRUCTURES)[keyof typeof STRUCTURES];

export function structureOf(field: string): Structure | undefined {
  return Object.hasOwn(STRUCTURES, field)
    ? STRUCTURES[field as keyof typeof STRUCTURES]
    : undefined;
}

export function kindOf(field: string): CellKind | undefined {
  return CELL_KINDS.find(({ fields }) => fields.includes(field));
}
