import { signal } from "@preact/signals-core";
import { describe, expect, it, vi } from "vitest";
import { createLab } from "../../src/lab/lab.ts";
import { treatmentsOf } from "../../src/lab/resolve-document.ts";
import { fromNowOn } from "../../src/lab/treatments/from-now-on.ts";
import { offeredTreatments } from "../../src/lab/treatments/offered-treatments.ts";
import { timesOf } from "../../src/lab/treatments/times.ts";
import { createTreatmentDesk } from "../../src/ui/timeline/treatment-desk.ts";
import { open, smallBase, smallDocument } from "../lab/open-base.ts";

const DAY = 1440;
/** Of the small preset: the drug on days 6, 9 and 12; the window from day 12 to 20. */
const [DRUG, WINDOW] = ["p1", "p2"] as const;

/** A desk on a lab of its own, at a day of the run. */
function deskOn(day: number, lead = 0) {
  const base = smallBase();
  const lab = createLab(smallDocument(), base, { open });
  const beginAgain = vi.fn();
  const time = signal(day * DAY);
  const desk = createTreatmentDesk({
    treatments: lab.treatments,
    model: signal(base.context.model),
    time,
    horizon: signal(30 * DAY),
    now: () => time.peek(),
    lead: () => lead,
    offers: () => offeredTreatments(base, lab.parameters.peek()),
    preview: (command) => treatmentsOf(lab.preview(command), base),
    fromNowOn: (command, now) => fromNowOn(command, now, lab.document.peek(), base),
    send: lab.send,
    beginAgain,
    onFailure: (error) => {
      throw error;
    },
  });
  const startOf = (id: string): number | undefined => {
    const found = lab.treatments.peek().find((one) => one.id === id);
    return found === undefined ? undefined : timesOf(found.intervention).start / DAY;
  };
  return { desk, lab, time, beginAgain, startOf, before: lab.document.peek() };
}

describe("a change on the timeline", () => {
  it("of what is to come is sent at once", () => {
    const { desk, startOf, beginAgain } = deskOn(5);
    desk.propose({ kind: "move-treatment", id: DRUG, start: 7 * DAY });
    expect(startOf(DRUG)).toBe(7);
    expect(desk.question.peek()).toBeNull();
    expect(beginAgain).not.toHaveBeenCalled();
  });

  it("of the next minutes is, too", () => {
    const { desk, lab } = deskOn(6 - 10 / DAY);
    desk.propose({ kind: "delete-treatment", id: DRUG });
    expect(desk.question.peek()).toBeNull();
    expect(lab.treatments.peek().map(({ id }) => id)).toEqual([WINDOW]);
  });

  it("of what has been is asked about first, and shown meanwhile", () => {
    const { desk, lab, before } = deskOn(10);
    desk.propose({ kind: "switch-treatment", id: DRUG, on: false });
    expect(desk.question.peek()).toMatchObject({ since: 6 * DAY, canWait: true });
    expect(lab.document.peek()).toBe(before);
    expect(desk.shown.value.find(({ id }) => id === DRUG)?.on).toBe(false);
    desk.answer("cancel");
    expect(lab.document.peek()).toBe(before);
    expect(desk.shown.value.find(({ id }) => id === DRUG)?.on).toBe(true);
  });

  it("from now on leaves the doses that were given", () => {
    const { desk, lab, beginAgain } = deskOn(10);
    desk.propose({ kind: "switch-treatment", id: DRUG, on: false });
    desk.answer("from-now-on");
    const drugs = lab.treatments.peek().filter(({ id }) => id !== WINDOW);
    expect(drugs.map(({ on, intervention }) => [on, timesOf(intervention).start / DAY])).toEqual([
      [true, 6],
      [false, 12],
    ]);
    expect(drugs.map(({ intervention }) => timesOf(intervention).count)).toEqual([2, 1]);
    expect(desk.question.peek()).toBeNull();
    expect(beginAgain).not.toHaveBeenCalled();
  });

  it("with a restart changes the past, and lets the run begin again once", () => {
    const { desk, startOf, beginAgain } = deskOn(10);
    desk.propose({ kind: "move-treatment", id: DRUG, start: 2 * DAY });
    desk.answer("restart");
    expect(startOf(DRUG)).toBe(2);
    expect(beginAgain).toHaveBeenCalledTimes(1);
  });

  it.each(["from-now-on", "restart"] as const)(
    "is simply made where the run has gone back before the answer: %s",
    (choice) => {
      const { desk, lab, time, beginAgain } = deskOn(10);
      desk.propose({ kind: "delete-treatment", id: DRUG });
      time.value = 0;
      desk.answer(choice);
      expect(lab.treatments.peek().map(({ id }) => id)).toEqual([WINDOW]);
      expect(desk.question.peek()).toBeNull();
      expect(beginAgain).not.toHaveBeenCalled();
    },
  );

  it("cannot wait where nothing of it is to come, by the time of the answer", () => {
    const late = deskOn(15);
    late.desk.propose({ kind: "delete-treatment", id: DRUG });
    expect(late.desk.question.peek()?.canWait).toBe(false);
    const { desk, lab, time, before } = deskOn(10);
    desk.propose({ kind: "delete-treatment", id: DRUG });
    expect(desk.question.peek()?.canWait).toBe(true);
    time.value = 13 * DAY;
    desk.answer("from-now-on");
    expect(desk.question.peek()?.canWait).toBe(false);
    expect(lab.document.peek()).toBe(before);
  });

  it("of a window's end is as soon as can be where the end has passed", () => {
    const { desk, lab } = deskOn(15);
    desk.propose({ kind: "change-treatment", id: WINDOW, stop: 13 * DAY });
    desk.answer("from-now-on");
    const window = lab.treatments.peek().find(({ id }) => id === WINDOW);
    expect(window && timesOf(window.intervention)).toMatchObject({
      start: 12 * DAY,
      stop: 15 * DAY,
    });
  });

  it("is only seen while it is dragged, and gone when it is let go", () => {
    const { desk, lab, before } = deskOn(5);
    desk.sketch({ kind: "move-treatment", id: DRUG, start: 8 * DAY });
    const shown = desk.shown.value.find(({ id }) => id === DRUG);
    expect(shown && timesOf(shown.intervention).start).toBe(8 * DAY);
    expect(desk.withdraw()).toBe(true);
    expect(desk.withdraw()).toBe(false);
    expect(desk.shown.value).toEqual(lab.treatments.peek());
    expect(lab.document.peek()).toBe(before);
  });

  it("that is refused is told, and changes nothing", () => {
    const { desk, lab, before } = deskOn(5);
    desk.propose({ kind: "change-treatment", id: WINDOW, stop: 11 * DAY });
    expect(desk.problem.peek()).not.toBe("");
    expect(lab.document.peek()).toBe(before);
  });

  it("that adds or copies is laid where the run can still reach it, and chosen", () => {
    const { desk, startOf } = deskOn(7, 100);
    const ahead = 7 + 120 / DAY;
    const [offer] = desk.host.offers();
    if (offer === undefined) throw new Error("the model offers nothing");
    desk.add(offer);
    const added = desk.selected.peek()?.id ?? "";
    expect(startOf(added)).toBeCloseTo(ahead, 9);
    desk.copy(DRUG);
    const copied = desk.selected.peek()?.id ?? "";
    expect(copied).not.toBe(added);
    // A day and a half after the first dose, half of the interval.
    expect(startOf(copied)).toBeCloseTo(7.5, 9);
    expect(desk.question.peek()).toBeNull();
  });
});
