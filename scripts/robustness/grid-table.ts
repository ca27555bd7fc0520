import { table } from "../markdown-table.ts";
import type { ValidatedClaim, ValidatedPreset } from "./validation-page.ts";

/** By how much a ratio may move, as a share of it. */
const most = 0.1;
const asked = ["grid", "step"] as const;

/** A ratio that a claim is about, and how far a setting takes it from that of `milieu check`. */
interface Move {
  readonly preset: string;
  readonly why: string;
  readonly ratio: number;
  /** As shares; absent: not run, or no number. */
  readonly moves: { readonly [kind in (typeof asked)[number]]?: number };
}

/** Which ratios of claims depend on the grid or the step by more than a tenth. */
export function gridTable(presets: readonly ValidatedPreset[]): string {
  const moves = presets.flatMap(movesOf).filter(({ moves: each }) => Object.keys(each).length > 0);
  const far = moves.filter((one) => furthest(one) > most);
  const lead = `**Grid and step.** Of ${moves.length} ratios that claims are about, ${far.length} move by more than ${100 * most} % to the fine grid or to half the step.`;
  if (far.length === 0) return lead;
  const rows = far
    .sort((a, b) => furthest(b) - furthest(a))
    .map(({ preset, why, ratio, moves: each }) => [
      `[${preset}](#${preset})`,
      why,
      String(Number(ratio.toPrecision(4))),
      ...asked.map((kind) => percent(each[kind])),
    ]);
  return `${lead}\n\n${table(["preset", "claim", "ratio", "fine grid", "half the step"], rows)}`;
}

function movesOf({ name: preset, settings }: ValidatedPreset): readonly Move[] {
  const claimsIn = (kind: string) => settings.find((setting) => setting.kind === kind)?.claims;
  return (claimsIn("check") ?? []).flatMap((claim, index) =>
    claim.comparisons.flatMap((_, line) => {
      const ratio = ratioOf(claim, line);
      if (ratio === undefined) return [];
      const moves = asked.flatMap((kind) => {
        const other = ratioOf(claimsIn(kind)?.[index], line);
        return other === undefined ? [] : [[kind, other / ratio - 1] as const];
      });
      return [{ preset, why: claim.why, ratio, moves: Object.fromEntries(moves) }];
    }),
  );
}

/** A benefit is one minus a ratio. Undefined where there is no finite ratio above 0. */
export function ratioOf(claim: ValidatedClaim | undefined, line: number): number | undefined {
  const { name = "", number = Number.NaN } = claim?.comparisons[line] ?? {};
  const ratio = name === "benefit" ? 1 - number : name.startsWith("ratio") ? number : Number.NaN;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

function furthest({ moves }: Move): number {
  return Math.max(...Object.values(moves).map(Math.abs));
}

function percent(share: number | undefined): string {
  if (share === undefined) return "";
  const text = `${share > 0 ? "+" : "−"}${Number((100 * Math.abs(share)).toPrecision(3))} %`;
  return Math.abs(share) > most ? `**${text}**` : text;
}
