import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import "../../styles/compare.css";
import "../../styles/wiper.css";
import type { Lab } from "../../lab/lab.ts";
import type { Mode } from "../../look/looks.ts";
import { presetCards } from "../../preset/preset-library.ts";
import { t } from "../../texts/text.ts";
import { createChooser } from "../../ui/compare/chooser.ts";
import {
  createCompareSignals,
  evenWipers,
  type ShownRun,
} from "../../ui/compare/compare-signals.ts";
import { layOutPanes } from "../../ui/compare/lay-out-panes.ts";
import { chooserContents, inWords } from "../../ui/compare/offers.ts";
import { createRunHead } from "../../ui/compare/run-head.ts";
import { createRunsRow } from "../../ui/compare/runs-row.ts";
import { pictureProblem, runProblem } from "../../ui/messages.ts";
import { listenToPointers } from "../../view/pointer-tools.ts";
import { listenToStageKeys } from "../../view/stage-keys.ts";
import type { Page } from "../page.ts";
import { guard, moveCursor, startAgain } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import { showCurves } from "../sync-furniture.ts";
import { type BesideParts, comparedRun, createBeside, DASHES, lacksField } from "./beside.ts";
import { createCompareCommands, MOST_ARMS } from "./commands.ts";
import { linkStages } from "./linked-stages.ts";
import { ComparePane } from "./pane.ts";
import type { CompareRun } from "./run.ts";
import { CompareRuns } from "./runs.ts";

export interface CompareScreen {
  /** Offers what to compare with, beside a button. */
  readonly choose: (anchor: HTMLElement) => void;
  readonly changed: (change: SessionChange) => void;
}

const MAIN = t`This run`;

/** Everything of a comparison on the page: runs, stages, row, chooser, and what leads from one to the other. */
export function createCompareScreen(page: Page, session: Session, lab: Lab): CompareScreen {
  const { shell, signals: frame } = page.furniture;
  const signals = createCompareSignals();
  const runs = new CompareRuns(session, lab, {
    onProgress: () => session.scene.redraw(),
    onFailure: (error) => guard(page, Promise.reject(error)),
  });
  const panes = new Map<CompareRun, ComparePane>();
  const links = linkStages();
  const { layout, wipers } = signals;
  const parts: BesideParts = { session, lab, runs, panes, links, layout, wipers };
  const beside = createBeside(parts);
  const mode = signal<Mode | null>(null);
  /** The difference is to a run that has not what it is of. */
  const lacks = signal(false);
  let lastMode: Mode | null = null;
  const commands = createCompareCommands(page, session, lab, () => lastMode);
  const chooser = createChooser();
  const choose = (anchor: HTMLElement): void => {
    const open = async (): Promise<void> => {
      const [document, base] = [lab.document.peek(), lab.base.peek()];
      const contents = chooserContents(document, base, await presetCards(), commands.add);
      chooser.open(anchor, { ...contents, isFull: document.compare.arms.length >= MOST_ARMS });
    };
    guard(page, open());
  };
  const mainHead = createRunHead("main", { close: () => {} });
  const row = createRunsRow(signals, { ...commands, add: choose });
  shell.slots.runs.before(chooser.element);
  links.pointAt(shell.stage);

  const createPane = (run: CompareRun): ComparePane => {
    const pane: ComparePane = new ComparePane(run, {
      close: commands.close,
      onStage: () => {
        pane.mounted?.stage.setFraming(session.stage.framing);
        session.scene.redraw();
      },
      onFlux: (of, key, scale) => session.picture?.followFlux(key, scale, of),
      onFailure: (error, retry) => page.furniture.notices.show(pictureProblem(error, retry)),
    });
    listenToStageKeys(pane.stageElement, () => pane.mounted?.stage ?? session.stage);
    listenToPointers(pane.stageElement, {
      stage: () => pane.mounted?.stage ?? session.stage,
      isBrushing: () => false,
      paint: () => {},
      hover: (at, clientX, clientY, sight) => page.probe?.moveTo(at, clientX, clientY, sight),
      brushRadius: () => 0,
      moveCursor: (cursor) => moveCursor(page, cursor),
    });
    links.pointAt(pane.stageElement);
    return pane;
  };

  // A pane for each run.
  effect(() => {
    const list = runs.list.value;
    untracked(() => {
      for (const [run, pane] of panes) {
        if (list.includes(run)) continue;
        pane.dispose();
        panes.delete(run);
        session.picture?.forgetFlux(pane);
      }
      for (const run of list) {
        const pane = panes.get(run) ?? createPane(run);
        panes.set(run, pane);
        shell.panes.append(pane.element);
        void pane.mount(session.machine);
      }
      signals.wipers.value = evenWipers(list.length + 1);
    });
  });

  // What the row and the heads say.
  effect(() => {
    const { arms } = lab.document.value.compare;
    const further = runs.list.value.map((run, index): ShownRun => {
      const dash = DASHES[index];
      const label = inWords(arms[index]?.label ?? "");
      panes
        .get(run)
        ?.head.show({ key: run.key, label, waits: run.waits.value, ...(dash && { dash }) });
      return { key: run.key, label, waits: run.waits.value, ...(dash && { dash }) };
    });
    const main: ShownRun = { key: "main", label: MAIN, waits: null };
    signals.runs.value = further.length === 0 ? [] : [main, ...further];
  });
  effect(() => {
    const further = signals.runs.value.slice(1);
    const to = further.find(({ key }) => key === signals.against.value) ?? further[0];
    const isDifference = signals.layout.value === "difference" && to !== undefined;
    const what = signals.fields.value.find(({ name }) => name === signals.field.value);
    const lack = { text: t`It has no “${what?.label ?? ""}”`, share: null, failed: true };
    mainHead.show({
      key: "main",
      label: isDifference ? t`${MAIN}, less “${to.label}”` : MAIN,
      waits: isDifference ? (to.waits ?? (lacks.value ? lack : null)) : null,
    });
  });
  const isOn = computed(() => signals.runs.value.length > 0);
  effect(() => {
    const on = isOn.value;
    untracked(() => {
      shell.slots.runs.replaceChildren(...(on ? [row] : []));
      if (on) shell.panes.firstElementChild?.prepend(mainHead.element);
      else mainHead.element.remove();
    });
  });

  // The layout: a look other than the difference shows the runs themselves.
  effect(() => {
    const { layout, arms } = lab.document.value.compare;
    const wanted = layout === "difference" && mode.value !== "difference" ? "side" : layout;
    signals.layout.value = arms.length === 0 ? "side" : wanted;
  });
  layOutPanes(signals, shell.panes, frame.panes);

  // What the session shows of them changes with the layout, what the difference is of and to, and when a run has joined.
  const joined = computed(() => runs.list.value.filter(({ waits }) => waits.value === null).length);
  effect(() => {
    void joined.value;
    void signals.layout.value;
    void signals.against.value;
    void signals.field.value;
    const on = isOn.value;
    untracked(() => {
      session.beside = on ? beside : null;
      lacks.value = on && lacksField(parts);
      session.showBeside();
      showCurves(page.furniture, session);
    });
  });

  /** What the further runs measure follows what the main run did. */
  let measuring: Promise<unknown> | null = null;
  let isStale = false;
  const showMeasured = (): void => {
    const { measurement } = session;
    // Windows are those of all runs; while they move the next measurement brings them up.
    if (session.loop.isAtRest && measurement !== null) session.scene.follow(measurement);
    showCurves(page.furniture, session);
  };
  const measure = (): void => {
    isStale = measuring !== null;
    if (isStale || runs.joined.length === 0) return;
    measuring = Promise.all(runs.joined.map((run) => run.measure()))
      .then(showMeasured)
      .catch((error: unknown) =>
        page.furniture.notices.show(runProblem(error, () => guard(page, startAgain(page)))),
      )
      .finally(() => {
        measuring = null;
        if (isStale) measure();
      });
  };
  const showLook = (): void => {
    const { run, picture } = session;
    if (run === null || picture === null) return;
    const { mode: present, settings } = picture.choice;
    if (present !== "difference") lastMode = present;
    const { fields, observables } = run.preset.scenario.model;
    batch(() => {
      mode.value = present;
      signals.fields.value = [...fields, ...observables].map(({ name, label }) => ({
        name,
        label,
      }));
      signals.field.value = settings.difference?.field ?? "";
      signals.against.value = comparedRun(parts)?.key ?? "";
    });
  };
  const changed = (change: SessionChange): void => {
    if (change === "view" || change === "preset") showLook();
    if (change === "preset") {
      for (const pane of panes.values()) void pane.mount(session.machine);
    }
    if (change === "preset" || change === "treatments") runs.follow();
    if (change !== "measurement") return;
    measure();
    // Whoever went back with the main run alone left the others behind.
    if (session.loop.isAtRest && !runs.areLevel) runs.follow();
  };
  changed("preset");
  return { choose, changed };
}
