import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Snapshot } from "../../engine/engine.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { createLab, type Lab } from "../../lab/lab.ts";
import type { Session } from "../session/session.ts";
import { type FollowerHost, followLab, type LabFollower } from "./follower.ts";
import { openPageBase } from "./preset-source.ts";

/** The page's one lab: the first document opens it, later ones are loaded into it. */
export interface LabOpener {
  /** Null until the first document is there. */
  readonly lab: ReadonlySignal<Lab | null>;
  /**
   * Another document, with a run of its own, which goes on from `resume`. Rejects with words for the user, and
   * leaves what runs as it is. False: a later call came first.
   */
  open(session: Session, document: LabDocument, options?: OpenDocument): Promise<boolean>;
  /** Resolves when the session is where the document was when this was called. */
  settle(): Promise<void>;
}

export interface OpenDocument {
  readonly resume?: Snapshot;
  /** What the undo button calls it. */
  readonly label?: string;
}

export function createLabOpener(host: FollowerHost): LabOpener {
  const lab = signal<Lab | null>(null);
  let follower: LabFollower | null = null;
  /** For the next run that is opened. */
  let resume: Snapshot | undefined;
  /** Calls that are under way, and the documents that runs were prepared for meanwhile. */
  let calls = 0;
  let prepared: readonly LabDocument[] = [];

  const openFirst = async (session: Session, document: LabDocument): Promise<boolean> => {
    const openRun = async (next: LabDocument): Promise<LabBase> => {
      const from = resume;
      resume = undefined;
      const base = await openPageBase(next);
      prepared = [...prepared, next];
      await session.prepare(next, base, from);
      return base;
    };
    const base = await openRun(document);
    const first = createLab(document, base, { open: openRun });
    // Of two first documents the last one counts.
    if (lab.peek() !== null || !session.adopt(document)) return false;
    follower = followLab(session, first, host);
    lab.value = first;
    return true;
  };

  const open: LabOpener["open"] = async (session, document, options = {}) => {
    resume = options.resume;
    const present = lab.peek();
    if (present === null) return openFirst(session, document);
    const isLast = await present.load(document, options.label);
    if (isLast) await follower?.settle();
    return isLast;
  };

  /** Of runs that were prepared, those that the document did not come to are nobody's. */
  const discard = (session: Session): void => {
    const shown = lab.peek()?.document.peek();
    for (const document of prepared) if (document !== shown) session.discard(document);
    prepared = [];
  };

  return {
    lab,
    open: async (session, document, options) => {
      calls++;
      try {
        return await open(session, document, options);
      } finally {
        if (--calls === 0) discard(session);
      }
    },
    settle: async () => follower?.settle(),
  };
}
