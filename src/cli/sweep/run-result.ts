import type { ClaimResult, Judgment } from "../../observe/claim-result.ts";
import type { FactorValue } from "../../sweep/factor.ts";

/** A line of a sweep's `manifest.jsonl`: one run that its plan asks for. */
export interface ManifestLine {
  /** Place in the manifest, from 0. */
  readonly index: number;
  /** 16 hexadecimal digits that stand for all that the run's result follows from. */
  readonly id: string;
  readonly preset: string;
  /** Of the design. */
  readonly point: number;
  readonly seed: number;
  /** By the factor's name. */
  readonly values: Readonly<Record<string, FactorValue>>;
}

export const runResultFormat = "milieu-sweep-run/1";
export const runFailureFormat = "milieu-sweep-failure/1";

/** A number as JSON has it: null where there is none. */
export type StoredNumber = number | null;

/** What a run gave: `runs/<id[0:2]>/<id>.json`. */
export interface RunResult {
  readonly format: typeof runResultFormat;
  readonly id: string;
  readonly preset: string;
  readonly seed: number;
  readonly values: Readonly<Record<string, FactorValue>>;
  /** Outputs that are single numbers, by name. */
  readonly numbers: Readonly<Record<string, StoredNumber>>;
  readonly curves: Readonly<Record<string, StoredCurve>>;
  readonly fields: Readonly<Record<string, StoredField>>;
  /** Absent where the plan asks for no claims. */
  readonly claims?: readonly StoredClaim[];
  readonly scores: Readonly<Record<string, StoredNumber>>;
  /** Why a number is none, by the output's name. */
  readonly problems: Readonly<Record<string, string>>;
  readonly backend: string;
  readonly adapter: string;
  /** Version of the program. */
  readonly milieu: string;
  /** Wall time, s */
  readonly seconds: number;
  readonly memory_mb: number;
  readonly host: string;
  /** ISO 8601 */
  readonly finished: string;
}

/** An output over time; one value for each time. */
export interface StoredCurve {
  readonly times_min: readonly number[];
  readonly values: readonly StoredNumber[];
}

/** A whole field or observable, in a file beside the result. */
export interface StoredField {
  readonly file: string;
  readonly field: string;
  readonly time_min: number;
  readonly unit: string;
  /** Slowest axis first, as NumPy has it. */
  readonly shape: readonly number[];
}

type Numeric = "value" | "control" | "benefit" | "otherBenefit" | "comparisons";

/** A `ClaimResult` as JSON: NaN has become null. */
export interface StoredClaim extends Omit<ClaimResult, Numeric> {
  readonly value: StoredNumber;
  readonly control?: StoredNumber;
  readonly benefit?: StoredNumber;
  readonly otherBenefit?: StoredNumber;
  readonly comparisons: readonly (Omit<Judgment, "number"> & { readonly number: StoredNumber })[];
}

/** Why a run gave no result: `runs/<id[0:2]>/<id>.failed.json`. */
export interface RunFailure {
  readonly format: typeof runFailureFormat;
  readonly id: string;
  readonly message: string;
  /** The exit code that such a failure has alone. */
  readonly code: number;
  /** ISO 8601 */
  readonly time: string;
  readonly host: string;
}
