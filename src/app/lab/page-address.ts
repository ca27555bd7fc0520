import { t } from "../../texts/text.ts";

/** How much of the page stands around the tissue: for embedding in other pages. */
export const uiAmounts = ["none", "min", "full"] as const;
export type UiAmount = (typeof uiAmounts)[number];

/** What the page's address asks for. */
export interface PageAddress {
  /** Name of a shipped preset; absent: the default. */
  readonly preset?: string;
  readonly backend: "auto" | "gpu" | "cpu";
  /** Paused, on the CPU, with the default preset: a way in when something is broken. */
  readonly safe: boolean;
  readonly ui: UiAmount;
  /** The address carries a shared state (src/lab/share/), of whatever version. */
  readonly shared: boolean;
  /** What it asks for that there is not, a sentence each. */
  readonly odd: readonly string[];
}

const backends = ["auto", "gpu", "cpu"] as const;

/**
 * Reads `?preset=NAME&backend=cpu|gpu&safe=1&ui=none|min|full` and notices `#v1=...`. Unknown values count as absent,
 * and are told. In safe mode there is always a whole page.
 */
export function readAddress(search: string, hash: string): PageAddress {
  const query = new URLSearchParams(search);
  const odd: string[] = [];
  const chosen = <T extends string>(key: string, known: readonly T[], usual: T): T => {
    const text = query.get(key);
    if (text === null || text === "") return usual;
    const found = known.find((one) => one === text);
    if (found === undefined) {
      const rather = t`it takes ${known.join(", ")}`;
      odd.push(t`The address asks for ${key}=${text.slice(0, 40)}, which there is not: ${rather}.`);
    }
    return found ?? usual;
  };
  const safe = query.get("safe") === "1";
  const backend = chosen("backend", backends, "auto");
  const ui = chosen("ui", uiAmounts, "full");
  const preset = query.get("preset");
  return {
    ...(preset === null || preset === "" || safe ? {} : { preset }),
    backend: safe ? "cpu" : backend,
    safe,
    ui: safe ? "full" : ui,
    shared: /^#v\d+=/.test(hash),
    odd: safe ? [] : odd,
  };
}

/** What the page shows, as far as an address can say it: a shipped preset, or something that it cannot name. */
export type Shown = { readonly kind: "library"; readonly name: string } | { readonly kind: "own" };

/**
 * The address of what is shown now: that before with another `preset`, or none where it is a file's, whose name
 * would open another. A shared state belongs to what was shown before and goes. `usual`: the preset that an address
 * without a name opens.
 */
export function addressOf(shown: Shown, before: string, usual: string): string {
  const address = new URL(before);
  const query = address.searchParams;
  const isUsual = shown.kind === "library" && shown.name === usual && !query.has("preset");
  const isSame = shown.kind === "library" && (query.get("preset") ?? usual) === shown.name;
  if (shown.kind === "own") query.delete("preset");
  else if (!isUsual) query.set("preset", shown.name);
  if (!isSame && /^#v\d+=/.test(address.hash)) address.hash = "";
  return address.href;
}
