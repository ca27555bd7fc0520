import { effect, untracked } from "@preact/signals-core";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import type { Lab } from "../../lab/lab.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { overridesOf } from "../../lab/resolve-document.ts";
import type { Session } from "../session/session.ts";

export interface LabFollower {
  /** Resolves when the session is where the document was when this was called, or could not be brought there. */
  settle(): Promise<void>;
}

export interface FollowerHost {
  /** A run is being opened, or is there. */
  readonly onBusy: (busy: boolean) => void;
  /** The session could not follow; it runs what it ran before. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Lets a session follow a lab's document, whoever changes it: parameters, view and speed at once; treatments
 * and the step by a change of the run from now on; another preset, grid or seed by another run.
 */
export function followLab(session: Session, lab: Lab, host: FollowerHost): LabFollower {
  let live: LabDocument = lab.document.peek();
  let work: Promise<void> = Promise.resolve();
  let isWorking = false;
  /** What the session could not be brought to is not tried again until the document changes. */
  let failed: LabDocument | null = null;

  /** What needs no other run, and no waiting. */
  const follow = (document: LabDocument, base: LabBase): void => {
    const before = live;
    live = document;
    if (session.run?.base !== base) return;
    const changed = changedParameters(session, lab.parameters.peek());
    if (Object.keys(changed).length > 0) session.setParameters(changed);
    if (before.view !== document.view) session.scene.showView(document);
    if (before.speed !== document.speed) session.showSpeed(document.speed);
    if (before.camera !== document.camera) session.scene.showCamera(document.camera);
  };

  const catchUp = async (): Promise<void> => {
    isWorking = true;
    try {
      for (;;) {
        const document = lab.document.peek();
        const base = lab.base.peek();
        const change = changeOf(session, document, base);
        if (change === null || document === failed) break;
        try {
          if (change === "treatments") await session.changeTreatments(document);
          else await reopen(document, base);
        } catch (error) {
          failed = document;
          host.onFailure(error);
        }
      }
      follow(lab.document.peek(), lab.base.peek());
    } catch (error) {
      host.onFailure(error);
    } finally {
      // Here, not when the promise is settled: a change that comes before that is not to be lost.
      isWorking = false;
    }
  };

  const reopen = async (document: LabDocument, base: LabBase): Promise<void> => {
    if (session.adopt(document)) return;
    host.onBusy(true);
    try {
      await session.prepare(document, base);
    } finally {
      host.onBusy(false);
    }
    // What was asked for meanwhile comes next.
    if (lab.document.peek() === document) session.adopt(document);
  };

  effect(() => {
    const document = lab.document.value;
    const base = lab.base.value;
    if (document === live) return;
    untracked(() => {
      if (isWorking) return;
      if (changeOf(session, document, base) === null) follow(document, base);
      else work = catchUp();
    });
  });
  return { settle: () => work };
}

/** What of a run is not as the document wants it. */
function changeOf(
  { run, machine }: Session,
  document: LabDocument,
  base: LabBase,
): "run" | "treatments" | null {
  if (run === null) return null;
  if (run.document === document) return null;
  if (run.base !== base) return "run";
  const [one, other] = [run.document.settings, document.settings];
  if (!isSameData(one.grid, other.grid) || one.seed !== other.seed) return "run";
  if (machine.kind === "cpu" && (one.fullGrid ?? false) !== (other.fullGrid ?? false)) return "run";
  if (one.step !== other.step) return "treatments";
  const doses = (of: LabDocument): unknown => overridesOf(of).interventions ?? null;
  return isSameData(doses(run.document), doses(document)) ? null : "treatments";
}

function changedParameters(
  { parameters }: Session,
  wanted: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const { values } = parameters;
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => values[name] !== value),
  );
}
