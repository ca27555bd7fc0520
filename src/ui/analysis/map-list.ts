import type { InteractionMap, MapEdge, MapNode } from "../../analysis/interaction-map.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { edgeKey } from "./map-graph.ts";
import { edgeVerb } from "./map-shapes.ts";

/** Lists of edges, which say what the picture shows to whom it says nothing. */
export interface EdgeListActions {
  readonly choose: (key: string) => void;
}

/** The strongest edges of the whole map. */
export function strongestList(
  map: InteractionMap,
  edges: readonly MapEdge[],
  actions: EdgeListActions,
): readonly HTMLElement[] {
  return [
    element("h3", {}, t`Strongest now`),
    element(
      "p",
      { class: "fine" },
      t`How much of what turns over in the second follows the first: at 50 %, 10 % more of the first changes 5 %. Choose one for its term, its value and its evidence.`,
    ),
    listOf(map, byWeight(edges), actions),
  ];
}

/** What acts on a node, and what it acts on. */
export function nodeLists(
  map: InteractionMap,
  node: MapNode,
  actions: EdgeListActions & { readonly openBudget: (field: string) => void },
): readonly HTMLElement[] {
  const of = (key: "from" | "to") => byWeight(map.edges.filter((edge) => edge[key] === node.name));
  const budget = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button" },
      on: { click: () => actions.openBudget(node.name) },
    },
    t`Its budget`,
  );
  return [
    element("h3", {}, node.label),
    element(
      "p",
      { class: "fine" },
      t`${formatQuantity(node.value, node.unit)} in the mean. `,
      budget,
    ),
    element("h4", {}, t`What acts on it`),
    listOf(map, of("to"), actions),
    element("h4", {}, t`What it acts on`),
    listOf(map, of("from"), actions),
  ];
}

function byWeight(edges: readonly MapEdge[]): readonly MapEdge[] {
  return [...edges].sort((a, b) => b.weight - a.weight);
}

function listOf(
  { nodes }: InteractionMap,
  edges: readonly MapEdge[],
  { choose }: EdgeListActions,
): HTMLElement {
  if (edges.length === 0)
    return element("p", { class: "fine" }, t`Nothing that is as strong as this.`);
  const labels = new Map(nodes.map(({ name, label }) => [name, label]));
  return element(
    "ul",
    { class: "map-list" },
    ...edges.map((edge) => {
      const share = edge.weight >= 1e-4 ? `${formatNumber(100 * edge.weight, 2)} %` : "0";
      const button = element(
        "button",
        {
          class: `map-item is-${edge.isMotion ? "moves" : edge.sign < 0 ? "lowers" : "raises"}`,
          attributes: { type: "button", "data-item": edgeKey(edge) },
          on: { click: () => choose(edgeKey(edge)) },
        },
        element(
          "span",
          { class: "map-item-words" },
          `${labels.get(edge.from)} `,
          element("i", {}, edgeVerb(edge)),
          ` ${labels.get(edge.to)}`,
        ),
        element("span", { class: "map-item-share" }, share),
      );
      return element("li", {}, button);
    }),
  );
}

/** What the edges look like. */
export function mapLegend(): HTMLElement {
  const item = (kind: string, text: string): HTMLElement =>
    element("span", { class: `map-key is-${kind}` }, text);
  return element(
    "span",
    { class: "map-legend", attributes: { "aria-hidden": "true" } },
    item("raises", t`raises`),
    item("lowers", t`lowers`),
    item("moves", t`moves`),
  );
}
