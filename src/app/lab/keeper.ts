import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import type { LabDocument } from "../../lab/document.ts";
import type { Slots } from "../../lab/storage/slots.ts";
import { t } from "../../texts/text.ts";
import { problemOf } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";

/** ms between two looks at what has changed. */
const LOOK_EVERY = 1000;
/** ms between two states that are kept of a run that moves, while the document stays as it is. */
const STATE_EVERY = 10_000;

export interface Keeper {
  start(): void;
  /** Words where it cannot be. */
  keepNow(): Promise<string | null>;
}

interface Last {
  readonly document: LabDocument;
  readonly version: string;
  /** ms since 1970 */
  readonly at: number;
  readonly words: string | null;
}

/** Keeps what has changed, and says in the status line when that was. */
export function createKeeper(page: Page, slots: Slots): Keeper {
  const { signals, notices } = page.furniture;
  const told = new Set<string>();
  let last: Last | null = null;
  /** Where the run was at the last look. */
  let seen = "";
  let keeping: Promise<string | null> | null = null;
  let next: Promise<string | null> | null = null;

  const show = (): void => {
    if (last === null) return;
    signals.saved.value =
      last.words === null ? t`saved ${ago(Date.now() - last.at)}` : t`not saved`;
  };

  const tell = (words: string): void => {
    if (told.has(words)) return;
    told.add(words);
    notices.show({ kind: "info", key: "storage", title: words });
  };

  const keep = async (): Promise<string | null> => {
    const { session } = page;
    const present = page.lab.peek();
    if (session === null || present === null) return null;
    const document = present.document.peek();
    const base = present.base.peek();
    // What moves while it is kept is of another version.
    const version = versionOf(session);
    // While another run is being opened there is no state of this document.
    const state = session.isAt(document, base) ? await newestState(session, tell) : null;
    const words = await slots.keep(document, state);
    const before = last?.words ?? null;
    last = { document, version, at: Date.now(), words };
    show();
    if (words !== null) tell(words);
    else if (before !== null) {
      // It is kept again: what was told is true no more, and may be told anew.
      notices.clear("storage");
      told.clear();
    }
    return words;
  };

  const keepNow = (): Promise<string | null> => {
    if (keeping !== null) {
      // What is being kept may be of before.
      const again = (): Promise<string | null> => {
        next = null;
        return keepNow();
      };
      next ??= keeping.then(again, again);
      return next;
    }
    keeping = keep().finally(() => {
      keeping = null;
    });
    return keeping;
  };

  const look = (): void => {
    const { session } = page;
    const document = page.lab.peek()?.document.peek();
    if (session === null || document === undefined || keeping !== null) return;
    const isChanged = last?.document !== document;
    const isOld = last === null || Date.now() - last.at >= STATE_EVERY;
    const version = versionOf(session);
    const hasMoved = last?.version !== version;
    // A page that is left soon after its run came to rest is to come back to just there.
    const isStill = session.loop.isAtRest && version === seen;
    seen = version;
    if (isChanged || (hasMoved && (isOld || isStill))) void keepNow();
    else show();
  };

  return {
    keepNow,
    start: () => {
      setInterval(look, LOOK_EVERY);
      // Perhaps for ever: phones end pages that are not looked at.
      document.addEventListener("visibilitychange", () => {
        if (document.hidden) void keepNow();
      });
    },
  };
}

/** The newest state that the run keeps on the way to the present; of one that stands still, the present. */
async function newestState(
  { run, loop }: Session,
  tell: (words: string) => void,
): Promise<Uint8Array | null> {
  if (run === null) return null;
  try {
    // A run that moves keeps states at steps of its own; a GPU's would otherwise hang on when it was asked.
    if (loop.isAtRest) await run.run.keepNow();
  } catch (error) {
    // Of a run that is lost or replaced at the moment, what was kept before is the newest.
    if (!(error instanceof EngineLost || error instanceof EngineClosed)) {
      tell(t`The present state could not be kept: ${problemOf(error)}`);
    }
  }
  const time = run.run.time.peek();
  return run.run.states.peek().findLast((state) => state.time <= time)?.packed ?? null;
}

function versionOf({ run }: Session): string {
  return run?.run.version ?? "";
}

/** "just now", "20 s ago", "3 min ago", "2 h ago", "5 days ago" */
export function ago(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000);
  if (seconds < 5) return t`just now`;
  if (seconds < 60) return t`${Math.floor(seconds)} s ago`;
  if (seconds < 3600) return t`${Math.floor(seconds / 60)} min ago`;
  if (seconds < 2 * 86_400) return t`${Math.floor(seconds / 3600)} h ago`;
  return t`${Math.floor(seconds / 86_400)} days ago`;
}
