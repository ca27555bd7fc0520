import { effect, type ReadonlySignal } from "@preact/signals-core";
import type { LabBase } from "../../lab/base.ts";
import { documentOf, type LabDocument, readDocument } from "../../lab/document.ts";
import type { Lab } from "../../lab/lab.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { addressOf } from "./page-address.ts";
import { defaultPresetName } from "./preset-source.ts";

/** ms that an address waits for further changes: browsers take some hundred in half a minute. */
const PAUSE = 500;
/** Letters of a document in the address bar; a longer one is kept by the browser's history alone. */
const LONGEST = 32_000;

/** What an entry of the browser's history keeps. */
interface EntryState {
  readonly milieu: LabDocument;
  /** Where the run stood when the page was left. */
  readonly left?: LeftRun;
}

/** Where a run stood when its page was left. */
export interface LeftRun {
  /** min */
  readonly time: number;
  readonly isPaused: boolean;
}

/** Entries of the browser's history are documents. */
export interface LabAddress {
  /** Whoever goes back or forth: what `work` loads belongs to the entry that there is, and makes none. */
  travel<T>(work: () => Promise<T>): Promise<T>;
  /** The entry that there is stays as it is, and the next change makes another: its link could not be opened. */
  keepEntry(): void;
}

/** What the address needs of the page. */
export interface AddressHost {
  /** The history is the outer page's, and gets no entries. */
  readonly isEmbedded: boolean;
  /** Where the run stands; null: there is none. */
  readonly left: () => LeftRun | null;
  /** The part that writes links did not come: addresses go without changes, entries have them still. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Writes a lab's document into the address and the browser's history: what is loaded makes an entry, changes
 * are written into the one that there is. Whoever leaves or reloads at once leaves what is there.
 */
export function followAddress(lab: ReadonlySignal<Lab | null>, host: AddressHost): LabAddress {
  let base: LabBase | null = null;
  let written: LabDocument | null = null;
  /** Of the entry that there is; it is written when changes pause. */
  let latest: LabDocument | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Ways back and forth that are under way. */
  let travels = 0;
  let isKept = false;
  let isLeaving = false;
  /** Fetched with the first document that a preset's name does not say. */
  let encode: ((document: LabDocument) => string) | null = null;

  const write = (document: LabDocument, isNew: boolean): void => {
    clearTimeout(timer);
    written = document;
    const state: EntryState = { milieu: document };
    const isWhole = isPlain(document) || encode !== null;
    const address = plainAddress(document, location.href) + hashOf(document, encode);
    if (isNew && !host.isEmbedded) history.pushState(state, "", address);
    else history.replaceState(state, "", address);
    if (isWhole) return;
    import("../../lab/share/link.ts").then((part) => {
      encode = part.encodeLink;
      // A change that came meanwhile is written by itself.
      if (latest === document && !isLeaving) write(document, false);
    }, host.onFailure);
  };

  effect(() => {
    const present = lab.value;
    if (present === null) return;
    const document = present.document.value;
    const isLoaded = present.base.value !== base;
    base = present.base.value;
    clearTimeout(timer);
    // Whoever goes on did not leave: a download, or a question whether to leave, asks as if one did.
    isLeaving = false;
    const isFirst = written === null;
    // The first one is what the entry that the page was opened with stands for.
    const isNew = !isFirst && ((isLoaded && travels === 0) || isKept);
    if (isFirst && isKept) {
      written = document;
      latest = document;
      return;
    }
    if (isNew && !isKept && latest !== null && latest !== written) write(latest, false);
    latest = document;
    if (isFirst || isLoaded || isNew) {
      isKept = false;
      write(document, isNew);
      return;
    }
    timer = setTimeout(() => write(document, false), PAUSE);
  });
  const keepLeft = (): void => {
    const document = lab.peek()?.document.peek();
    if (document === undefined || isKept) return;
    const left = host.left();
    const state: EntryState = { milieu: document, ...(left !== null && { left }) };
    // Chromium drops the state of an entry whose address changes while a page is being left.
    history.replaceState(state, "", location.href);
  };
  const leave = (): void => {
    keepLeft();
    written = lab.peek()?.document.peek() ?? written;
    clearTimeout(timer);
    isLeaving = true;
  };
  addEventListener("beforeunload", leave);
  // Safari on a phone has no other word of it.
  addEventListener("pagehide", leave);
  // Phones end pages that are not looked at.
  addEventListener("visibilitychange", () => {
    if (globalThis.document.hidden) keepLeft();
  });

  return {
    travel: async (work) => {
      travels++;
      try {
        return await work();
      } finally {
        travels--;
      }
    },
    keepEntry: () => {
      isKept = true;
    },
  };
}

/** The document of an entry of the history; null: it has none, or one that is not understood. */
export function documentOfEntry(state: unknown): LabDocument | null {
  if (typeof state !== "object" || state === null || !("milieu" in state)) return null;
  try {
    return readDocument(state.milieu);
  } catch {
    // Of another version of the page: its address still says what it can.
    return null;
  }
}

/** Where the run of an entry stood when it was left; null: not known. */
export function leftOfEntry(state: unknown): LeftRun | null {
  if (typeof state !== "object" || state === null || !("left" in state)) return null;
  const { time, isPaused } = Object(state.left) as Partial<Record<keyof LeftRun, unknown>>;
  const isTime = typeof time === "number" && Number.isFinite(time) && time >= 0;
  return isTime && typeof isPaused === "boolean" ? { time, isPaused } : null;
}

/** "#v1=..." of a document; empty where its preset's name says all, or it is too long for an address bar. */
function hashOf(document: LabDocument, encode: ((document: LabDocument) => string) | null): string {
  if (encode === null || isPlain(document)) return "";
  try {
    const hash = encode(document);
    return hash.length <= LONGEST ? hash : "";
  } catch {
    // Too large for any link: the entry itself still has it.
    return "";
  }
}

/** Whether a shipped preset's name says all of a document. */
export function isPlain(document: LabDocument): boolean {
  return document.source.kind === "library" && isSameData(document, documentOf(document.source));
}

/** The address without the document's changes. */
export function plainAddress({ source }: LabDocument, before: string): string {
  const shown = source.kind === "library" ? source : ({ kind: "own" } as const);
  const address = new URL(addressOf(shown, before, defaultPresetName()));
  if (/^#v\d+=/.test(address.hash)) address.hash = "";
  return address.href;
}
