import type { SingleCommand } from "../../lab/commands/command.ts";
import type { Treatment } from "../../lab/document.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { fineStep, snapBeside } from "./snap.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";

export interface LaneKeyActions {
  /** To the row above (-1) or below. */
  readonly leap: (from: HTMLElement, direction: 1 | -1) => void;
  readonly openInspector: () => void;
  /** Place of a mark's row, from the top. */
  readonly rowOf: (mark: HTMLElement) => number;
  /** To the row at this place, or what is nearest where there is none. */
  readonly focusRow: (place: number) => void;
}

/** Keys of marks: arrows move them, Enter opens their numbers, Delete takes them away. */
export function listenToLaneKeys(
  root: HTMLElement,
  desk: TreatmentDesk,
  actions: LaneKeyActions,
): void {
  let gesture = 0;
  root.addEventListener("focusin", (event) => {
    gesture++;
    const mark = event.target;
    if (!(mark instanceof HTMLElement) || !mark.matches(".lane-mark")) return;
    const { id = "", index } = mark.dataset;
    desk.select({ id, index: Number(index) });
  });
  root.addEventListener("keydown", (event) => {
    const mark = event.target;
    if (!(mark instanceof HTMLElement) || !mark.matches(".lane-mark")) return;
    const { id = "", index } = mark.dataset;
    const treatment = desk.host.treatments.peek().find((one) => one.id === id);
    if (treatment === undefined) return;
    const send = (command: SingleCommand | null): void => {
      if (command !== null) desk.propose({ ...command, gesture: `keys ${id} ${gesture}` });
    };
    const place = actions.rowOf(mark);
    const done = handle(event, treatment, Number(index), desk, send, () => {
      if (event.key === "Enter") actions.openInspector();
      else actions.leap(mark, event.key === "ArrowDown" ? 1 : -1);
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    // Taken away: the keyboard goes on with what stands there now. Where it is asked first, the question has it.
    if (!mark.isConnected && desk.question.peek() === null) actions.focusRow(place);
  });
}

/** Whether the key means something here. */
function handle(
  event: KeyboardEvent,
  treatment: Treatment,
  index: number,
  desk: TreatmentDesk,
  send: (command: SingleCommand | null) => void,
  go: () => void,
): boolean {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  const { id, on } = treatment;
  const isFine = ctrlKey || metaKey;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const direction = key === "ArrowRight" ? 1 : -1;
      const step = isFine ? fineStep(desk.step.peek()) : desk.step.peek();
      send(
        shiftKey
          ? stretched(treatment, step, direction)
          : stepped(treatment, index, step, direction, desk),
      );
      return true;
    }
    case "Home":
      send(movedTo(treatment, earliest(treatment, desk)));
      return true;
    case "End":
      send(movedTo(treatment, latest(treatment, desk)));
      return true;
    case "ArrowUp":
    case "ArrowDown":
    case "Enter":
      go();
      return true;
    case "Delete":
    case "Backspace":
      desk.propose({ kind: "delete-treatment", id });
      return true;
    case "Escape":
      desk.select(null);
      return true;
    case "o":
      desk.propose({ kind: "switch-treatment", id, on: !on });
      return true;
    case "d":
      if (!isFine) return false;
      desk.copy(id);
      return true;
    default:
      return false;
  }
}

/** A step on, and at now before it is passed. */
function stepped(
  treatment: Treatment,
  index: number,
  step: number,
  direction: 1 | -1,
  desk: TreatmentDesk,
): SingleCommand | null {
  const { start, every } = timesOf(treatment.intervention);
  const shift = index === 0 ? 0 : index * every;
  const next = snapBeside(start + shift, step, direction) - shift;
  const soon = desk.ahead();
  return movedTo(treatment, direction < 0 && start > soon && next < soon ? soon : next);
}

function movedTo({ id, intervention }: Treatment, start: number): SingleCommand | null {
  const next = Math.max(0, start);
  return next === timesOf(intervention).start ? null : { kind: "move-treatment", id, start: next };
}

/** Now, for what is still to come; the run's start for what has begun. */
function earliest({ intervention }: Treatment, desk: TreatmentDesk): number {
  const soon = desk.ahead();
  return timesOf(intervention).start > soon ? soon : 0;
}

/** Where a window just ends within the timeline, else at its end. */
function latest({ intervention }: Treatment, desk: TreatmentDesk): number {
  const { start, stop } = timesOf(intervention);
  const end = desk.host.horizon.peek();
  return "parameter" in intervention && Number.isFinite(stop) ? end - (stop - start) : end;
}

/** A window's end, or the distance of doses. */
function stretched(
  { id, intervention }: Treatment,
  step: number,
  direction: 1 | -1,
): SingleCommand | null {
  const { start, stop, every } = timesOf(intervention);
  if (every > 0) {
    const next = Math.max(step, snapBeside(every, step, direction));
    return next === every ? null : { kind: "change-treatment", id, every: next };
  }
  if (!("parameter" in intervention) || !Number.isFinite(stop)) return null;
  const next = Math.max(start + step, snapBeside(stop, step, direction));
  return next === stop ? null : { kind: "change-treatment", id, stop: next };
}
