import type { SingleCommand } from "../../lab/commands/command.ts";
import type { Treatment } from "../../lab/document.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { doseOf } from "../../lab/treatments/treatment-name.ts";
import type { Model } from "../../model/model.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import type { ReadNumber } from "../../numbers/read-number.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { createNumberBox, type NumberBox } from "../number-box.ts";
import type { StepSize } from "../parameter-scale.ts";
import { doseKind } from "./dose-words.ts";
import { daysOf, minutesOf, readCount, readDays, readDaysOrEver, readHours } from "./durations.ts";
import type { TreatmentDesk } from "./treatment-desk.ts";

const DAY = 1440;
const MOST_DAYS = 1e5;

/** A number of the chosen treatment. */
export interface FieldRow {
  readonly element: HTMLElement;
  show(treatment: Treatment, index: number): void;
}

/** What the fields depend on, beside their numbers. */
export function shapeOf({ id, intervention }: Treatment, model: Model): string {
  const { label, unit, min, max } = doseKind(intervention, model);
  const { every: apart } = timesOf(intervention);
  const repeats = `${"parameter" in intervention && apart > 0} ${isShort(apart)}`;
  return [id, label, unit, min, max, repeats].join("\n");
}

/** The numbers of a treatment, as far as its kind has them; `tell` hears why one is refused. */
export function fieldRows(
  treatment: Treatment,
  model: Model,
  desk: TreatmentDesk,
  tell: (problem: string | null) => void,
): readonly FieldRow[] {
  const { id, intervention } = treatment;
  const isWindow = "parameter" in intervention;
  const dose = doseKind(intervention, model);
  const change = (
    entries: Omit<Extract<SingleCommand, { kind: "change-treatment" }>, "kind" | "id">,
  ): void => desk.propose({ kind: "change-treatment", id, ...entries });
  const present = (): Treatment =>
    desk.host.treatments.peek().find((one) => one.id === id) ?? treatment;
  const amount = createField({
    ...dose,
    step: (value, direction, size) => stepDose(value, direction, size, dose.min, dose.max),
    commit: (value) => change({ dose: value }),
    show: (box, one) => {
      const found = doseOf(one.intervention)?.dose;
      const number = Number(found);
      box.element.placeholder = Number.isFinite(number) ? "" : String(found ?? "");
      box.show(number);
    },
    tell,
  });
  const day = createField({
    label: t`Day`,
    unit: "",
    min: 0,
    max: MOST_DAYS,
    read: readDays,
    step: stepDays,
    commit: (value) => {
      const { every } = timesOf(present().intervention);
      const index = desk.selected.peek()?.index ?? 0;
      const shift = index === 0 ? 0 : index * every;
      desk.propose({ kind: "move-treatment", id, start: Math.max(0, minutesOf(value) - shift) });
    },
    show: (box, one, index) => {
      const { start, every } = timesOf(one.intervention);
      box.show(daysOf(start + (index === 0 ? 0 : index * every)));
    },
    tell,
  });
  const until = createField({
    label: t`Until day`,
    unit: "",
    min: 0,
    max: Number.POSITIVE_INFINITY,
    read: readDaysOrEver,
    step: stepDays,
    commit: (value) => change({ stop: Number.isFinite(value) ? minutesOf(value) : null }),
    show: (box, one) => box.show(daysOf(timesOf(one.intervention).stop)),
    tell,
  });
  const inHours = isShort(timesOf(intervention).every);
  const unitsOf = (days: number): number => (inHours ? Number((24 * days).toFixed(5)) : days);
  const every = createField({
    label: t`Every`,
    unit: inHours ? "h" : "d",
    min: 0,
    max: unitsOf(MOST_DAYS),
    read: inHours ? readHours : readDays,
    step: (value, direction, size) =>
      inHours ? stepHours(value, direction, size) : stepDays(value, direction, size),
    commit: (value) => {
      const minutes = minutesOf(inHours ? value / 24 : value);
      const { count, every: before } = timesOf(present().intervention);
      if (minutes === 0) change({ every: null });
      else if (before === 0 && count === 1) change({ every: minutes, count: 2 });
      else change({ every: minutes });
    },
    show: (box, one) => {
      const { every: apart } = timesOf(one.intervention);
      box.element.placeholder = t`once`;
      box.show(apart === 0 ? Number.NaN : unitsOf(daysOf(apart)));
    },
    tell,
  });
  const count = createField({
    label: isWindow ? t`Times` : t`Doses`,
    unit: "",
    min: 1,
    max: Number.POSITIVE_INFINITY,
    read: readCount,
    step: (value, direction, size) =>
      Math.max(1, (Number.isFinite(value) ? value : 1) + direction * (size === "large" ? 10 : 1)),
    commit: (value) => {
      const { every: apart } = timesOf(present().intervention);
      const number = Number.isFinite(value) ? value : null;
      const single = apart === 0 ? { every: 7 * DAY } : {};
      // What ends a series of doses would go on to end it.
      change({ count: number, ...single, ...(isWindow ? {} : { stop: null }) });
    },
    show: (box, one) => box.show(timesOf(one.intervention).count),
    tell,
  });
  if (!isWindow) return [amount, day, every, count];
  const { every: apart } = timesOf(intervention);
  return apart > 0 ? [amount, day, every, count, until] : [amount, day, until];
}

interface FieldOptions {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly read?: (text: string) => ReadNumber;
  readonly step: (value: number, direction: 1 | -1, size: StepSize) => number;
  readonly commit: (value: number) => void;
  readonly show: (box: NumberBox, treatment: Treatment, index: number) => void;
  readonly tell: (problem: string | null) => void;
}

function createField(options: FieldOptions): FieldRow {
  const { label, unit, min, max, read, step, commit, show, tell } = options;
  const box = createNumberBox({
    label,
    unit,
    min,
    max,
    step,
    onCommit: commit,
    onProblem: tell,
    ...(read === undefined ? {} : { read }),
  });
  const made = element(
    "label",
    { class: "inspect-field" },
    element("span", { class: "inspect-label" }, label),
    box.element,
    element("span", { class: "row-unit" }, formatUnit(unit)),
  );
  return { element: made, show: (treatment, index) => show(box, treatment, index) };
}

/** Told in hours, as in its row. */
function isShort(minutes: number): boolean {
  return minutes > 0 && minutes < DAY;
}

function stepHours(value: number, direction: 1 | -1, size: StepSize): number {
  const from = Number.isFinite(value) ? value : 0;
  return Math.max(
    0,
    Number((from + direction * { usual: 1, large: 6, small: 0.1 }[size]).toFixed(5)),
  );
}

function stepDays(value: number, direction: 1 | -1, size: StepSize): number {
  const step = { usual: 1, large: 7, small: 1 / 24 }[size];
  const from = Number.isFinite(value) ? value : 0;
  return Math.max(0, Number((from + direction * step).toFixed(5)));
}

/** By a step in the second digit. */
function stepDose(
  value: number,
  direction: 1 | -1,
  size: StepSize,
  min: number,
  max: number,
): number {
  const from = Number.isFinite(value) ? value : 0;
  const digit = from === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(from))) - 1);
  const step = digit * { usual: 1, large: 10, small: 0.1 }[size];
  return Math.min(max, Math.max(min, Number((from + direction * step).toPrecision(6))));
}
