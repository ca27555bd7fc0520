import { effect, untracked } from "@preact/signals-core";
import "../../styles/instruments.css";
import { drawChart, printStyle } from "../../instruments/chart/draw-chart.ts";
import { svgText } from "../../instruments/chart/node.ts";
import { findingCsv } from "../../instruments/finding-csv.ts";
import type { Place } from "../../instruments/instrument.ts";
import { INSTRUMENTS, instrumentOf } from "../../instruments/instruments.ts";
import { pairOf } from "../../instruments/parts.ts";
import type { InstrumentKind, InstrumentSetting } from "../../instruments/settings.ts";
import { extentOf } from "../../instruments/shape.ts";
import { freeInstrumentId } from "../../lab/commands/instrument-commands.ts";
import type { Lab } from "../../lab/lab.ts";
import { legibleOnWhite } from "../../look/legible-color.ts";
import { t } from "../../texts/text.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import { createInstrumentPanel } from "../../ui/instruments/instrument-panel.ts";
import { createOverlay } from "../../ui/instruments/overlay.ts";
import { runProblem } from "../../ui/messages.ts";
import type { Stage } from "../../view/stage.ts";
import type { Page } from "../page.ts";
import { guard, sendCommand, startAgain } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import { contextOf } from "./context.ts";
import { lensOf, placeOverlay } from "./lens.ts";
import { markOf } from "./mark.ts";
import { Measuring } from "./measuring.ts";

export interface InstrumentDesk {
  readonly changed: (change: SessionChange) => void;
  /** One more, with the next drag drawing it; a probe is at `at` where that is given. */
  readonly add: (kind: InstrumentKind, at?: Place | null) => void;
}

/** px of a chart in a file. */
const PICTURE_WIDTH = 480;

/** All that has to do with instruments on the page: panel, handles on the picture, and what is measured. */
export function createDesk(page: Page, session: Session, lab: Lab): InstrumentDesk {
  const { shell, signals, panels, notices } = page.furniture;
  const measuring = new Measuring(
    session,
    () => contextOf(session),
    (error) => notices.show(runProblem(error, () => guard(page, startAgain(page)))),
  );
  const settingOf = (id: string): InstrumentSetting | undefined =>
    lab.document.peek().instruments.find((one) => one.id === id);
  const change = (instrument: InstrumentSetting, gesture?: string): void =>
    sendCommand(page, {
      kind: "set-instrument",
      instrument,
      ...(gesture !== undefined && { gesture }),
    });
  let drawing: string | null = null;
  const setDrawing = (id: string | null): void => {
    if (id !== null && session.stage.space !== "plane") {
      const title = t`Shapes are drawn on the plane. Choose Channels or Field to draw this one.`;
      notices.show({ kind: "info", key: "instrument", title, seconds: 8 });
      setDrawing(null);
      return;
    }
    drawing = id;
    panel.setDrawing(id);
    overlay.setDrawing(id);
  };
  const overlay = createOverlay({
    lens: () => lensOf(session, shell.stage),
    extent: () => extentOf(session.engine?.grid ?? EMPTY),
    step: () => session.engine?.grid.dx ?? 1,
    change: (id, shape, gesture) => {
      const own = settingOf(id);
      if (own === undefined) return;
      const next = instrumentOf(own.kind).reshape(own as never, shape);
      change(next as InstrumentSetting, gesture);
    },
    drawn: () => setDrawing(null),
  });
  const titleOf = (setting: InstrumentSetting): string => {
    if (setting.name !== undefined) return setting.name;
    const { instruments } = lab.document.peek();
    const same = instruments.filter(
      ({ kind, name }) => kind === setting.kind && name === undefined,
    );
    const { label } = INSTRUMENTS[setting.kind];
    return same.length === 1 ? label : `${label} ${same.indexOf(setting) + 1}`;
  };

  const add = (kind: InstrumentKind, at: Place | null = null): void => {
    const context = contextOf(session);
    const start = context === null ? null : instrumentOf(kind).start(context);
    if (context === null || start === null) {
      const title = t`This model has nothing for: ${INSTRUMENTS[kind].label}`;
      notices.show({ kind: "info", key: "instrument", title, seconds: 8 });
      return;
    }
    const id = freeInstrumentId(lab.document.peek());
    const { nz } = context.grid;
    const slice = session.picture?.choice.slice;
    const here = kind === "probe" && at !== null ? { at: pairOf(at) } : {};
    change({
      ...start,
      ...here,
      id,
      ...(nz > 1 && slice !== undefined && { slice }),
    } as InstrumentSetting);
    const own = settingOf(id);
    if (own === undefined) return;
    panel.reveal(id);
    const hasShape = instrumentOf(kind).shape(own as never) !== null;
    setDrawing(hasShape && at === null ? id : null);
  };

  const download = (id: string, as: "csv" | "svg"): void => {
    const { finding = null, beside = [] } = measuring.shownOf(id) ?? {};
    const [setting, preset] = [settingOf(id), session.preset];
    if (finding === null || setting === undefined || preset === null) return;
    const title = titleOf(setting);
    const suffix = `-${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.${as}`;
    const style = printStyle(legibleOnWhite);
    const text =
      as === "csv"
        ? findingCsv(finding, beside)
        : svgText(drawChart(finding, { width: PICTURE_WIDTH, style, title, beside }).svg);
    const type = as === "csv" ? "text/csv" : "image/svg+xml";
    saveFile(new Blob([text], { type }), fileNameOf(preset, suffix));
  };

  const panel = createInstrumentPanel({
    add,
    change: (setting) => change(setting),
    remove: (id) => sendCommand(page, { kind: "remove-instrument", id }),
    draw: (id) => setDrawing(drawing === id ? null : id),
    download,
    point: (id, row) => {
      const [setting, finding] = [settingOf(id), measuring.shownOf(id)?.finding];
      overlay.setMark(row === null || !setting || !finding ? null : markOf(setting, finding, row));
    },
    focus: overlay.setFocus,
  });
  panels.instruments.body.append(panel.element);
  placeOverlay(overlay.element, shell.stage);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || drawing === null) return;
    event.preventDefault();
    setDrawing(null);
  });

  /** Of a document that is not run yet the instruments wait. */
  const follow = (): void => {
    const { instruments } = lab.document.peek();
    const isOpen = signals.instrumentsOpen.peek();
    const isShown = isOpen && session.run?.base === lab.base.peek();
    panel.setInstruments(instruments, titleOf, contextOf(session));
    overlay.element.hidden = !isShown || session.stage.space !== "plane";
    if (drawing !== null && settingOf(drawing) === undefined) setDrawing(null);
    if (!isOpen) setDrawing(null);
    overlay.setShapes(
      isShown
        ? instruments.flatMap((one) => {
            const shape = instrumentOf(one.kind).shape(one as never);
            return shape === null ? [] : [{ id: one.id, title: titleOf(one), shape }];
          })
        : [],
    );
    measuring.setInstruments(isShown ? instruments : []);
  };
  effect(() => {
    void lab.document.value.instruments;
    void signals.instrumentsOpen.value;
    untracked(follow);
  });
  effect(() => {
    const shown = measuring.shown.value;
    untracked(() => {
      for (const { id, finding, problem, beside } of shown.values()) {
        panel.show(id, finding, problem, beside);
      }
    });
  });
  let framed: Stage | null = null;
  let leave = (): void => {};
  /** The picture may be on another stage since a machine was lost. */
  const followFraming = (): void => {
    if (framed === session.stage) return;
    leave();
    framed = session.stage;
    leave = framed.onReframe(() => overlay.layOut());
  };
  followFraming();
  return {
    add,
    changed: (what) => {
      followFraming();
      if (what === "preset" || what === "view") {
        follow();
        measuring.refresh();
      }
      overlay.layOut();
      measuring.follow();
    },
  };
}

const EMPTY = { dimensions: 2, nx: 1, ny: 1, nz: 1, dx: 1, dy: 1, dz: 1 } as const;
