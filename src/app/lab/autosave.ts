import type { LabDocument } from "../../lab/document.ts";
import { browserStore } from "../../lab/storage/browser-store.ts";
import type { Kept } from "../../lab/storage/slot-bytes.ts";
import { openSlots, type Slots } from "../../lab/storage/slots.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { presetText } from "../../preset/preset-library.ts";
import { t } from "../../texts/text.ts";
import { problemOf } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import { isPlain, type LeftRun } from "./address.ts";
import { comeBack } from "./come-back.ts";
import { firstNotNull } from "./first-not-null.ts";
import { ago, createKeeper } from "./keeper.ts";
import { openWithState } from "./load-preset.ts";
import { leftOpen, noteOpen, whenAlone } from "./presence.ts";

/** Bytes of a state, packed. */
const MOST_STATE = 24 * 2 ** 20;
/** ms after which nobody wants to go on any more. */
const LONGEST = 30 * 86_400_000;

export interface Autosave {
  /** Keeps the document and the newest state now; words where that cannot be. */
  keepNow(): Promise<string | null>;
}

/**
 * Keeps the document, and the state within a bound, in the browser as one goes, and offers what an earlier page
 * left there. Nothing waits for it: whatever storage does, the page runs. `left`: where the run stood when this tab
 * was left and opened again.
 */
export function startAutosave(page: Page, left: LeftRun | null): Autosave {
  const slots = openSlots(browserStore(), { mostStateBytes: MOST_STATE });
  const keeper = createKeeper(page, slots);
  const crashed = leftOpen();
  whenAlone({
    onWait: () => {
      page.furniture.signals.saved.value = "not saved: Milieu is open in another tab";
      // What is kept is that tab's; where this one stood is its own.
      void comeBack(page, null, left);
    },
    start: (hasWaited) => {
      noteOpen();
      // What another tab left when it closed is no crash's, and is not asked about in the middle of something else.
      const offered = hasWaited ? Promise.resolve() : offerKept(page, slots, crashed, left);
      offered.catch((error: unknown) => tellUnoffered(page, error)).finally(keeper.start);
    },
  });
  return { keepNow: keeper.keepNow };
}

/** Resolves when the person has answered, or does something else. */
async function offerKept(
  page: Page,
  slots: Slots,
  crashed: boolean,
  left: LeftRun | null,
): Promise<void> {
  const { kept, words } = await slots.restore();
  const { notices } = page.furniture;
  if (words !== null) {
    notices.show({ kind: "info", key: "storage", title: words, seconds: 15 });
  }
  const isBack = await comeBack(page, kept, left);
  if (isBack || kept === null || !isWorthIt(kept, crashed)) return;
  const title = await titleOf(kept.document);
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      page.session?.clock.pause();
      openWithState(page, kept.document, kept.state, { label: t`Go on with ${title}` }).then(
        resolve,
        (error: unknown) => {
          notices.show({
            kind: "error",
            key: "kept",
            title: t`What was kept could not be opened`,
            message: problemOf(error),
          });
          resolve();
        },
      );
    };
    notices.show({
      kind: "info",
      key: "kept",
      title: t`Go on with “${title}”?`,
      message: t`${crashed ? t`The page ended unexpectedly. ` : ""}It was kept ${ago(Date.now() - kept.keptAt)}.`,
      actions: [
        { label: t`Go on`, run: goOn },
        { label: t`Start fresh`, run: resolve },
      ],
      onDismiss: resolve,
    });
    // Who works on has decided; what was kept can be gone on with until the notice is closed.
    const undoLabel = page.lab.peek()?.undoLabel;
    if (undoLabel !== undefined) void firstNotNull(undoLabel).then(resolve);
  });
}

function tellUnoffered({ furniture }: Page, error: unknown): void {
  furniture.notices.show({
    kind: "error",
    key: "kept",
    title: t`What was kept could not be read`,
    message: t`${problemOf(error)} What you do from now on is kept.`,
  });
}

/** A plain preset that someone has closed is not worth a question. */
function isWorthIt({ document, keptAt }: Kept, crashed: boolean): boolean {
  if (Date.now() - keptAt > LONGEST) return false;
  const [entry] = performance.getEntriesByType("navigation");
  const isReload = (entry as PerformanceNavigationTiming | undefined)?.type === "reload";
  return crashed || isReload || !isPlain(document);
}

/** The title of a document's preset. */
async function titleOf({ source }: LabDocument): Promise<string> {
  if (source.kind === "file") return source.preset.title;
  try {
    const file = parseJson(await presetText(source.name)) as { readonly title?: unknown };
    return typeof file.title === "string" ? file.title : source.name;
  } catch {
    // A preset that is not shipped any more: opening it says so.
    return source.name;
  }
}
