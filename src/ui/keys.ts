import { t } from "../texts/text.ts";

/** A key of the page: what the handler listens to, the help lists and the tips name. */
export interface PageKey {
  readonly name: string;
  /** As the browser names it, with "Ctrl+" (also for ⌘) and "Shift+" before where these are held. */
  readonly key: string;
  /** The single keys that `key` stands for, where it stands for several. */
  readonly keys?: readonly string[];
  readonly what: string;
  /** Where it works, if not anywhere. */
  readonly where?: string;
  /** It opens nothing, and works where nothing but the tissue is shown. */
  readonly isQuiet?: boolean;
  /** A held key goes on. */
  readonly repeats?: boolean;
}

/** All keys of the page. A further one is a line here, and tsc names the place of its action. */
export const pageKeys = [
  { name: "play", key: " ", what: t`play or pause`, isQuiet: true },
  { name: "step", key: ".", what: t`one step`, isQuiet: true, repeats: true },
  { name: "reset", key: "r", what: t`from the start`, isQuiet: true },
  {
    name: "previousMark",
    key: "[",
    what: t`previous dose, claim or telling moment`,
    isQuiet: true,
  },
  { name: "nextMark", key: "]", what: t`next dose, claim or telling moment`, isQuiet: true },
  { name: "undo", key: "Ctrl+z", what: t`undo`, isQuiet: true, repeats: true },
  { name: "redo", key: "Ctrl+Shift+z", what: t`redo`, isQuiet: true, repeats: true },
  { name: "redoToo", key: "Ctrl+y", what: t`redo, too`, isQuiet: true, repeats: true },
  { name: "gallery", key: "g", what: t`gallery of presets` },
  { name: "brush", key: "b", what: t`brush: paint into the tissue` },
  { name: "brushAction", key: "x", what: t`add or remove`, where: t`with the brush` },
  { name: "compare", key: "c", what: t`compare with another run` },
  { name: "map", key: "m", what: t`map of what acts on what` },
  { name: "budget", key: "u", what: t`budget of a field` },
  { name: "equations", key: "e", what: t`equations` },
  { name: "editor", key: "j", what: t`editor of the model` },
  { name: "search", key: "/", what: t`search parameters` },
  { name: "fit", key: "f", what: t`fit the whole domain`, isQuiet: true },
  { name: "screenshot", key: "s", what: t`save a picture` },
  { name: "saveData", key: "d", what: t`save data: fields as numbers` },
  { name: "figure", key: "l", what: t`make a figure for a paper or a slide` },
  { name: "bare", key: "h", what: t`only the tissue` },
  {
    name: "look",
    key: "1-9",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    what: t`looks, as they stand above the tissue`,
    isQuiet: true,
  },
  { name: "story", key: "Shift+1", what: t`story` },
  { name: "view", key: "Shift+2", what: t`view` },
  { name: "parameters", key: "Shift+3", what: t`parameters` },
  { name: "plot", key: "Shift+4", what: t`curves` },
  { name: "claims", key: "Shift+5", what: t`claims` },
  { name: "treatments", key: "t", what: t`treatments` },
  { name: "instruments", key: "i", what: t`instruments: profiles, regions, histograms` },
  { name: "pin", key: "p", what: t`pin a probe under the pointer` },
  { name: "help", key: "?", what: t`all keys` },
] as const satisfies readonly PageKey[];

export type KeyName = (typeof pageKeys)[number]["name"];

/** Keys of parts of the page while they have the focus. */
export const partKeys: readonly Omit<PageKey, "name">[] = [
  {
    key: "← → ↑ ↓",
    what: t`move the picture, or turn a volume or relief; with Shift finely`,
    where: t`on the tissue`,
  },
  { key: "+ -", what: t`nearer, farther`, where: t`on the tissue` },
  { key: "← →", what: t`move it; with Shift ten times`, where: t`on a wiper` },
  {
    key: "← → ↑ ↓",
    what: t`move it by a voxel; with Shift ten times`,
    where: t`on a handle of an instrument`,
  },
  { key: "Enter", what: t`take the number`, where: t`in a number box` },
  { key: "Escape", what: t`the number as it was`, where: t`in a number box` },
  { key: "↑ ↓", what: t`step; with Shift ten times, with Alt a tenth`, where: t`in a number box` },
  {
    key: "← →",
    what: t`move it; with Ctrl finely, with Shift its length`,
    where: t`on a treatment`,
  },
  { key: "Home End", what: t`to now, to the end`, where: t`on a treatment` },
  { key: "Enter", what: t`its numbers`, where: t`on a treatment` },
  { key: "Delete", what: t`take it away`, where: t`on a treatment` },
  { key: "o", what: t`switch it off or on`, where: t`on a treatment` },
  { key: "Ctrl+d", what: t`another one like it`, where: t`on a treatment` },
  {
    key: "← →",
    what: t`back and forward in time; Page keys ten times as far`,
    where: t`on the timeline, or with nothing in focus`,
  },
  { key: "Home End", what: t`the start, the newest state`, where: t`on the timeline` },
  { key: "← → ↑ ↓", what: t`from one to the next`, where: t`among curves and presets` },
];

/** The key of an action, for its tip. */
export function keyOf(name: KeyName): string {
  return keyText(keyNamed(name));
}

/** The same as the list has it. */
export function keyNamed(name: KeyName): string {
  return pageKeys.find((one) => one.name === name)?.key ?? "";
}

/** A key as people call it: "space", "Ctrl Z", "Esc". */
export function keyText(key: string): string {
  if (key === " ") return t`space`;
  if (key === "Escape") return t`Esc`;
  return key.replace(
    /^((?:Ctrl\+|Shift\+)+)(.)$/,
    (_, held: string, letter: string) => `${held.replaceAll("+", " ")}${letter.toUpperCase()}`,
  );
}

/** The entry of each single key. */
export const keyEntries: ReadonlyMap<string, PageKey & { readonly name: KeyName }> = new Map(
  pageKeys.flatMap((one) => ("keys" in one ? one.keys : [one.key]).map((key) => [key, one])),
);

/**
 * What an event is called in the list. The row of digits counts by its place: some keyboards have other
 * characters there, and every one has others with Shift.
 */
export function keyOfEvent(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey">,
): string {
  const { key, code, ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey) return `Ctrl+${shiftKey ? "Shift+" : ""}${key.toLowerCase()}`;
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  const named = digit === undefined ? key : `${shiftKey ? "Shift+" : ""}${digit}`;
  return keyEntries.has(named) ? named : key;
}
