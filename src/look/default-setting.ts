import type { Model } from "../model/model.ts";
import { compositeOf } from "./composite/look.ts";
import type { CompositeSetting } from "./composite/setting.ts";
import { singleField } from "./field/look.ts";
import type { SingleFieldSetting } from "./field/setting.ts";

const MOST_POPULATIONS = 5;

/** Populations in color; a model without any shows its first field through a color map. */
export function defaultSetting({ fields }: Model): CompositeSetting | SingleFieldSetting {
  const populations = fields.filter(({ kind }) => kind === "population");
  const [only] = fields;
  if (populations.length === 0 && only !== undefined) return singleField(only.name);
  return compositeOf(populations.slice(0, MOST_POPULATIONS));
}
