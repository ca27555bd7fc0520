import type { Claim } from "../../model/claim.ts";
import type { Sweep } from "../../sweep/sweep.ts";
import { claimsOf } from "./claims-of.ts";
import { SweepFolder } from "./folder.ts";
import type { ResultSource } from "./result-source.ts";
import type { RunResult, StoredClaim } from "./run-result.ts";

/** What has come out of the sweep in a folder. Throws CliError 65 where there is none, or of another version. */
export async function openResults(path: string): Promise<ResultSource> {
  const folder = new SweepFolder(path);
  const sweep = await folder.sweep();
  const asked = claimsBy(sweep);
  return {
    dir: path,
    sweep,
    lines: () => folder.lines(),
    result: async (id) => judgedNow(await folder.result(id), asked),
    failure: (id) => folder.failure(id),
    isRunning: (id) => folder.isRunning(id),
  };
}

/** The claims of each preset whose claims are kept. */
function claimsBy(sweep: Sweep): ReadonlyMap<string, readonly Claim[]> {
  const kept = sweep.presets.filter(({ name }) => sweep.outputsOf(name).claims);
  return new Map(kept.map(({ name, family }) => [name, family.resolve().claims]));
}

function judgedNow(
  result: RunResult | undefined,
  asked: ReadonlyMap<string, readonly Claim[]>,
): RunResult | undefined {
  if (result?.claims === undefined) return result;
  const claims = claimsOf(result, asked.get(result.preset) ?? []);
  return { ...result, claims: JSON.parse(JSON.stringify(claims)) as StoredClaim[] };
}
