import { t } from "../../texts/text.ts";
import type { Statement } from "../../ui/analysis/edge-detail.ts";

interface Table {
  readonly reviews: Readonly<Record<string, string>>;
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
  readonly edges: readonly {
    readonly id: string;
    readonly source: string;
    readonly effect: string;
    readonly target: string;
    readonly mechanism: string;
    readonly review: string;
    readonly section: string;
  }[];
}

let loading: Promise<ReadonlyMap<string, Statement>> | null = null;

/** What the reviews state, by id; loaded when it is first asked for. */
export function statements(): Promise<ReadonlyMap<string, Statement>> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<ReadonlyMap<string, Statement>> {
  const module = await import("../../../docs/data/interactions.json");
  const { nodes, edges, reviews } = module.default as Table;
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return new Map(
    edges.map(({ id, source, effect, target, mechanism, review, section }) => [
      id,
      {
        id,
        text: `${labels.get(source) ?? source} ${effect.replaceAll("_", " ")} ${labels.get(target) ?? target}: ${mechanism}.`,
        where: t`Review ${review}, ${reviews[review] ?? ""}, ${section}.`,
      },
    ]),
  );
}
