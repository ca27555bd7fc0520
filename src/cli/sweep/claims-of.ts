import type { Claim } from "../../model/claim.ts";
import { type ClaimResult, judgeAgain } from "../../observe/claim-result.ts";
import type { RunResult } from "./run-result.ts";

type Kept = Pick<RunResult, "claims">;

/** The claims of a result as they were judged; what could not be measured, null in the file, is NaN again. */
export function keptClaimsOf({ claims = [] }: Kept): ClaimResult[] {
  return JSON.parse(JSON.stringify(claims), (_, value) => (value === null ? Number.NaN : value));
}

/** The claims of a result, judged by what they ask now: what was read does not depend on it. */
export function claimsOf(result: Kept, asked: readonly Claim[]): ClaimResult[] {
  return keptClaimsOf(result).map((each) => judgeAgain(each, asked[each.index]!));
}
