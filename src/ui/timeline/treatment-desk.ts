import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { Command, SingleCommand } from "../../lab/commands/command.ts";
import type { Treatment } from "../../lab/document.ts";
import { firstDifference } from "../../lab/treatments/first-difference.ts";
import { isTreatmentChange, type TreatmentChange } from "../../lab/treatments/from-now-on.ts";
import { type Offer, offerAt } from "../../lab/treatments/offered-treatments.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { ModelError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import { snapUp } from "./snap.ts";

/** What the timeline knows of the page, and what it may ask of it. */
export interface TimelineHost {
  /** All treatments of the document, those that are off among them. */
  readonly treatments: ReadonlySignal<readonly Treatment[]>;
  /** null: nothing is loaded. */
  readonly model: ReadonlySignal<Model | null>;
  /** Simulated time, min. */
  readonly time: ReadonlySignal<number>;
  /** End of the timeline, min. */
  readonly horizon: ReadonlySignal<number>;
  /** The same as it is at this moment, however seldom the signal is written. */
  readonly now: () => number;
  /** How far the run may get while a person's change reaches it, min. */
  readonly lead: () => number;
  readonly offers: () => readonly Offer[];
  /** The treatments that there would be after a command. Throws a ModelError. */
  readonly preview: (command: Command) => readonly Treatment[];
  /** The same command from a time (min) on; null where it has no such part. */
  readonly fromNowOn: (command: TreatmentChange, now: number) => Command | null;
  /** Changes the document. Throws a ModelError. */
  readonly send: (command: Command) => void;
  /** Lets the run begin again, as one step of undoing with the change of this gesture. */
  readonly beginAgain: (gesture: string) => void;
  /** Something that the timeline needs did not come. */
  readonly onFailure: (error: unknown) => void;
}

/** Which mark a person has chosen. */
export interface Selection {
  readonly id: string;
  /** Of its repeats, from 0. */
  readonly index: number;
}

/** A change of what the run has passed already. */
export interface PastQuestion {
  readonly command: Command;
  /** The earliest time at which it would differ, min. */
  readonly since: number;
  /** Whether it can do without the past. */
  readonly canWait: boolean;
}

export type PastAnswer = "restart" | "from-now-on" | "cancel";

/** Where the changes that a person makes on the timeline come together. */
export interface TreatmentDesk {
  readonly host: TimelineHost;
  /** The document's treatments with what is being dragged, or asked about. */
  readonly shown: ReadonlySignal<readonly Treatment[]>;
  readonly selected: ReadonlySignal<Selection | null>;
  /** The treatment that is chosen; null: none, or it is gone. */
  readonly chosen: ReadonlySignal<Treatment | null>;
  readonly question: ReadonlySignal<PastQuestion | null>;
  /** Why the last change was refused; "": it was not. */
  readonly problem: ReadonlySignal<string>;
  /** What a new treatment snaps to, min. */
  readonly step: Signal<number>;
  select(selection: Selection | null): void;
  /** Shows a change while it is dragged; null: no longer. */
  sketch(command: SingleCommand | null): void;
  /** Sends a change, or asks where it concerns the past. */
  propose(command: Command): void;
  answer(answer: PastAnswer): void;
  /** Takes back what is drawn or asked about; false: there is nothing. */
  withdraw(): boolean;
  add(offer: Offer): void;
  copy(id: string): void;
  /** The earliest time that a new dose can be given at, min. */
  ahead(): number;
}

/** min; a change this little before now is none of the past. */
const TOLERANCE = 1e-6;

/** Restarts so far, each a gesture of its own. */
let restarts = 0;

export function createTreatmentDesk(host: TimelineHost): TreatmentDesk {
  const selected = signal<Selection | null>(null);
  const sketched = signal<Command | null>(null);
  const question = signal<PastQuestion | null>(null);
  const problem = signal("");
  const step = signal(60);
  const shown = computed(() => {
    const command = sketched.value ?? question.value?.command;
    const present = host.treatments.value;
    return command === undefined || command === null
      ? present
      : (tried(() => host.preview(command)) ?? present);
  });
  const chosen = computed(() => {
    const id = selected.value?.id;
    return (
      shown.value.find((one) => one.id === id) ??
      host.treatments.value.find((one) => one.id === id) ??
      null
    );
  });
  const tell = (error: unknown): void => {
    if (!(error instanceof ModelError)) throw error;
    problem.value = error.message;
  };
  const ahead = (): number => {
    const now = host.now();
    // Where days are snapped to, an hour is soon enough.
    return snapUp(now + host.lead(), Math.min(step.peek(), 60));
  };
  const send = (command: Command): boolean => {
    const before = new Set(host.treatments.peek().map(({ id }) => id));
    try {
      host.send(command);
    } catch (error) {
      tell(error);
      return false;
    }
    const young = host.treatments.peek().find(({ id }) => !before.has(id));
    if (young !== undefined) selected.value = { id: young.id, index: 0 };
    return true;
  };
  /** The change without what lies before now. */
  const waiting = (command: Command): Command | null => {
    if (!isTreatmentChange(command)) return null;
    const now = host.now();
    const soon = softened(command, ahead(), host.treatments.peek());
    const candidates = [soon, host.fromNowOn(command, now)];
    return candidates.find((one) => one !== null && sinceWhen(one) >= now - TOLERANCE) ?? null;
  };
  const sinceWhen = (command: Command): number => {
    const after = tried(() => host.preview(command));
    if (after === undefined) return Number.NEGATIVE_INFINITY;
    return firstDifference(host.treatments.peek(), after);
  };
  const propose = (command: Command): void => {
    sketched.value = null;
    question.value = null;
    problem.value = "";
    try {
      const after = host.preview(command);
      const since = firstDifference(host.treatments.peek(), after);
      if (since >= host.now() - TOLERANCE) {
        send(command);
        return;
      }
      if ("id" in command && command.id !== undefined && selected.peek()?.id !== command.id) {
        selected.value = { id: command.id, index: 0 };
      }
      question.value = { command, since, canWait: waiting(command) !== null };
    } catch (error) {
      tell(error);
    }
  };
  const answer = (choice: PastAnswer): void => {
    const asked = question.peek();
    if (asked === null) return;
    const isAhead = sinceWhen(asked.command) >= host.now() - TOLERANCE;
    if (choice !== "cancel" && isAhead) {
      // The run has gone back meanwhile: nothing of it is past any more.
      question.value = null;
      send(asked.command);
      return;
    }
    if (choice === "from-now-on") {
      const command = waiting(asked.command);
      if (command === null) {
        // Meanwhile all of it is past.
        question.value = { ...asked, canWait: false };
        return;
      }
      question.value = null;
      send(command);
      return;
    }
    question.value = null;
    const gesture = `restart ${++restarts}`;
    if (choice === "restart" && send({ ...asked.command, gesture })) host.beginAgain(gesture);
  };
  const withdraw = (): boolean => {
    const isOpen = sketched.peek() !== null || question.peek() !== null;
    sketched.value = null;
    question.value = null;
    return isOpen;
  };
  return {
    host,
    shown,
    selected,
    chosen,
    question,
    problem,
    step,
    select: (selection) => {
      const present = selected.peek();
      if (selection?.id === present?.id && selection?.index === present?.index) return;
      if (selection?.id !== present?.id) question.value = null;
      problem.value = "";
      selected.value = selection;
    },
    sketch: (command) => {
      question.value = null;
      sketched.value = command;
    },
    propose,
    answer,
    withdraw,
    add: (offer) =>
      propose({ kind: "add-treatment", intervention: offerAt(offer, ahead()) as never }),
    copy: (id) => {
      const original = host.treatments.peek().find((one) => one.id === id);
      if (original === undefined) return;
      const { start, every } = timesOf(original.intervention);
      const beside = start + (every > 0 ? every / 2 : 1440);
      propose({ kind: "copy-treatment", id, start: Math.max(ahead(), snapUp(beside, 60)) });
    },
    ahead,
  };
}

/** A change that would do all it is meant to, but for a time that has passed: then as soon as can be. */
function softened(
  command: TreatmentChange,
  soon: number,
  treatments: readonly Treatment[],
): TreatmentChange | null {
  if (command.kind === "move-treatment") {
    return { ...command, start: Math.max(command.start, soon) };
  }
  if (command.kind !== "change-treatment") return null;
  const { stop, count } = command;
  if (typeof stop === "number") return { ...command, stop: Math.max(stop, soon) };
  const found = treatments.find(({ id }) => id === command.id);
  if (typeof count !== "number" || found === undefined) return null;
  const { start, every } = timesOf(found.intervention);
  const given = every === 0 ? 1 : Math.ceil((soon - start) / every);
  return { ...command, count: Math.max(count, given) };
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
