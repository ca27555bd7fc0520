import "../../styles/analysis.css";
import { budgetOf, prepareBudget } from "../../analysis/budget.ts";
import type { InteractionMap } from "../../analysis/interaction-map.ts";
import { t } from "../../texts/text.ts";
import { createScreen, type Screen, type ScreenName } from "../../ui/analysis/screen.ts";
import type { Page } from "../page.ts";
import { guard } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { SessionChange } from "../session/session-host.ts";
import type { BudgetOptions, ScriptedBudget } from "./analysis.ts";
import { createBudgetDesk } from "./budget-desk.ts";
import { presentTissue, readPresent } from "./present-tissue.ts";
import { pointOf, readRegion } from "./read-place.ts";

/** What stands behind a screen. */
export interface Desk {
  readonly name: ScreenName;
  readonly title: string;
  readonly head: readonly HTMLElement[];
  readonly tools: readonly HTMLElement[];
  readonly body: HTMLElement;
  open(): void;
  close(): void;
  changed(change: SessionChange): void;
  pointed(): void;
  /** Of a screen about one field: another one. */
  chooseField?(field: string): void;
}

export interface DeskHost {
  /** Where the pointer was over the tissue last, um; null: it was not. */
  readonly at: () => { readonly x: number; readonly y: number; readonly z: number } | null;
  readonly guard: (work: Promise<unknown>) => void;
  /** What a reader calls a module. */
  readonly originLabel: (origin: string) => string;
  /** Shows the budget of a field. */
  readonly openBudget: (field: string) => void;
}

export interface Desks {
  toggle(name: ScreenName): Promise<void>;
  /** Closes what is open. */
  close(): void;
  changed(change: SessionChange): void;
  pointed(): void;
  budget(field: string, options: BudgetOptions): Promise<ScriptedBudget>;
  interactions(): Promise<InteractionMap>;
}

/** The screens, one of them open at a time. */
export function createDesks(
  page: Page,
  session: Session,
  parts: {
    readonly at: () => { readonly x: number; readonly y: number } | null;
    readonly onScreen: (open: ScreenName | null) => void;
    readonly focusButton: (name: ScreenName) => void;
  },
): Desks {
  const host: DeskHost = {
    at: () => {
      const at = parts.at();
      const slice = session.picture?.choice.slice ?? 0;
      return at === null ? null : { ...at, z: (slice + 0.5) * (session.engine?.grid.dz ?? 0) };
    },
    guard: (work) => guard(page, work),
    originLabel: (origin) => {
      const modules = session.run?.base.family.library ?? [];
      return modules.find(({ name }) => name === origin)?.label ?? t`This model`;
    },
    openBudget: (field) => host.guard(openBudget(field)),
  };
  const slot = page.furniture.shell.slots.screen;
  const desks = new Map<ScreenName, Desk>();
  let open: { readonly desk: Desk; readonly screen: Screen } | null = null;
  const deskOf = async (name: ScreenName): Promise<Desk> => {
    const known = desks.get(name);
    if (known !== undefined) return known;
    const made = await makeDesk(name, page, session, host);
    desks.set(name, made);
    return made;
  };
  const close = (): void => {
    if (open === null) return;
    const { desk, screen } = open;
    const hadFocus = screen.element.contains(document.activeElement);
    open = null;
    desk.close();
    screen.close();
    parts.onScreen(null);
    if (hadFocus) parts.focusButton(desk.name);
  };
  const show = async (name: ScreenName): Promise<Desk> => {
    const desk = await deskOf(name);
    close();
    const screen = createScreen({ ...desk, onClose: close });
    open = { desk, screen };
    slot.append(screen.element);
    screen.element.focus({ preventScroll: true });
    parts.onScreen(name);
    desk.open();
    return desk;
  };
  const openBudget = async (field: string): Promise<void> => {
    (await show("budget")).chooseField?.(field);
  };
  return {
    toggle: async (name) => {
      if (open?.desk.name === name) close();
      else await show(name);
    },
    close,
    changed: (change) => open?.desk.changed(change),
    pointed: () => open?.desk.pointed(),
    budget: (field, options) => scriptedBudget(session, field, options),
    interactions: async () => {
      const { presentMap } = await import("./present-map.ts");
      return presentMap(session);
    },
  };
}

async function makeDesk(
  name: ScreenName,
  page: Page,
  session: Session,
  host: DeskHost,
): Promise<Desk> {
  if (name === "budget") return createBudgetDesk(session, host);
  if (name === "map") {
    const { createMapDesk } = await import("./map-desk.ts");
    return createMapDesk(page, session, host);
  }
  const { createEquationsDesk } = await import("./equations-desk.ts");
  return createEquationsDesk(page, session, host);
}

async function scriptedBudget(
  session: Session,
  field: string,
  { at, region }: BudgetOptions,
): Promise<ScriptedBudget> {
  const present = presentTissue(session);
  const grid = session.engine?.grid;
  if (present === null || grid === undefined) throw new Error(t`No preset is loaded yet.`);
  if (at !== undefined && region !== undefined) {
    throw new RangeError(t`budget() takes a place (at) or a region, not both.`);
  }
  const place =
    at !== undefined
      ? pointOf(at, grid)
      : region !== undefined
        ? readRegion(region)
        : ({ kind: "total" } as const);
  const prepared = prepareBudget(present.model, present.terms, field, place);
  const state = await readPresent(session, present.scenario, prepared.slots);
  if (state === null) throw new Error(t`Another run came meanwhile; ask again.`);
  const { entries, ...sums } = budgetOf(prepared, state);
  const terms = entries.map(({ term: { id, label, kind, origin }, rate }) => ({
    id,
    label,
    kind,
    module: origin,
    rate,
  }));
  return { ...sums, terms };
}
