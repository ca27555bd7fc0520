import { formatNumber } from "../numbers/format-number.ts";
import type { FilmFile } from "../record/script/film-schema.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { type FilmDraft, type FormPart, folded, textButton } from "./record-form-parts.ts";

type CameraKey = NonNullable<FilmFile["camera"]>[number];

/** Keys of the camera: the page's own, kept at moments of the film. */
export function createCameraPart(
  { file, change }: FilmDraft,
  host: {
    /** How the page looks at the tissue now. */
    readonly camera: () => Omit<CameraKey, "at">;
    /** Share of the film that the preview shows. */
    readonly share: () => number;
  },
): FormPart {
  const list = element("div", { class: "film-list" });
  const keys = (): readonly CameraKey[] => file().camera ?? [];
  const put = (next: readonly CameraKey[]): void =>
    change({ camera: next.length === 0 ? undefined : [...next] });
  const keep = textButton(
    t`Keep the page's camera here`,
    t`Turn and zoom the tissue on the page, move the slider below the preview, then press this`,
    () => {
      const at = Number(host.share().toFixed(3));
      put([...keys().filter((one) => one.at !== at), { at, ...host.camera() }]);
    },
  );
  return {
    element: folded(
      t`Camera`,
      element(
        "p",
        { class: "fine" },
        t`Without keys the film looks where the page looks. Between keys the camera moves smoothly.`,
      ),
      list,
      keep,
    ),
    show: ({ camera = [] }) => {
      list.replaceChildren(
        ...[...camera].sort(byMoment).map((key) =>
          element(
            "div",
            { class: "film-list-row" },
            element("span", { class: "film-list-text" }, wordsOf(key)),
            iconButton({
              icon: "close",
              label: t`Take the camera at ${momentOf(key)} away`,
              class: "quiet",
              onPress: () => put(keys().filter((one) => one !== key)),
            }),
          ),
        ),
      );
    },
  };
}

function byMoment(a: CameraKey, b: CameraKey): number {
  return typeof a.at === "number" && typeof b.at === "number" ? a.at - b.at : 0;
}

function momentOf({ at }: CameraKey): string {
  return typeof at === "string" ? at : t`${formatNumber(100 * at, 3)} % of the film`;
}

function wordsOf(key: CameraKey): string {
  const { zoom, turn } = key;
  const near = zoom === undefined ? "" : t`, ${formatNumber(zoom, 3)} times as near`;
  const turned =
    turn === undefined
      ? ""
      : t`, turned ${turn.map((one) => `${Math.round(one)}°`).join(t` and `)}`;
  return `${momentOf(key)}${near}${turned}`;
}
