import type { ReadonlySignal } from "@preact/signals-core";
import type { Layout } from "../../lab/document.ts";
import type { Lab } from "../../lab/lab.ts";
import { inWords } from "../../ui/compare/offers.ts";
import type { OtherRun } from "../picture/picture.ts";
import type { ProbeRun } from "../picture/probe.ts";
import type { Beside, BesideRun, MeasuredRun, RunCurve } from "../session/beside.ts";
import type { Session } from "../session/session.ts";
import type { LinkedStages } from "./linked-stages.ts";
import type { ComparePane } from "./pane.ts";
import type { CompareRun } from "./run.ts";
import type { CompareRuns } from "./runs.ts";

/** Lines of further runs: a curve has the color of its quantity, a run its line. */
export const DASHES: readonly (readonly number[])[] = [
  [6, 4],
  [2, 3],
  [9, 3, 2, 3],
];

export interface BesideParts {
  readonly session: Session;
  readonly lab: Lab;
  readonly runs: CompareRuns;
  readonly panes: ReadonlyMap<CompareRun, ComparePane>;
  readonly links: LinkedStages;
  readonly layout: ReadonlySignal<Layout>;
  readonly wipers: ReadonlySignal<readonly number[]>;
}

/** The further run that the difference is to: the one that the view names; null: it is not there yet. */
export function comparedRun({ session, lab, runs }: BesideParts): CompareRun | null {
  const { arms } = lab.document.peek().compare;
  const named = session.picture?.choice.settings.difference?.against;
  const index = arms.findIndex(({ label }) => label === named);
  const run = runs.list.peek()[Math.max(0, index)];
  return run?.loaded == null || run.waits.peek() !== null ? null : run;
}

/** Whether the run that the difference is to has not what it is of, as one of another model may. */
export function lacksField(parts: BesideParts): boolean {
  const { scenario } = comparedRun(parts)?.loaded?.preset ?? {};
  const name = parts.session.picture?.choice.settings.difference?.field;
  if (scenario === undefined || name === undefined) return false;
  const { fields, observables } = scenario.model;
  return ![...fields, ...observables].some((one) => one.name === name);
}

/** The further runs as the session shows them beside its own. */
export function createBeside(parts: BesideParts): Beside {
  const { session, lab, runs, panes, links, layout, wipers } = parts;
  const labels = (): readonly string[] =>
    lab.document.peek().compare.arms.map(({ label }) => label);
  const isDifference = (): boolean => layout.peek() === "difference";
  const shown = (): readonly ComparePane[] => (isDifference() ? [] : [...panes.values()]);
  const shownRuns = (): readonly CompareRun[] =>
    runs.list.peek().filter(({ loaded, waits }) => loaded !== null && waits.peek() === null);
  /** Values of another model share neither windows nor rows with this one's. */
  const isAlike = ({ loaded }: CompareRun): boolean => loaded?.base === lab.base.peek();
  return {
    draw: async () => {
      links.set([session.stage, ...shown().flatMap(({ mounted }) => mounted?.stage ?? [])]);
      const { view } = session.stage;
      const slice = session.picture?.choice.slice ?? 0;
      if (view === null) return;
      await Promise.all(shown().map((pane) => pane.draw(view, slice)));
    },
    others: () =>
      runs.list.peek().flatMap((run): OtherRun[] => {
        const { loaded, measurement } = run;
        return loaded !== null && isAlike(run) ? [{ engine: loaded.run.engine, measurement }] : [];
      }),
    against: () => {
      const run = isDifference() && !lacksField(parts) ? comparedRun(parts) : null;
      const own = run?.loaded?.run;
      return own === undefined ? null : () => own.engine;
    },
    probed: () =>
      runs.list.peek().flatMap((run, index): ProbeRun[] => {
        const engine = run.loaded?.run.engine;
        if (engine === undefined || !isAlike(run)) return [];
        const label = inWords(labels()[index] ?? "");
        if (!isDifference()) return [{ label, engine, image: panes.get(run)?.image ?? null }];
        const image = session.picture?.againstImage ?? null;
        return run === comparedRun(parts) ? [{ label, engine, image }] : [];
      }),
    arrangement: () => {
      const to = comparedRun(parts);
      return {
        layout: layout.peek(),
        wipers: wipers.peek(),
        against: 1 + Math.max(0, to === null ? 0 : shownRuns().indexOf(to)),
      };
    },
    filmed: () =>
      shownRuns().flatMap((one): BesideRun[] => {
        const index = runs.list.peek().indexOf(one);
        const dash = DASHES[index];
        const label = inWords(labels()[index] ?? "");
        const { loaded } = one;
        if (loaded === null) return [];
        const own = isAlike(one) ? {} : { setting: loaded.preset.view };
        return [{ label, run: loaded.run, ...own, ...(dash && { dash }) }];
      }),
    measured: () =>
      runs.list.peek().flatMap((run, index): MeasuredRun[] => {
        const { loaded } = run;
        if (loaded === null || !isAlike(run)) return [];
        const dash = DASHES[index];
        const label = inWords(labels()[index] ?? "");
        return [{ label, run: loaded.run, ...(dash && { dash }) }];
      }),
    curves: () =>
      runs.list.peek().flatMap(({ loaded }, index): RunCurve[] => {
        if (loaded === null) return [];
        const dash = DASHES[index];
        const label = labels()[index] ?? "";
        const { model } = loaded.preset.scenario;
        return [{ label, model, data: loaded.run.series, ...(dash && { dash }) }];
      }),
  };
}
