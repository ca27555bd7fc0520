import type { InteractionMap } from "../../analysis/interaction-map.ts";
import { t } from "../../texts/text.ts";
import type { ScreenName } from "../../ui/analysis/screen.ts";
import { element } from "../../ui/element.ts";
import type { IconName } from "../../ui/icon.ts";
import { iconButton, setPressed } from "../../ui/icon-button.ts";
import { keyOf } from "../../ui/keys.ts";
import { rove } from "../../ui/rove.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import type { Desks } from "./desks.ts";
import { seeTheNewest } from "./see-the-newest.ts";

/** Where `window.milieu.budget` looks: um from the domain's corner, or a formula; neither: in total. */
export interface BudgetOptions {
  readonly at?: readonly number[];
  readonly region?: string;
}

/** A budget as a script gets it; rates in the unit of the field per min. */
export interface ScriptedBudget {
  readonly field: string;
  readonly unit: string;
  /** min */
  readonly time: number;
  readonly value: number;
  readonly voxels: number;
  readonly made: number;
  readonly taken: number;
  readonly net: number;
  readonly terms: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    readonly module: string;
    readonly rate: number;
  }[];
}

/** Map, budget and equations of the model; what they need is loaded with the first of them. */
export interface Analysis {
  /** Opens a screen, or closes it where it is open. */
  readonly toggle: (name: ScreenName) => void;
  readonly changed: (change: SessionChange) => void;
  /** The pointer rests at a place of the tissue (um), or left it. */
  readonly pointAt: (at: { readonly x: number; readonly y: number } | null) => void;
  readonly budget: (field: string, options: BudgetOptions) => Promise<ScriptedBudget>;
  readonly interactions: () => Promise<InteractionMap>;
}

const screens: readonly (readonly [ScreenName, IconName, string])[] = [
  ["map", "map", t`Map`],
  ["budget", "budget", t`Budget`],
  ["equations", "equations", t`Equations`],
];

export function createAnalysis(page: Page, session: Session): Analysis {
  let desks: Desks | null = null;
  let loading: Promise<Desks> | null = null;
  const { signals, shell } = page.furniture;
  let at: { readonly x: number; readonly y: number } | null = null;
  const load = async (): Promise<Desks> => {
    const { createDesks } = await import("./desks.ts");
    desks = createDesks(page, session, {
      at: () => at,
      onScreen: show,
      focusButton: (name) => buttons.get(name)?.focus(),
    });
    return desks;
  };
  const loaded = (): Promise<Desks> => {
    // What could not be loaded (no network) is asked for again the next time.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const toggle = (name: ScreenName): void =>
    guard(
      page,
      loaded().then((ready) => ready.toggle(name)),
    );
  const buttons = new Map(
    screens.map(([name, icon, label]) => [
      name,
      iconButton({
        icon,
        label,
        text: label,
        shortcut: keyOf(name),
        class: "compare-button screen-button",
        pressed: false,
        onPress: () => toggle(name),
      }),
    ]),
  );
  const show = (open: ScreenName | null): void => {
    for (const [name, button] of buttons) setPressed(button, name === open);
    signals.screen.value = open;
  };
  const group = element(
    "div",
    { class: "screen-buttons", attributes: { role: "group", "aria-label": t`Model` } },
    ...buttons.values(),
  );
  rove(group, "button");
  shell.slots.screens.append(group);
  seeTheNewest(signals, shell.layout, {
    screen: () => desks?.close(),
    editor: () => page.editor?.close(),
  });
  return {
    toggle,
    changed: (change) => desks?.changed(change),
    pointAt: (next) => {
      if (next === null) return;
      at = next;
      desks?.pointed();
    },
    budget: async (field, options) => (await loaded()).budget(field, options),
    interactions: async () => (await loaded()).interactions(),
  };
}
