import {
  type Budget,
  type BudgetPlace,
  budgetOf,
  type PreparedBudget,
  prepareBudget,
} from "../../analysis/budget.ts";
import { BudgetHistory } from "../../analysis/budget-history.ts";
import { budgetTable } from "../../analysis/budget-table.ts";
import { rateScaleOf } from "../../analysis/rate-scale.ts";
import { tissueOf } from "../../analysis/tissue-state.ts";
import { paintedOf } from "../../look/views.ts";
import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import { termColors } from "../../ui/analysis/budget-colors.ts";
import { type BudgetChoice, createBudgetView } from "../../ui/analysis/budget-view.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import { horizonOf } from "../../ui/time-scale.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import type { Desk, DeskHost } from "./desks.ts";
import { presentTissue, readPresent } from "./present-tissue.ts";
import { readPoint, readRegion } from "./read-place.ts";

/** Moments of the past that are looked up when a budget is opened. */
const PAST = 40;
/** ms between two budgets while it plays. */
const EVERY = 400;

/** The budget of a chosen field at a chosen place, followed over time. */
export function createBudgetDesk(session: Session, host: DeskHost): Desk {
  const history = new BudgetHistory();
  let choice: BudgetChoice = { field: "", place: "total", text: "", pinned: false };
  let prepared: PreparedBudget | null = null;
  let model: Model | null = null;
  let problem = "";
  let fields: ReturnType<typeof fieldsOf> = [];
  let generation = 0;
  let busy = false;
  let again = false;
  let readAt = Number.NEGATIVE_INFINITY;
  const view = createBudgetView({
    choose: (change) => {
      const other = change.place !== undefined && change.place !== choice.place;
      choice = { ...choice, ...(other ? { text: "", pinned: false } : {}), ...change };
      begin();
    },
    downloadTable: () => {
      const { preset } = session;
      if (preset === null || history.list.length === 0) return;
      const blob = new Blob([budgetTable(history.list)], { type: "text/csv" });
      saveFile(blob, fileNameOf(preset, `-budget-${choice.field}.csv`));
    },
    savePicture: (picture) => {
      if (session.preset === null) return;
      saveFile(picture, fileNameOf(session.preset, `-budget-${choice.field}.png`));
    },
  });

  /** Another field, place or model. */
  const begin = (): void => {
    generation++;
    history.clear();
    problem = "";
    prepared = null;
    const present = presentTissue(session);
    const grid = session.engine?.grid;
    if (present === null || grid === undefined) return;
    if (model !== present.model) {
      model = present.model;
      fields = fieldsOf(model);
      if (!fields.some(({ name }) => name === choice.field)) {
        choice = { ...choice, field: favorite(session, model) };
      }
    }
    followPointer();
    try {
      const place = placeOf(choice, grid);
      if (place === null) problem = t`Point at the tissue, or write x and y in µm.`;
      else prepared = prepareBudget(model, present.terms, choice.field, place);
    } catch (error) {
      problem = problemOf(error);
    }
    show();
    host.guard(refresh(true).then(lookBack));
  };
  const followPointer = (): void => {
    const at = host.at();
    if (choice.place !== "point" || choice.pinned || at === null) return;
    const isSolid = session.engine?.grid.dimensions === 3;
    const numbers = isSolid ? [at.x, at.y, at.z] : [at.x, at.y];
    choice = { ...choice, text: numbers.map((value) => value.toFixed(1)).join(", ") };
  };
  const show = (): void => {
    if (model === null) return;
    const scale = rateScaleOf(model, choice.field);
    const present = presentOf(history.list, session.engine?.time ?? 0);
    const terms = sorted(history.list);
    const { stopTime } = session.clock;
    const now = present?.time ?? 0;
    view.show({
      choice,
      fields,
      budgets: history.list,
      present,
      colors: termColors(model, terms),
      scale,
      end: horizonOf(Math.max(now, history.list.at(-1)?.time ?? 0), stopTime),
      problem,
    });
  };
  /** The budget of now. */
  const refresh = async (force = false): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    const wanted = prepared;
    const present = presentTissue(session);
    if (wanted === null || present === null) return;
    if (!force && session.loop.playing && performance.now() - readAt < EVERY) return;
    busy = true;
    try {
      const state = await readPresent(session, present.scenario, wanted.slots);
      if (state === null || wanted !== prepared || state.model !== model) return;
      history.add(budgetOf(wanted, state));
      show();
    } finally {
      busy = false;
      readAt = performance.now();
      if (again) {
        again = false;
        host.guard(refresh(true));
      }
    }
  };
  /** Budgets of the states that the run has kept. */
  const lookBack = async (): Promise<void> => {
    const own = generation;
    const run = session.run?.run;
    const present = presentTissue(session);
    const wanted = prepared;
    if (run === undefined || present === null || wanted === null) return;
    const states = run.states.peek().filter(({ time }) => time < run.time.peek());
    const every = Math.max(1, Math.ceil(states.length / PAST));
    for (const { time } of states.filter((_, index) => index % every === 0)) {
      const snapshot = await run.lastKept(time);
      if (own !== generation || session.run?.run !== run) return;
      if (snapshot === null) continue;
      history.fill(budgetOf(wanted, tissueOf(present.model, present.scenario, snapshot)));
      show();
    }
  };
  return {
    name: "budget",
    title: t`Budget`,
    head: view.head,
    tools: view.tools,
    body: view.element,
    open: begin,
    close: () => {
      generation++;
      prepared = null;
    },
    changed: (change: SessionChange) => {
      if (change === "preset") begin();
      else if (change === "measurement" || change === "parameters") {
        host.guard(refresh(change === "parameters"));
      }
    },
    chooseField: (field) => {
      choice = { ...choice, field };
      begin();
    },
    pointed: () => {
      if (choice.place !== "point" || choice.pinned) return;
      const before = choice.text;
      followPointer();
      if (choice.text !== before) begin();
    },
  };
}

function placeOf({ place, text }: BudgetChoice, grid: Parameters<typeof readPoint>[1]) {
  if (place === "total") return { kind: "total" } satisfies BudgetPlace;
  if (place === "region") return readRegion(text);
  return text === "" ? null : readPoint(text, grid);
}

function presentOf(list: readonly Budget[], time: number): Budget | null {
  return list.findLast((one) => one.time <= time + 1e-6) ?? list.at(-1) ?? null;
}

/** Terms by how much they moved on the whole, the largest first. */
function sorted(list: readonly Budget[]) {
  const size = new Map<string, number>();
  for (const { entries } of list) {
    for (const { term, rate } of entries) {
      size.set(term.id, (size.get(term.id) ?? 0) + (Number.isFinite(rate) ? Math.abs(rate) : 0));
    }
  }
  const terms = list.at(-1)?.entries.map(({ term }) => term) ?? [];
  return [...terms].sort((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0));
}

const kinds = { population: t`Cells`, substrate: t`Molecules`, static: t`Tissue` } as const;

function fieldsOf({ fields, compartments }: Model) {
  return [
    ...(["population", "substrate", "static"] as const).flatMap((kind) =>
      fields
        .filter((field) => field.kind === kind)
        .map(({ name, label }) => ({ name, label, group: kinds[kind] })),
    ),
    ...compartments.map(({ name, label }) => ({ name, label, group: t`Outside the tissue` })),
  ];
}

/** What most ask about first: the field that the picture shows first, a population if there is one. */
function favorite({ picture }: Session, { fields, compartments }: Model): string {
  const painted = picture === null ? [] : paintedOf(picture.resolved()).map(({ field }) => field);
  const populations = fields.filter(({ kind }) => kind === "population").map(({ name }) => name);
  return (
    painted.find((name) => populations.includes(name)) ??
    populations[0] ??
    fields[0]?.name ??
    compartments[0]?.name ??
    ""
  );
}
