import { instrumentOf } from "../../instruments/instruments.ts";
import { namesOf } from "../../instruments/parts.ts";
import { extentOf } from "../../instruments/shape.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { conditionBox } from "./condition-box.ts";
import type { ControlHost } from "./controls.ts";

const WAYS = [
  ["circle", t`a circle`],
  ["polygon", t`a polygon`],
  ["where", t`where a condition holds`],
] as const;
type Way = (typeof WAYS)[number][0];

/** How a region is picked. */
export function regionRows({ setting, context, change }: ControlHost): HTMLElement {
  if (setting.kind !== "region") return element("div");
  const present: Way =
    setting.where !== undefined ? "where" : setting.points !== undefined ? "polygon" : "circle";
  const select = element("select", {
    attributes: { "aria-label": t`Region`, "data-focus": "region" },
    on: { change: () => change(keysOf(select.value as Way)) },
  });
  select.append(...WAYS.map(([way, label]) => new Option(label, way, false, way === present)));
  /** The same place in another way, where there is one. */
  const keysOf = (way: Way): Readonly<Record<string, unknown>> => {
    const none = { center: undefined, radius: undefined, points: undefined, where: undefined };
    if (way === "where") return { ...none, where: conditionOf() };
    const { width, height } = extentOf(context.grid);
    const shape = instrumentOf("region").shape(setting as never);
    const center = shape?.kind === "circle" ? shape.center : { x: width / 2, y: height / 2 };
    const radius = shape?.kind === "circle" ? shape.radius : Math.min(width, height) / 8;
    if (way === "circle") return { ...none, center: [center.x, center.y], radius };
    const points = [0, 1, 2, 3, 4].map((corner) => {
      const angle = Math.PI / 2 + (corner / 5) * 2 * Math.PI;
      const [x, y] = [center.x + radius * Math.cos(angle), center.y + radius * Math.sin(angle)];
      return [Math.round(x), Math.round(y)];
    });
    return { ...none, points };
  };
  const conditionOf = (): string => {
    const names = namesOf(context.model);
    if (names.includes("oxygen")) return "oxygen < 5";
    return `${setting.fields[0] ?? names[0]} > 0.1`;
  };
  return element(
    "div",
    {},
    element("label", { class: "instrument-row" }, element("span", {}, t`Region`), select),
    ...(setting.where === undefined
      ? []
      : [conditionBox(t`Where`, setting.where, context, false, (where) => change({ where }))]),
  );
}
