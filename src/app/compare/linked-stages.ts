import { element } from "../../ui/element.ts";
import type { Stage } from "../../view/stage.ts";

export interface LinkedStages {
  /** The stages that are to be looked at alike from now on. */
  set(stages: readonly Stage[]): void;
  /** Where the pointer is over one of these places, a mark is shown in the others. */
  pointAt(place: HTMLElement): void;
}

/** Several stages of one size with one camera and one pointer. */
export function linkStages(): LinkedStages {
  let linked: readonly Stage[] = [];
  /** Stages are told where another one looks; they tell of that, too. */
  let isFollowing = false;
  let stops: readonly (() => void)[] = [];
  const marks = new Map<HTMLElement, HTMLElement>();
  const point = (
    at: { readonly x: number; readonly y: number } | null,
    from: HTMLElement,
  ): void => {
    for (const [place, mark] of marks) {
      if (!place.isConnected) {
        marks.delete(place);
        continue;
      }
      mark.hidden = at === null || place === from;
      if (at !== null) mark.style.translate = `${at.x.toFixed(0)}px ${at.y.toFixed(0)}px`;
    }
  };
  return {
    set: (stages) => {
      const isSame =
        stages.length === linked.length && stages.every((stage, i) => stage === linked[i]);
      if (isSame) return;
      for (const stop of stops) stop();
      linked = stages;
      stops = stages.map((stage) =>
        stage.onReframe((framing) => {
          if (isFollowing) return;
          isFollowing = true;
          for (const other of linked) if (other !== stage) other.setFraming(framing);
          isFollowing = false;
        }),
      );
    },
    pointAt: (place) => {
      const mark = element("div", {
        class: "linked-pointer",
        attributes: { "aria-hidden": "true", hidden: true },
      });
      place.append(mark);
      marks.set(place, mark);
      place.addEventListener("pointermove", ({ clientX, clientY }) => {
        const { left, top } = place.getBoundingClientRect();
        point({ x: clientX - left, y: clientY - top }, place);
      });
      place.addEventListener("pointerleave", () => point(null, place));
    },
  };
}
