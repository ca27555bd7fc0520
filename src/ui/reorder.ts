import { t } from "../texts/text.ts";
import { iconButton } from "./icon-button.ts";

/** The list with the entry at `from` moved to `to`. */
export function moved<T>(entries: readonly T[], from: number, to: number): readonly T[] {
  const rest = entries.filter((_, index) => index !== from);
  const entry = entries[from];
  return entry === undefined ? entries : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** What takes a row of a list and puts it elsewhere: by dragging, or with the arrow keys. */
export function createGrip(options: {
  readonly label: string;
  readonly index: number;
  readonly count: number;
  readonly focus: string;
  /** The rows in their order. */
  readonly rows: () => readonly HTMLElement[];
  readonly onMove: (to: number) => void;
}): HTMLButtonElement {
  const { label, index, count, focus, rows, onMove } = options;
  const grip = iconButton({
    icon: "grip",
    label: t`Move ${label}, ${index + 1} of ${count}: drag, or arrow keys`,
    class: "quiet grip",
    onPress: () => {},
  });
  grip.dataset["focus"] = focus;
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const to = index + step;
    if (to >= 0 && to < count) onMove(to);
  });
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
    const all = rows();
    const own = all[index];
    let to = index;
    const mark = (): void => {
      all.forEach((row, at) => {
        row.classList.toggle("is-before", at === to && to < index);
        row.classList.toggle("is-after", at === to && to > index);
      });
      own?.classList.toggle("is-lifted", true);
    };
    const follow = ({ clientY }: PointerEvent): void => {
      to = placeAmong(
        all.map((row) => row.getBoundingClientRect()),
        clientY,
      );
      mark();
    };
    const end = (last: PointerEvent): void => {
      grip.removeEventListener("pointermove", follow);
      grip.removeEventListener("pointerup", end);
      grip.removeEventListener("pointercancel", end);
      for (const row of all) row.classList.remove("is-before", "is-after", "is-lifted");
      if (last.type === "pointerup" && to !== index) onMove(to);
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  });
  return grip;
}

/** The row at a height of the window: the nearest one where none is. */
export function placeAmong(
  rows: readonly { readonly top: number; readonly bottom: number }[],
  y: number,
): number {
  const below = rows.findIndex(({ bottom }) => y < bottom);
  return below < 0 ? rows.length - 1 : below;
}
