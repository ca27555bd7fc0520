import { formatNumber } from "../numbers/format-number.ts";
import type { FilmFile } from "../record/script/film-schema.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import {
  check,
  type FilmDraft,
  type FormPart,
  folded,
  group,
  number,
  row,
  secondsOf,
  secondsText,
  select,
  showChoice,
  time,
} from "./record-form-parts.ts";

const RATES = ["10", "12", "15", "24", "25", "30", "50", "60"];
const rateText = (rate: string): string => t`${rate} per second`;

/** How fast time passes in the film: frames, a speed instead of a length, slower at treatments, a rest at the end. */
export function createSpeedPart(draft: FilmDraft): FormPart {
  const { change, file } = draft;
  const fps = select(
    "fps",
    t`Frames per second`,
    RATES.map((value) => ({ value, text: rateText(value) })),
    (value) => change({ fps: Number(value) }),
  );
  const speed = time("speed", t`Simulated time for each second`, (text) =>
    change(
      text === undefined
        ? { speed: undefined }
        : { speed: text, duration: undefined, speeds: undefined },
    ),
  );
  speed.placeholder = t`auto`;
  const slow = check("slow", t`slower at treatments`, (on) =>
    change({ slow: on ? {} : undefined }),
  );
  const share = select(
    "slow-to",
    t`How slow`,
    [
      { value: "0.5", text: t`half as fast` },
      { value: "0.25", text: t`a quarter as fast` },
      { value: "0.1", text: t`a tenth as fast` },
    ],
    (value) => change({ slow: { ...file().slow, to: Number(value) } }),
  );
  const lasts = number("slow-lasts", t`For how long, s`, [0.1, 60], (value) =>
    change({ slow: { ...file().slow, lasts: secondsText(value) } }),
  );
  const hold = number("hold", t`Rest at the end, s`, [0, 60], (value) =>
    change({ hold: value === 0 ? undefined : secondsText(value) }),
  );
  const how = element("span", { class: "film-controls" }, share, t`for`, lasts, "s");
  const points = element("p", { class: "fine" });
  const show = (film: FilmFile): void => {
    const rate = String(film.fps ?? 30);
    showChoice(fps, rate, rateText(rate));
    speed.value = film.speed ?? "";
    slow.input.checked = film.slow !== undefined;
    how.hidden = film.slow === undefined;
    const slowTo = film.slow?.to ?? 0.25;
    showChoice(share, String(slowTo), t`${formatNumber(100 * slowTo, 3)} % as fast`);
    lasts.value = String(secondsOf(film.slow?.lasts) ?? 2);
    hold.value = String(secondsOf(film.hold) ?? 0);
    const count = film.speeds?.length ?? 0;
    points.hidden = count === 0;
    points.textContent = t`Its file has speeds at ${count} times; a length or a speed takes their place.`;
  };
  return {
    element: folded(
      t`Speed`,
      row(t`Frames`, fps),
      group(t`Each second`, speed, t`of simulated time`),
      group(t`Slow`, slow.element, how),
      group(t`Rest`, hold, t`s on the last picture`),
      points,
    ),
    show,
  };
}
