import { csvLine } from "../data/csv-line.ts";
import type { InteractionMap } from "./interaction-map.ts";

/** A map as a table: a row for each way in which one acts on another, the strongest edges first. */
export function mapTable({ edges, nodes, time }: InteractionMap): string {
  const units = new Map(nodes.map(({ name, unit }) => [name, unit]));
  const head = ["time_min", "from", "to", "share_of_turnover", "term", "module", "through"];
  const rows = [...edges]
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ from, to, weight, influences }) =>
      influences.map(({ term, path, rate, effect }) =>
        csvLine([
          time,
          from,
          to,
          weight,
          term.label,
          term.origin,
          path.join(" > "),
          rate,
          effect,
          `${units.get(to) ?? "1"}/min`,
        ]),
      ),
    );
  return [csvLine([...head, "rate", "effect", "unit"]), ...rows].join("");
}
