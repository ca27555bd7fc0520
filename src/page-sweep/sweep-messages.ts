import type { ErrorMessage } from "../engine/remote/engine-messages.ts";
import type { RunTask } from "../sweep/perform-run.ts";
import type { MeasuredSpeed } from "./sweep-setting.ts";

/** What the page asks of a worker of a sweep; one thing at a time. */
export type SweepCall =
  | { readonly kind: "measure"; readonly task: RunTask }
  | { readonly kind: "run"; readonly task: RunTask; readonly slice: number };

/** What the worker tells: of a run some progress, then `done` or `failed`. */
export type SweepReply =
  | { readonly kind: "measured"; readonly speed: MeasuredSpeed }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "curve"; readonly share: number; readonly values: readonly number[] }
  | { readonly kind: "done"; readonly image: SweepImage }
  | { readonly kind: "failed"; readonly error: ErrorMessage };

/** A slice of each pictured field at the end of a run: layer after layer, index i + nx*(j + ny*layer). */
export interface SweepImage {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly layers: number;
  /** min */
  readonly time: number;
}
