import { createParameterRow, type ParameterRow } from "../../ui/parameter-row.ts";
import type { Page } from "../page.ts";
import { sendCommand } from "../page-actions.ts";
import type { Session } from "../session/session.ts";

/** Rows of these parameters, as the panel of parameters has them; what they change goes through the document. */
export function parameterRows(
  page: Page,
  { run }: Session,
  names: readonly string[],
): readonly ParameterRow[] {
  const parameters = run?.preset.scenario.model.parameters ?? [];
  return names.flatMap((name) => {
    const parameter = parameters.find((one) => one.name === name);
    const preset = run?.base.values[name];
    if (parameter === undefined || preset === undefined) return [];
    return [
      createParameterRow(parameter, preset, {
        change: (value, gesture) =>
          sendCommand(page, { kind: "set-parameters", values: { [name]: value }, gesture }),
        openMenu: () => page.furniture.panels.parameters.setOpen(true),
      }),
    ];
  });
}
