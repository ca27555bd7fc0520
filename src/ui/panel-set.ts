import { effect, type ReadonlySignal } from "@preact/signals-core";
import { keepLayout, type PanelPlace, readLayout } from "./kept-layout.ts";
import { isSingle, type LayoutMode } from "./layout-mode.ts";
import type { Panel } from "./panel.ts";

export interface PanelSet {
  /** Opens those of the present layout, and from now on those of the next. */
  start(): void;
  /** A panel was opened or closed by whatever means. */
  changed(name: string, open: boolean): void;
}

/** In which company panels are: the window's layout, and whether the editor has the left column's place. */
export interface PanelRoom {
  readonly layout: ReadonlySignal<LayoutMode>;
  readonly editing: ReadonlySignal<boolean>;
}

/**
 * Which panels are open: for each layout as a person left it, else those that it has room for. While the
 * editor is open those of the `left` column are put away, and one at a time can be opened below it.
 */
export function createPanelSet(
  panels: readonly Panel[],
  { layout, editing }: PanelRoom,
  left: readonly string[],
  firstOpen: (mode: LayoutMode) => readonly string[],
): PanelSet {
  let applying = false;
  const show = (open: readonly string[]): void => {
    applying = true;
    for (const panel of panels) panel.setOpen(open.includes(panel.name));
    applying = false;
  };
  const openNow = (): readonly string[] =>
    panels.filter(({ isOpen }) => isOpen).map(({ name }) => name);
  const place = (): PanelPlace => (editing.value ? `${layout.value}-editor` : layout.value);
  const wanted = (): readonly string[] => {
    const { open } = readLayout();
    const mode = layout.value;
    const kept = open[place()];
    if (kept !== undefined) return kept;
    const plain = open[mode] ?? firstOpen(mode);
    if (!editing.value) return plain;
    return isSingle(mode) ? [] : plain.filter((name) => !left.includes(name));
  };
  /** Those that go where this one is opened. */
  const giveWay = (name: string): ((other: string) => boolean) => {
    if (isSingle(layout.value) || (editing.value && layout.value === "medium")) return () => true;
    const isBelow = editing.value && left.includes(name);
    return (other) => isBelow && left.includes(other);
  };
  return {
    start: () => {
      effect(() => show(wanted()));
    },
    changed: (name, open) => {
      if (applying) return;
      if (open) {
        const goes = giveWay(name);
        show(openNow().filter((other) => other === name || !goes(other)));
      }
      keepLayout({ open: { [place()]: openNow() } });
    },
  };
}
