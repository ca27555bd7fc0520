import { ModelError } from "../model/error.ts";
import type { Notice } from "../ui/notices.ts";

/** A preset that could not be loaded; what ran before goes on. */
export function presetProblem(error: unknown, keepsRunning: boolean): Notice {
  const after = keepsRunning ? " What ran before goes on." : "";
  return {
    kind: "error",
    key: "preset",
    title:
      error instanceof ModelError ? "This preset has a mistake" : "This preset could not be opened",
    ...(error instanceof ModelError && error.place !== "" ? { place: error.place } : {}),
    message: `${problemOf(error)}${after}`,
  };
}

/** The run stopped by itself. */
export function runProblem(error: unknown, reset: () => void): Notice {
  return {
    kind: "error",
    key: "run",
    title: "The simulation has paused",
    message: `${problemOf(error)} Nothing you changed is lost: start again, or choose other parameters.`,
    actions: [{ label: "Start again", run: reset }],
  };
}

/** There is no recent copy of the run to go on from. */
export function copyProblem(error: unknown): Notice {
  return {
    kind: "error",
    key: "copy",
    title: "The run could not be copied",
    message: `${problemOf(error)} If the GPU is lost or the page reloaded now, the run goes on from an earlier copy or starts anew.`,
  };
}

/** A run that was kept for a reload and does not open. */
export function keptProblem(error: unknown): Notice {
  return {
    kind: "error",
    key: "kept",
    title: "Your run from before the page was reloaded could not be opened",
    message: problemOf(error),
  };
}

/** What went wrong, in a sentence. */
export function problemOf(error: unknown): string {
  if (error instanceof ModelError) return error.problem;
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
