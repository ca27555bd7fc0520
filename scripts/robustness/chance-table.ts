import { table } from "../markdown-table.ts";
import { ratioOf } from "./grid-table.ts";
import type { ValidatedPreset } from "./validation-page.ts";

/** How many times the smallest ratio the largest may be. */
const most = 1.5;

/** A ratio that a claim is about, from every seed that was tried. */
interface Spread {
  readonly preset: string;
  readonly why: string;
  /** The preset's own seed first. */
  readonly ratios: readonly number[];
}

/** Which ratios of claims depend on chance, that is on where vessels lie, by more than a half. */
export function chanceTable(presets: readonly ValidatedPreset[]): string {
  const spreads = presets.flatMap(spreadsOf);
  const far = spreads.filter((one) => widthOf(one) > most).sort((a, b) => widthOf(b) - widthOf(a));
  const lead = `**Chance.** Of ${spreads.length} ratios that claims are about, ${far.length} differ by more than a half between the seeds, which decide where vessels lie.`;
  if (far.length === 0) return lead;
  const rows = far.map(({ preset, why, ratios: [own, ...others] }) => [
    `[${preset}](#${preset})`,
    why,
    rounded(own!),
    others.map(rounded).join(", "),
  ]);
  return `${lead}\n\n${table(["preset", "claim", "ratio", "from other seeds"], rows)}`;
}

function spreadsOf({ name: preset, settings }: ValidatedPreset): readonly Spread[] {
  const runs = ["check", "seed"].flatMap((kind) =>
    settings.flatMap((setting) => (setting.kind === kind ? [setting.claims] : [])),
  );
  return (runs[0] ?? []).flatMap((claim, index) =>
    claim.comparisons.flatMap((_, line) => {
      const ratios = runs.flatMap((claims) => ratioOf(claims?.[index], line) ?? []);
      return ratios.length > 1 ? [{ preset, why: claim.why, ratios }] : [];
    }),
  );
}

function widthOf({ ratios }: Spread): number {
  return Math.max(...ratios) / Math.min(...ratios);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
