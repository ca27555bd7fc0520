import { ModelError } from "../model/error.ts";
import type { ClaimFile } from "./scene-schema.ts";

const COMPARING = ["ratio", "difference", "benefit"] as const;

/** Whether the keys of a claim together state something. */
export function checkClaimKeys(claim: ClaimFile, place: string): void {
  const compares = COMPARING.some((key) => claim[key] !== undefined);
  if ((claim.versus !== undefined) !== (compares || claim.benefitVersus !== undefined)) {
    throw new ModelError(
      place,
      '"versus" goes together with "ratio", "difference" or "benefit": what the value is compared with, and what value / compared value, value - compared value or 1 - value / compared value must be',
    );
  }
  if (claim.is === undefined && claim.versus === undefined) {
    throw new ModelError(
      place,
      'states nothing; give "is", such as "> 0.7", or "versus" with "ratio", "difference" or "benefit"',
    );
  }
  if (claim.benefitVersus !== undefined) checkBenefit(claim.benefitVersus, place);
}

function checkBenefit(pair: NonNullable<ClaimFile["benefitVersus"]>, place: string): void {
  if (pair.ratio === undefined && pair.difference === undefined) {
    throw new ModelError(
      `${place}.benefitVersus`,
      'needs "ratio" or "difference": what the benefit must be, compared with that of this pair',
    );
  }
  if (pair.given === undefined && pair.versus === undefined) {
    throw new ModelError(
      `${place}.benefitVersus`,
      'needs "given" or "versus": the two runs whose benefit is compared with; the one left out is the preset as it is',
    );
  }
}
