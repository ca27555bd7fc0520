import type { ModelDescription } from "../../model/description.ts";

/** How a drug passes vessel walls and tissue; the numbers are those of the module drug-transport. */
export type DrugTransport = "antibody" | "smallDrug";

/** Whose body it is: the parameter `species` of the module drug-transport is 0 or 1. */
export type Species = "mouse" | "human";

/** What one usual dose is, and its clock in plasma. */
export interface Kinetics {
  /** As one would write it down, e.g. "50 mg/kg by mouth". */
  readonly amount: string;
  /** Days between usual doses. */
  readonly days: number;
  /** What it adds to plasma in all, if nothing of it were lost, in the drug's unit. */
  readonly level: number;
  readonly levelSource: string;
  /** Of elimination from plasma, min. */
  readonly halfLife: number;
  readonly halfLifeSource: string;
  /** Half-time of absorption, min; default: that of its kind. */
  readonly absorption?: number;
  readonly absorptionSource?: string;
}

/** One clock per species, or one that is taken for either. */
export type SpeciesKinetics =
  | { readonly mouse: Kinetics; readonly human: Kinetics }
  | { readonly either: Kinetics };

/** What an antibody binds in tissue: it delays and consumes the antibody (Thurber 2008). */
export interface BindingTarget {
  /** Formula of the density of cells that carry it, as a share of space. */
  readonly density: string;
  /** Antibody that covers all of it, ug per mL of tissue, at a density of 1. */
  readonly capacity: number;
  readonly source: string;
}

/** What there is to say about one drug; the rest is the same for all (drug-parts.ts). */
export interface DrugPlan {
  /** Name of the tissue field; plasma, doses, infusion and half effect are named after it. */
  readonly field: string;
  readonly label: string;
  readonly color: string;
  readonly transport: DrugTransport;
  readonly unit: "ug/mL" | "uM";
  /** Default: that of its kind. */
  readonly kinetics?: SpeciesKinetics;
  /** Share in plasma that proteins do not bind and that may leave; default all. */
  readonly unbound?: { readonly share: number; readonly source: string };
  /** Rates of a small molecule of its own, 1/min; default: those of its kind. */
  readonly passage?: {
    readonly exchange: number;
    readonly exchangeSource: string;
    readonly clearance: number;
    readonly clearanceSource: string;
  };
  readonly target?: BindingTarget;
  readonly effect?: DrugEffect;
  /** What the drug does besides. */
  readonly more?: ModelDescription;
}

export interface DrugEffect {
  readonly observable: string;
  readonly label: string;
  /** Level of half effect. */
  readonly half: number;
  readonly halfSource: string;
  /** Formula of 0 to 1 that the effect is multiplied by, for resistance. */
  readonly factor?: string;
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** A drug of a common kind: what the kind gives by default may be left out. */
export type UsualDrugPlan = Pick<DrugPlan, "field" | "label" | "color" | "more"> &
  Partial<Pick<DrugPlan, "kinetics" | "unbound" | "passage" | "target">> & {
    readonly name: string;
    readonly note: string;
    readonly title?: string;
    readonly effect: Omit<DrugEffect, "half" | "halfSource"> &
      Partial<Pick<DrugEffect, "half" | "halfSource">>;
  };
