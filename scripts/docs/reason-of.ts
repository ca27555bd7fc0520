import type { Reason } from "../../src/biology/evidence/unsimulated.ts";
import { unsimulatedEdges } from "../../src/biology/evidence/unsimulated-edges.ts";
import { unsimulatedNodes } from "../../src/biology/evidence/unsimulated-nodes.ts";
import type { Interaction, InteractionNode } from "./interactions.ts";

const COMBINATION: Reason = {
  kind: "outcome",
  because:
    "Each treatment acts by itself; what they do together is what a run with both of them shows.",
};

/**
 * Why an interaction is not simulated: its own reason, else that two treatments meet, else the
 * reason of one of its parts. Undefined if nobody has given one.
 */
export function reasonOf(edge: Interaction, nodes: readonly InteractionNode[]): Reason | undefined {
  const own = unsimulatedEdges.find(({ edges }) => edges.includes(edge.id));
  if (own !== undefined) return own;
  const ends = [edge.source, edge.target];
  const isTherapy = (id: string) => nodes.some((node) => node.id === id && node.kind === "therapy");
  if (ends.every(isTherapy)) return COMBINATION;
  const node = Object.keys(unsimulatedNodes).find((id) => ends.includes(id));
  return node === undefined ? undefined : unsimulatedNodes[node];
}
