import { describeClaim } from "../../src/observe/describe-claim.ts";
import type { MorrisEffects } from "../../src/sweep/sensitivity/morris-effects.ts";
import type { SobolIndices } from "../../src/sweep/sensitivity/sobol-indices.ts";
import { indicesOf, leadingFactors, rankGroups } from "./decisive.ts";
import { factorsOf, type SensitiveFactor } from "./factors.ts";
import type { LeadingFactor, Screening } from "./report.ts";
import { morrisStage, sobolStage } from "./stages.ts";
import { gridOf, runStage, type StageOptions, type Subject, withClaims } from "./subject.ts";

export interface ScreenOptions extends StageOptions {
  readonly trajectories: string;
  /** Parameters that are looked at one by one. */
  readonly most: string;
  /** Those of them that get Sobol' indices, from so many base samples. */
  readonly leading: string;
  readonly samples: string;
}

export interface Screened {
  readonly screening: Omit<Screening, "milieu">;
  /** Names of the parameters, and their effects on each outcome. */
  readonly effects: {
    readonly factors: readonly string[];
    readonly found: readonly MorrisEffects[];
  };
  readonly indices: {
    readonly factors: readonly string[];
    readonly found: readonly SobolIndices[];
  };
}

/**
 * Which parameters decide the headline claims: effects of whole modules (where there are more parameters
 * than are looked at one by one), of each parameter of the leading modules, then Sobol' indices of the first
 * few.
 */
export async function screen(subject: Subject, options: ScreenOptions): Promise<Screened> {
  const { preset, headlines } = subject;
  const source = withClaims(subject, headlines);
  const outcomes = headlines.map((at) => preset.claims[at]!);
  const trajectories = Number(options.trajectories);
  const factors = factorsOf(preset);
  const rankStage = async (name: string, groups: readonly (readonly SensitiveFactor[])[]) => {
    const stage = morrisStage(groups, trajectories);
    const runs = await runStage(name, source, preset, stage, options);
    return rankGroups(stage, runs, outcomes.length);
  };
  const modules = byModule(factors);
  const most = Number(options.most);
  const isFew = factors.length <= most;
  const rough = isFew ? undefined : await rankStage("modules", modules);
  const chosen = rough === undefined ? factors : leadingFactors(rough.ranked, most);
  const fine = await rankStage(
    "parameters",
    chosen.map((factor) => [factor]),
  );
  const ranked = fine.ranked.map(({ what, share }) => ({ ...what[0]!, share }));
  const first = ranked.slice(0, Number(options.leading));
  const last = sobolStage(first, Number(options.samples));
  const runs = await runStage("sobol", source, preset, last, options);
  const indices = indicesOf(first.length, runs, outcomes.length);
  return {
    screening: {
      grid: gridOf(subject, options),
      trajectories,
      parameters: factors.length,
      outcomes: outcomes.map((claim) => ({ why: claim.why, statement: describeClaim(claim) })),
      modules: (rough?.ranked ?? []).map(({ what, share }) => ({ module: what[0]!.module, share })),
      leading: ranked.map((factor, at): LeadingFactor => {
        if (at >= first.length) return factor;
        return { ...factor, total: indices.map(({ total }) => total[at]!.value) };
      }),
    },
    effects: { factors: chosen.map(({ name }) => name), found: fine.effects },
    indices: { factors: first.map(({ name }) => name), found: indices },
  };
}

function byModule(factors: readonly SensitiveFactor[]): readonly (readonly SensitiveFactor[])[] {
  const modules = [...new Set(factors.map(({ module }) => module))];
  return modules.map((module) => factors.filter((factor) => factor.module === module));
}
