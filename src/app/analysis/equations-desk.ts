import { voxelAt } from "../../analysis/budget.ts";
import { evaluateAll, meanOf, prepareAll } from "../../analysis/evaluate-all.ts";
import { rateScaleOf } from "../../analysis/rate-scale.ts";
import type { TissueState } from "../../analysis/tissue-state.ts";
import { name as nameExpression } from "../../model/expression.ts";
import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatQuantity, formatUnit } from "../../numbers/format-unit.ts";
import { t } from "../../texts/text.ts";
import { createEquationsView, type SymbolFacts } from "../../ui/analysis/equations-view.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";
import type { Desk, DeskHost } from "./desks.ts";
import { equationSections } from "./equation-sections.ts";
import { mapOf } from "./present-map.ts";
import { presentTissue, readPresent } from "./present-tissue.ts";

/** ms between two looks while it plays. */
const EVERY = 1500;

/** The equations of the model that runs, with the values of its terms and names. */
export function createEquationsDesk(_page: Page, session: Session, host: DeskHost): Desk {
  let model: Model | null = null;
  let state: TissueState | null = null;
  let isOpen = false;
  let busy = false;
  let readAt = Number.NEGATIVE_INFINITY;
  const view = createEquationsView({ factsOf: (name) => factsOf(name) });
  const show = (): void => {
    const present = presentTissue(session);
    if (present === null || present.model === model) return;
    model = present.model;
    state = null;
    const modules = session.run?.base.family.library ?? [];
    view.show(
      equationSections(model, (origin) => ({
        label: host.originLabel(origin),
        note: modules.find(({ name }) => name === origin)?.note ?? "",
      })),
    );
  };
  const refresh = async (force: boolean): Promise<void> => {
    const present = presentTissue(session);
    if (busy || !isOpen || present === null) return;
    if (!force && performance.now() - readAt < EVERY) return;
    busy = true;
    try {
      const read = await readPresent(session, present.scenario);
      if (read === null || read.model !== model) return;
      state = read;
      view.setValues(valuesOf(read));
      view.refresh();
    } finally {
      busy = false;
      readAt = performance.now();
    }
  };
  const valuesOf = ({ context, model: of }: TissueState): ReadonlyMap<string, string> => {
    const present = presentTissue(session);
    if (present === null) return new Map();
    const { local, expressions } = mapOf(present);
    const planes = evaluateAll(expressions, context);
    const rates = local.map(({ id, field }, index): [string, string] => {
      const { factor, unit } = rateScaleOf(of, field);
      return [id, `${formatNumber(factor * meanOf(planes[index] ?? []))} ${formatUnit(unit)}`];
    });
    const fields = of.fields.map(({ name, unit }, slot): [string, string] => [
      `=${name}`,
      formatQuantity(meanOf(context.fields[slot] ?? []), unit),
    ]);
    return new Map([...rates, ...fields]);
  };
  const factsOf = (name: string): SymbolFacts | null => {
    if (model === null || state === null) return null;
    const { fields, compartments, observables, parameters } = model;
    const kinds = [
      [fields, "field"],
      [compartments, "compartment"],
      [observables, "observable"],
      [parameters, "parameter"],
    ] as const;
    for (const [list, kind] of kinds) {
      const found = list.find((one) => one.name === name);
      if (found === undefined) continue;
      const own = found.label === name ? t`This model` : found.label;
      return { label: own, kind, ...worthOf(found, kind, state) };
    }
    return null;
  };
  const worthOf = (
    { name, unit }: { readonly name: string; readonly unit: string },
    kind: string,
    { context, model: of }: TissueState,
  ): Pick<SymbolFacts, "mean" | "here"> => {
    const [plane] = evaluateAll(prepareAll(of, [nameExpression(name)], name), context);
    const values = plane as Float32Array;
    const isOne = kind === "parameter" || kind === "compartment";
    const at = host.at();
    const here = at === null ? undefined : values[voxelAt(context.grid, [at.x, at.y, at.z])];
    const mean = formatQuantity(meanOf(values), unit);
    return {
      mean: isOne ? mean : t`${mean} in the mean`,
      here: isOne || here === undefined ? "" : t`${formatQuantity(here, unit)} at the pointer`,
    };
  };
  return {
    name: "equations",
    title: t`Equations`,
    head: view.head,
    tools: [],
    body: view.element,
    open: () => {
      isOpen = true;
      show();
      host.guard(refresh(true));
    },
    close: () => {
      isOpen = false;
    },
    changed: (change) => {
      if (change === "preset") show();
      if (change === "measurement") host.guard(refresh(false));
      if (change === "preset" || change === "parameters") host.guard(refresh(true));
    },
    pointed: () => {},
  };
}
