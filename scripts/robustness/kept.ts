import { claimsOf, type KeptClaims } from "../../src/cli/sweep/claims-of.ts";
import type { Claim } from "../../src/model/claim.ts";
import { describeClaim } from "../../src/observe/describe-claim.ts";
import type { ValidatedSetting } from "./validation-page.ts";
import type { Variant } from "./variants.ts";

/** bench/results/robustness/PRESET.json: what a preset's claims came to in each setting, by its label. */
export interface KeptRobustness {
  readonly preset: string;
  /** Version that found it. */
  readonly milieu: string;
  readonly settings: Readonly<Record<string, KeptClaims["claims"]>>;
}

/**
 * What is kept of these settings, judged by what the claims ask now. A setting counts as not run where
 * another version ran it, or where the preset's claims measure something else by now.
 */
export function settingsOf(
  kept: KeptRobustness | undefined,
  variants: readonly Variant[],
  { milieu, asked }: { readonly milieu: string; readonly asked: readonly Claim[] },
): readonly ValidatedSetting[] {
  return variants.map(({ label, kind }) => {
    const found = kept?.milieu === milieu ? kept.settings[label] : undefined;
    return found !== undefined && isOf(found, asked)
      ? { label, kind, claims: claimsOf({ claims: found }, asked) }
      : { label, kind };
  });
}

function isOf(found: KeptClaims["claims"], asked: readonly Claim[]): boolean {
  return (
    found.length === asked.length &&
    found.every(({ statement, index }) => {
      const claim = asked[index];
      return claim !== undefined && describeClaim(claim) === statement;
    })
  );
}
