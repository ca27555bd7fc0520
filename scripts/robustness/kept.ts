import type { RunResult } from "../../src/cli/sweep/run-result.ts";
import type { Claim } from "../../src/model/claim.ts";
import { judgeAgain, type ReadClaim } from "../../src/observe/claim-result.ts";
import { describeClaim } from "../../src/observe/describe-claim.ts";
import type { ValidatedSetting } from "./validation-page.ts";
import type { Variant } from "./variants.ts";

/** What found the figures: others are none of today's. */
export interface Origin {
  readonly milieu: string;
  /** numericsRevision */
  readonly revision: number;
}

/** What was read for a claim, and what the claim measured then; NaN is null in a file. */
export interface KeptClaim extends Omit<ReadClaim, "preset" | "index"> {
  readonly statement: string;
}

/** bench/results/robustness/PRESET.json: what a preset's claims came to in each setting, by its label. */
export interface KeptRobustness extends Origin {
  readonly preset: string;
  readonly settings: Readonly<Record<string, readonly KeptClaim[]>>;
}

/** What is kept of the claims of a run. */
export function keptOf(claims: NonNullable<RunResult["claims"]>): readonly KeptClaim[] {
  return claims.map(({ statement, value, control, otherBenefit, problem }) =>
    JSON.parse(JSON.stringify({ statement, value, control, otherBenefit, problem })),
  );
}

/** The file of a preset, a claim to a line. */
export function printKept({ settings, ...about }: KeptRobustness): string {
  const sections = Object.entries(settings).map(([label, claims]) => {
    const lines = claims.map((claim) => `   ${JSON.stringify(claim)}`);
    return `  ${JSON.stringify(label)}: [\n${lines.join(",\n")}\n  ]`;
  });
  const head = JSON.stringify(about, null, 1).slice(0, -2);
  return `${head},\n "settings": {\n${sections.join(",\n")}\n }\n}\n`;
}

/**
 * What is kept of these settings, judged by what the claims ask now. A setting counts as not run where
 * something else than `origin` ran it, or where the preset's claims measure something else by now.
 */
export function settingsOf(
  kept: KeptRobustness | undefined,
  variants: readonly Variant[],
  { origin, asked }: { readonly origin: Origin; readonly asked: readonly Claim[] },
): readonly ValidatedSetting[] {
  const isOfToday = kept?.milieu === origin.milieu && kept.revision === origin.revision;
  return variants.map(({ label, kind }) => {
    const found = isOfToday ? kept.settings[label] : undefined;
    if (found === undefined || !isOf(found, asked)) return { label, kind };
    const { preset } = kept!;
    const claims = found.map((claim, index) =>
      judgeAgain({ ...withNumbers(claim), preset, index }, asked[index]!),
    );
    return { label, kind, claims };
  });
}

function withNumbers(claim: KeptClaim): KeptClaim {
  return JSON.parse(JSON.stringify(claim), (_, value) => (value === null ? Number.NaN : value));
}

function isOf(found: readonly KeptClaim[], asked: readonly Claim[]): boolean {
  return (
    found.length === asked.length &&
    found.every(({ statement }, index) => describeClaim(asked[index]!) === statement)
  );
}
