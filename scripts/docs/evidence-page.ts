import { table } from "../markdown-table.ts";
import type { Interaction, Interactions } from "./interactions.ts";
import { reasonOf } from "./reason-of.ts";

const EFFECTS: Readonly<Record<string, string>> = {
  polarizes_to: "polarizes to",
};

/** docs/evidence.md: every interaction of the reviews, and where it is simulated or why it is not. */
export function evidencePage(
  { reviews, nodes, edges }: Interactions,
  citations: ReadonlyMap<string, readonly string[]>,
): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const cited = edges.filter(({ id }) => citations.has(id));
  const rest = edges.filter(({ id }) => !citations.has(id));
  const describe = (edge: Interaction) => [
    edge.id,
    labels.get(edge.source) ?? edge.source,
    `${edge.sign > 0 ? "+" : "−"} ${EFFECTS[edge.effect] ?? edge.effect}`,
    labels.get(edge.target) ?? edge.target,
    `${edge.mechanism}${edge.flag === undefined ? "" : ` (${edge.flag})`}`,
  ];
  const simulated = cited.map((edge) => [
    ...describe(edge),
    `${edge.review} ${edge.section.split(" ")[0]}${edge.basis === "stated" ? "" : ", inferred"}`,
    (citations.get(edge.id) ?? []).join(", "),
  ]);
  const notSimulated = rest.map((edge) => {
    const reason = reasonOf(edge, nodes);
    return [...describe(edge), reason?.kind ?? "", reason?.because ?? ""];
  });
  return `${[
    "# Evidence",
    `${edges.length} interactions of ${nodes.length} parts of the tumor microenvironment were read from three reviews (${Object.entries(
      reviews,
    )
      .map(([code, title]) => `${code}: ${title}`)
      .join(
        "; ",
      )}); they are in [data/interactions.json](data/interactions.json). Modules name those that a process or an observable stands on in \`evidence\`. + means that more of the first raises the second, − that it lowers it. *Inferred*: it follows from what the review says. Rates are not in the reviews: every parameter names its own source. \`npm run docs\` writes this page.`,
    `## Simulated (${cited.length})`,
    table(["id", "from", "effect", "to", "in few words", "read in", "modules"], simulated),
    `## Not simulated (${rest.length})`,
    "*Outcome*: what a run shows, not a rule. *Step*: inside an effect that is simulated as a whole. *Contained*: part of a process that is simulated for other parts. *Open*: no direction, or a contradiction. *Left out*: not in the model.",
    table(["id", "from", "effect", "to", "in few words", "", "why not"], notSimulated),
  ].join("\n\n")}\n`;
}
