import type { LayoutMode } from "./layout-mode.ts";

/** In which company panels are open: a layout, or a layout with the editor. */
export type PanelPlace = LayoutMode | `${LayoutMode}-editor`;

/** What a person made of the page's frame: sizes in px, shares of a column by panel, open panels by place. */
export interface KeptLayout {
  readonly sizes: Readonly<Record<string, number>>;
  readonly shares: Readonly<Record<string, number>>;
  readonly open: Readonly<Partial<Record<PanelPlace, readonly string[]>>>;
}

const KEY = "milieu:layout";
const NOTHING: KeptLayout = { sizes: {}, shares: {}, open: {} };

/** What was kept; nothing where a browser keeps nothing, or something that is not ours. */
export function readLayout(): KeptLayout {
  const text = readKept(KEY);
  if (text === null) return NOTHING;
  try {
    return parseLayout(JSON.parse(text));
  } catch {
    return NOTHING;
  }
}

export function keepLayout(change: Partial<KeptLayout>): void {
  const last = readLayout();
  const next: KeptLayout = {
    sizes: { ...last.sizes, ...change.sizes },
    shares: { ...last.shares, ...change.shares },
    open: { ...last.open, ...change.open },
  };
  keepText(KEY, JSON.stringify(next));
}

/** Takes what has the right shape and passes over the rest. */
export function parseLayout(value: unknown): KeptLayout {
  const { sizes, shares, open } = asRecord(value);
  const lists = Object.entries(asRecord(open)).filter(([, names]) => Array.isArray(names));
  return {
    sizes: numbersOf(sizes),
    shares: numbersOf(shares),
    open: Object.fromEntries(
      lists.map(([mode, names]) => [
        mode,
        (names as unknown[]).filter((name) => typeof name === "string"),
      ]),
    ),
  };
}

/** Text under a key; null where there is none or the browser lets nobody read. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Where nothing can be kept (private windows, full storage) the page works on and forgets. */
export function keepText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Said above.
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function numbersOf(value: unknown): Record<string, number> {
  const entries = Object.entries(asRecord(value)).filter(
    ([, number]) => typeof number === "number" && Number.isFinite(number) && number > 0,
  );
  return Object.fromEntries(entries) as Record<string, number>;
}
