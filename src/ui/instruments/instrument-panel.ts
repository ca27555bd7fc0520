import type { RunFinding } from "../../instruments/beside.ts";
import type { Finding, InstrumentContext } from "../../instruments/instrument.ts";
import { INSTRUMENTS } from "../../instruments/instruments.ts";
import {
  INSTRUMENT_KINDS,
  type InstrumentKind,
  type InstrumentSetting,
} from "../../instruments/settings.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { type Card, type CardHost, createCard } from "./card.ts";

export interface InstrumentPanelHost extends CardHost {
  readonly add: (kind: InstrumentKind) => void;
}

export interface InstrumentPanel {
  readonly element: HTMLElement;
  /** The instruments in their order, and what each is called. */
  setInstruments(
    settings: readonly InstrumentSetting[],
    titleOf: (setting: InstrumentSetting) => string,
    context: InstrumentContext | null,
  ): void;
  show(
    id: string,
    finding: Finding | null,
    problem: string | null,
    beside: readonly RunFinding[],
  ): void;
  /** The one that the next drag draws; null: none. */
  setDrawing(id: string | null): void;
  /** Brings one into view. */
  reveal(id: string): void;
}

/** All instruments below each other, and a way to add one. */
export function createInstrumentPanel(host: InstrumentPanelHost): InstrumentPanel {
  const cards = new Map<string, Card>();
  const list = element("div", { class: "instrument-list" });
  const hint = element(
    "p",
    { class: "field-note instrument-hint", attributes: { "aria-live": "polite" } },
    "",
  );
  const select = element("select", {
    class: "add-instrument",
    attributes: { "aria-label": t`Add an instrument` },
    on: {
      change: () => {
        const kind = select.value as InstrumentKind;
        select.value = "";
        host.add(kind);
      },
    },
  });
  select.append(
    new Option(t`Add an instrument…`, "", true, true),
    ...INSTRUMENT_KINDS.map((kind) => new Option(INSTRUMENTS[kind].label, kind)),
  );
  const empty = element(
    "dl",
    { class: "instrument-kinds" },
    ...INSTRUMENT_KINDS.flatMap((kind) => {
      const { label, note } = INSTRUMENTS[kind];
      const add = element(
        "button",
        {
          class: "text-button",
          attributes: { type: "button" },
          on: { click: () => host.add(kind) },
        },
        label,
      );
      return [element("dt", {}, add), element("dd", {}, note)];
    }),
  );
  return {
    element: element("div", { class: "instruments" }, list, hint, select, empty),
    setInstruments: (settings, titleOf, context) => {
      const ids = new Set(settings.map(({ id }) => id));
      for (const [id, card] of cards) {
        if (ids.has(id)) continue;
        card.destroy();
        card.element.remove();
        cards.delete(id);
      }
      settings.forEach((setting, index) => {
        const card = cards.get(setting.id) ?? createCard(setting.id, host);
        cards.set(setting.id, card);
        if (context !== null) card.update(setting, titleOf(setting), context);
        if (list.children[index] !== card.element) {
          list.insertBefore(card.element, list.children[index] ?? null);
        }
      });
      empty.hidden = settings.length > 0;
      select.hidden = settings.length === 0;
    },
    show: (id, finding, problem, beside) => cards.get(id)?.show(finding, problem, beside),
    setDrawing: (id) => {
      for (const [own, card] of cards) card.setDrawing(own === id);
      hint.textContent =
        id === null ? "" : t`Drag over the tissue to draw it; Escape leaves it where it is.`;
    },
    reveal: (id) => cards.get(id)?.element.scrollIntoView({ block: "nearest" }),
  };
}
