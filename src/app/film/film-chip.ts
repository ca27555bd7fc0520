import { t } from "../../texts/text.ts";
import { iconButton, rename } from "../../ui/icon-button.ts";

/** In the bar while a film is made: how far it is, and the way to it. */
export interface FilmChip {
  readonly element: HTMLElement;
  /** Share done, 0 to 1; null: no film is being made. */
  show(fraction: number | null): void;
}

export function createFilmChip(onPress: () => void): FilmChip {
  const chip = iconButton({
    icon: "record",
    label: t`A film is being made: show it`,
    text: "0 %",
    class: "film-chip",
    onPress,
  });
  const text = chip.querySelector(".button-text");
  chip.hidden = true;
  return {
    element: chip,
    show: (fraction) => {
      chip.hidden = fraction === null;
      if (fraction === null || text === null) return;
      const percent = `${Math.floor(fraction * 100)} %`;
      text.textContent = percent;
      rename(chip, t`A film is being made, ${percent}: show it`);
    },
  };
}
