import type { ClaimResult } from "../../observe/claim-result.ts";
import type { RunResult } from "./run-result.ts";

/** The claims of a result; what could not be measured, null in the file, is NaN again. */
export function claimsOf({ claims = [] }: RunResult): ClaimResult[] {
  return JSON.parse(JSON.stringify(claims), (_, value) => (value === null ? Number.NaN : value));
}
