import { type Signal, signal } from "@preact/signals-core";
import type { ClaimStanding } from "../observe/claim-standing.ts";
import type { ControlProgress } from "./claims-panel.ts";
import type { Hold } from "./parameter-row.ts";

/** What the panels around the picture follow. Whoever knows a value writes it. */
export interface WidgetSignals {
  /** Present values of parameters by name: a person's own, not those that treatments give. */
  readonly values: Signal<Readonly<Record<string, number>>>;
  /** Treatments that hold parameters now, by parameter. */
  readonly held: Signal<ReadonlyMap<string, Hold>>;
  /** The preset's claims and how they stand. */
  readonly claims: Signal<readonly ClaimStanding[]>;
  /** What a reader of the claims should know; empty: nothing. */
  readonly claimsNote: Signal<string>;
  /** Of the runs that claims compare with; null: none is being made. */
  readonly controls: Signal<ControlProgress | null>;
}

/** Before anything is loaded. */
export function createWidgetSignals(): WidgetSignals {
  return {
    values: signal({}),
    held: signal(new Map()),
    claims: signal([]),
    claimsNote: signal(""),
    controls: signal(null),
  };
}
