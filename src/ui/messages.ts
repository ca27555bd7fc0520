import { ModelError } from "../model/error.ts";
import { problemOf } from "../model/problem-of.ts";
import { t } from "../texts/text.ts";
import type { Notice } from "./notices.ts";

export { problemOf };

/** Whether a part of the page did not come. Chrome, Firefox and Safari have their own words for it. */
function isMissingPart(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|module script/.test(error.message)
  );
}

/** A browser asks for a part once: what did not come is missing until the page is opened anew. */
function missingPart(error: unknown): Notice {
  return {
    kind: "error",
    key: "part",
    title: t`A part of the page could not be loaded`,
    message: t`Is there a network? Reload the page to ask for it again. (${problemOf(error)})`,
    actions: [{ label: t`Reload the page`, run: () => location.reload() }],
  };
}

/** A preset that could not be loaded; what ran before goes on. */
export function presetProblem(error: unknown, keepsRunning: boolean): Notice {
  if (isMissingPart(error)) return missingPart(error);
  const after = keepsRunning ? t` What ran before goes on.` : "";
  return {
    kind: "error",
    key: "preset",
    title:
      error instanceof ModelError
        ? t`This preset has a mistake`
        : t`This preset could not be opened`,
    ...(error instanceof ModelError && error.place !== "" ? { place: error.place } : {}),
    message: `${sentence(problemOf(error))}${after}`,
  };
}

/** A link that cannot be opened; it stays in the address until something is changed. */
export function linkProblem(error: unknown, keepsRunning: boolean): Notice {
  return notOpened(t`This link could not be opened`, "link", problemOf(error), keepsRunning);
}

/** A file that could not be read at all. */
export function fileProblem(problem: string, keepsRunning: boolean): Notice {
  return notOpened(t`This file could not be opened`, "preset", problem, keepsRunning);
}

/** A picture that cannot be turned back into its simulation. */
export function pictureFileProblem(error: unknown, keepsRunning: boolean): Notice {
  return notOpened(t`This picture could not be opened`, "preset", problemOf(error), keepsRunning);
}

function notOpened(title: string, key: string, problem: string, keepsRunning: boolean): Notice {
  return {
    kind: "error",
    key,
    title,
    message: `${sentence(problem)}${keepsRunning ? t` What ran before goes on.` : ""}`,
  };
}

/** With its full stop, so that another sentence can follow. */
function sentence(problem: string): string {
  return /[.!?]$/.test(problem) ? problem : `${problem}.`;
}

/** A change that does not fit; nothing was changed. */
export function refusal(error: unknown): Notice {
  const place = error instanceof ModelError && error.place !== "" ? { place: error.place } : {};
  return {
    kind: "error",
    key: "refused",
    title: t`This cannot be changed so`,
    ...place,
    message: problemOf(error),
  };
}

/**
 * What was done and cannot be undone, such as a stroke on a state that is too large to be kept, or what was undone
 * and cannot be done again.
 */
export function notUndoable(label: string, error: unknown, way: "undo" | "redo"): Notice {
  return {
    kind: "info",
    key: "undo",
    title: t`“${label}” cannot be ${way === "undo" ? t`undone` : t`done again`}`,
    message: problemOf(error),
    seconds: 12,
  };
}

/** The run stopped by itself. */
export function runProblem(error: unknown, reset: () => void): Notice {
  if (isMissingPart(error)) return missingPart(error);
  return {
    kind: "error",
    key: "run",
    title: t`The simulation has paused`,
    message: t`${problemOf(error)} Nothing you changed is lost: start again, or choose other parameters.`,
    actions: [{ label: t`Start again`, run: reset }],
  };
}

/** What a person asked for did not come to its end. */
export function actionProblem(error: unknown): Notice {
  if (isMissingPart(error)) return missingPart(error);
  return {
    kind: "error",
    key: "action",
    title: t`This could not be done`,
    message: t`${problemOf(error)} Nothing you made is lost.`,
  };
}

/** The picture cannot be drawn; the run goes on. `retry`: null while that is being tried anyway. */
export function pictureProblem(error: unknown, retry: (() => void) | null): Notice {
  return {
    kind: "error",
    key: "picture",
    title: t`The picture was lost`,
    message: t`${problemOf(error)} The simulation goes on${retry === null ? t`; drawing is tried again.` : t`. Reloading the page may help, too.`}`,
    ...(retry === null ? {} : { actions: [{ label: t`Draw again`, run: retry }] }),
  };
}

/** The worker that computes was lost, and another one goes on. */
export function workerRecovered(time: string): Notice {
  return {
    kind: "info",
    key: "worker",
    title: t`The worker that computes was lost; another one goes on from ${time}.`,
    seconds: 12,
  };
}

/** There is no recent copy of the run to go on from. */
export function copyProblem(error: unknown): Notice {
  return {
    kind: "error",
    key: "copy",
    title: t`The run could not be copied`,
    message: t`${problemOf(error)} If the GPU is lost or the page reloaded now, the run goes on from an earlier copy or starts anew.`,
  };
}
