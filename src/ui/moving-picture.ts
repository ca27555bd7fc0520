import { element } from "./element.ts";

/** Of a card in the gallery. */
export interface CardPicture {
  /** Address of the still. */
  readonly picture: string;
  /** Address of three stills side by side: first, telling and last moment; they are 3 by 1 of the still's form. */
  readonly strip: string;
}

/**
 * A picture that shows its three moments one after the other while `over` is under the pointer or has the
 * focus. The strip is loaded then, not before; one that is not there leaves the still as it is, and so does a
 * person who wants no motion (styles/gallery.css).
 */
export function movingPicture({ picture, strip }: CardPicture, over: HTMLElement): HTMLElement {
  const attributes = { src: picture, alt: "", loading: "lazy", decoding: "async" };
  const still = element("img", { attributes });
  const frame = element("div", { class: "card-picture" }, still);
  // Of a preset without a picture there is no empty place for one.
  still.addEventListener("error", () => frame.remove());
  let moments: HTMLImageElement | null = null;
  const begin = (): void => {
    if (moments !== null) return;
    const added = element("img", { class: "card-strip", attributes: { alt: "" } });
    moments = added;
    added.addEventListener("load", () => {
      if (moments === added) frame.append(added);
    });
    added.src = strip;
  };
  const end = (): void => {
    moments?.remove();
    moments = null;
  };
  over.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") begin();
  });
  over.addEventListener("focus", begin);
  over.addEventListener("pointerleave", end);
  over.addEventListener("blur", end);
  return frame;
}
