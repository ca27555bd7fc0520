import { computed, effect, type ReadonlySignal } from "@preact/signals-core";
import { formatDuration, formatWait } from "../numbers/format-time.ts";
import type { ClaimStanding, ClaimState } from "../observe/claim-standing.ts";
import { claimsSummary } from "../observe/claim-standing.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { type IconName, icon } from "./icon.ts";

export interface ClaimsPanelOptions {
  readonly standings: ReadonlySignal<readonly ClaimStanding[]>;
  /** What a reader should know of them: another grid, changed values; empty: nothing. */
  readonly note: ReadonlySignal<string>;
  /** Goes to a claim's day, min; absent: nobody can yet. */
  readonly onGoTo?: (time: number) => void;
  /** Makes the runs that claims compare with; absent: nobody can yet. */
  readonly onRunControls?: () => void;
  /** How far those are; null: none is being made. */
  readonly controls?: ReadonlySignal<ControlProgress | null>;
  readonly onCancelControls?: () => void;
}

/** Of the runs that claims compare with. */
export interface ControlProgress {
  /** Of all simulated time, 0 to 1. */
  readonly share: number;
  /** Place of the run under way, and how many there are. */
  readonly run: number;
  readonly runs: number;
  /** Infinity: not known yet. */
  readonly secondsLeft: number;
}

export interface ClaimsPanel {
  readonly element: HTMLElement;
  /** Beside the panel's title: "3 of 10 read: 2 hold, 1 fails". */
  readonly tally: HTMLElement;
}

const SIGNS: Readonly<Record<ClaimState, readonly [IconName, string]>> = {
  holds: ["check", t`Holds`],
  fails: ["close", t`Fails`],
  waiting: ["wait", t`Not yet`],
  "needs-run": ["compare", t`Needs another run`],
  missed: ["wait", t`Not read`],
};

/** What the preset says about its own outcome, and how far it has come true in this run. */
export function createClaimsPanel(options: ClaimsPanelOptions): ClaimsPanel {
  const { standings, note, onGoTo, onRunControls, controls: making } = options;
  const list = element("ul", { class: "claims", attributes: { "aria-label": t`Claims` } });
  const remark = element("p", { class: "fine" });
  const controls = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button" },
      on: { click: () => onRunControls?.() },
    },
    t`Run the controls`,
  );
  const bar = element("progress", { attributes: { max: 1, "aria-label": t`Control runs` } });
  const words = element("span", { class: "fine", attributes: { role: "status" } });
  const progress = element(
    "div",
    { class: "controls-progress", attributes: { hidden: true } },
    words,
    bar,
    element(
      "button",
      {
        class: "text-button",
        attributes: { type: "button", "aria-label": t`Cancel the controls` },
        on: { click: () => options.onCancelControls?.() },
      },
      t`Cancel`,
    ),
  );
  const none = element("p", { class: "fine" }, t`This preset claims nothing about its outcome.`);
  let rows: readonly ClaimRow[] = [];
  effect(() => {
    const all = standings.value;
    none.hidden = all.length > 0;
    if (rows.length !== all.length) {
      rows = all.map(() => createRow(onGoTo));
      list.replaceChildren(...rows.map((row) => row.element));
    }
    for (const [index, row] of rows.entries()) row.show(all[index] as ClaimStanding);
    const present = making?.value ?? null;
    const isWanted = onRunControls !== undefined && all.some(needsRun);
    controls.hidden = !isWanted || present !== null;
  });
  effect(() => {
    const present = making?.value ?? null;
    progress.hidden = present === null;
    if (present === null) return;
    const { share, run, runs, secondsLeft } = present;
    bar.value = share;
    const left = Number.isFinite(secondsLeft) ? t`, ${formatWait(secondsLeft)} left` : "";
    words.textContent = t`Control ${run + 1} of ${runs}${left}`;
  });
  const summary = computed(() => claimsSummary(standings.value));
  const tally = element("span", { class: "claims-tally" });
  effect(() => {
    tally.textContent = summary.value;
  });
  effect(() => {
    remark.textContent = note.value;
    remark.hidden = note.value === "" || standings.value.length === 0;
  });
  return {
    element: element("div", { class: "claims-panel" }, none, remark, list, controls, progress),
    tally,
  };
}

function needsRun({ state }: ClaimStanding): boolean {
  return state === "needs-run";
}

interface ClaimRow {
  readonly element: HTMLElement;
  show(standing: ClaimStanding): void;
}

function createRow(onGoTo: ClaimsPanelOptions["onGoTo"]): ClaimRow {
  let present: ClaimStanding | null = null;
  const sign = element("span", { class: "claim-sign", attributes: { role: "img" } });
  const why = element("p", { class: "claim-why" });
  const day =
    onGoTo === undefined
      ? element("span", { class: "claim-day" })
      : element("button", {
          class: "claim-day text-button",
          attributes: { type: "button" },
          on: { click: () => present !== null && onGoTo(present.at) },
        });
  const statement = element("p", { class: "claim-statement" });
  const figure = element("p", { class: "claim-figure" });
  const row = element("li", { class: "claim" }, sign, why, day, statement, figure);
  if (onGoTo !== undefined) {
    row.classList.add("is-way");
    // The button is for keys and says where it goes; the words around it are its larger target.
    row.addEventListener("click", (event) => {
      const isButton = event.target instanceof Element && event.target.closest("button") !== null;
      const isSelecting = getSelection()?.isCollapsed === false;
      if (present !== null && !isButton && !isSelecting) onGoTo(present.at);
    });
  }
  const show = (standing: ClaimStanding): void => {
    if (present !== null && sameStanding(present, standing)) return;
    if (present?.state !== standing.state) {
      const [name, label] = SIGNS[standing.state];
      sign.replaceChildren(icon(name));
      sign.setAttribute("aria-label", label);
      row.dataset["state"] = standing.state;
    }
    present = standing;
    why.textContent = standing.why;
    statement.textContent = standing.statement;
    day.textContent = formatDuration(standing.at);
    if (onGoTo !== undefined)
      day.setAttribute("aria-label", t`Go to ${formatDuration(standing.at)}`);
    figure.textContent = standing.text;
    figure.title = standing.missingRun === undefined ? "" : t`A run with ${standing.missingRun}`;
  };
  return { element: row, show };
}

function sameStanding(a: ClaimStanding, b: ClaimStanding): boolean {
  return (
    a.index === b.index &&
    a.why === b.why &&
    a.statement === b.statement &&
    a.at === b.at &&
    a.state === b.state &&
    a.text === b.text
  );
}
