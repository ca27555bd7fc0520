import { fieldLook } from "../field/look.ts";
import type { Look } from "../look.ts";
import { requireShown, resolveContours, resolveWindow } from "../parts/resolve.ts";
import { type MultiplesFile, multiplesSchema } from "./schema.ts";
import type { MultiplesSetting, MultiplesView } from "./setting.ts";

/** Fields that it starts with, at most. */
const AT_START = 4;

export const multiplesLook: Look<MultiplesFile, MultiplesSetting, MultiplesView> = {
  mode: "multiples",
  sources: 1,
  schema: multiplesSchema,
  resolve: ({ fields, contours }, place, context) => ({
    mode: "multiples",
    fields: fields.map(({ field, map = "viridis", window }, index) => {
      const at = `${place}.fields[${index}]`;
      requireShown(field, `${at}.field`, context);
      return { field, map, window: resolveWindow(window, `${at}.window`) };
    }),
    contours: resolveContours(contours, place, context),
  }),
  /** What is shown, or else the first fields. */
  start: ({ fields }, shown) => {
    const names = shown.length > 1 ? shown : fields.map(({ name }) => name);
    if (names.length === 0) return null;
    return {
      mode: "multiples",
      fields: names
        .slice(0, AT_START)
        .map((field) => ({ field, map: "viridis", window: "auto" }) as const),
      contours: [],
    };
  },
  followed: ({ fields }) =>
    fields.flatMap(({ field, window }) => (window === "auto" ? [field] : [])),
  windowStyle: () => ({ anchor: "range" }),
  describe: ({ fields }, values) => ({
    mode: "multiples",
    parts: fields.map((one) => fieldLook.describe({ mode: "field", ...one, contours: [] }, values)),
    contours: [],
  }),
  painted: ({ parts }) => parts,
  /** Every field has its color bar above it. */
  legend: () => [],
  colorBar: () => null,
  probe: ({ parts }, read) => parts.flatMap((part) => fieldLook.probe(part, read)),
};
