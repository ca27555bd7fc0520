import type { System } from "../../src/biology/evidence/systems.ts";
import type { ModuleDescription, ProcessDescription } from "../../src/model/description.ts";
import { titledTable } from "../markdown-table.ts";

/** Everything about one module, for a reader. */
export function moduleSection(module: ModuleDescription, systems: readonly System[]): string {
  const represented = systems.filter(({ modules }) => modules.includes(module.name));
  return [
    `<a id="${module.name}"></a>`,
    `## ${module.label}`,
    `\`${module.name}\`. ${module.note}${represented.length === 0 ? "" : ` Represents ${listSystems(represented)}.`}`,
    ...fieldTable(module),
    ...axisTable(module),
    ...processTable(module),
    ...observableTable(module),
    ...contributionTable(module),
    ...parameterTable(module),
  ].join("\n\n");
}

function listSystems(systems: readonly System[]): string {
  return systems.map(({ number, title }) => `${number} (${title})`).join(", ");
}

function fieldTable({ fields = {} }: ModuleDescription): readonly string[] {
  const rows = Object.entries(fields).map(
    ([name, { kind, label = "", unit, cellVolume, note = "" }]) => [
      code(name),
      label,
      kind,
      unit,
      cellVolume === undefined ? "" : code(String(cellVolume)),
      note,
    ],
  );
  return titledTable("Fields", ["name", "", "kind", "unit", "volume of a cell", "note"], rows);
}

function axisTable({ axes = {} }: ModuleDescription): readonly string[] {
  const rows = Object.values(axes).map(({ label, observable, newcomers, poles }) => [
    label,
    poles.map((pole) => `${pole.label} ${code(pole.field)}`).join(", "),
    code(observable),
    newcomers === undefined ? "" : code(newcomers),
  ]);
  return titledTable("Polarization", ["axis", "poles", "read by", "newcomers"], rows);
}

function processTable({ processes = [] }: ModuleDescription): readonly string[] {
  const rows = processes.map((process) => [
    process.label ?? "",
    describeProcess(process),
    code(String(strengthOf(process))),
    (process.evidence ?? []).join(" "),
  ]);
  return titledTable("Processes", ["", "effect", "rate or sensitivity", "evidence"], rows);
}

function strengthOf(process: ProcessDescription): string | number {
  if (process.type === "chemotaxis") return process.sensitivity;
  return process.type === "fix" ? process.value : process.rate;
}

function describeProcess(process: ProcessDescription): string {
  switch (process.type) {
    case "convert": {
      const { from, to, yield: share = 1 } = process;
      return `${code(from)} → ${code(to)}${share === 1 ? "" : ` × ${code(String(share))}`}`;
    }
    case "exchange":
      return `exchange of ${code(process.field)} with ${code(String(process.target))}`;
    case "chemotaxis":
      return `${code(process.field)} towards ${code(process.towards)}`;
    case "growth": {
      const { field, occupied = field, capacity } = process;
      const room =
        capacity === undefined
          ? ""
          : `, room ${code(`1 - (${String(occupied)})/(${String(capacity)})`)}`;
      return `growth of ${code(field)}${room}`;
    }
    case "fix":
      return `${code(process.field)} fixed where ${code(String(process.where ?? 1))}`;
    default:
      return `${process.type} of ${code(process.field)}`;
  }
}

function observableTable({ observables = {} }: ModuleDescription): readonly string[] {
  const rows = Object.entries(observables).map(
    ([name, { label = "", unit = "1", formulaUnit, expression, evidence = [] }]) => [
      code(name),
      label,
      unit,
      formulaUnit === undefined ? code(expression) : `${code(expression)} in ${formulaUnit}`,
      evidence.join(" "),
    ],
  );
  return titledTable("Observables", ["name", "", "unit", "formula", "evidence"], rows);
}

function contributionTable({ contributions = [] }: ModuleDescription): readonly string[] {
  const rows = contributions.map((contribution) => [
    code(contribution.to),
    contribution.label ?? "",
    "add" in contribution ? `+ ${code(contribution.add)}` : `× ${code(contribution.times)}`,
    (contribution.evidence ?? []).join(" "),
  ]);
  return titledTable("Contributions", ["to", "", "term or factor", "evidence"], rows);
}

function parameterTable({ parameters = {} }: ModuleDescription): readonly string[] {
  const rows = Object.entries(parameters).map(
    ([name, { label = "", value, unit, min, max, range, source = "", note }]) => [
      code(name),
      note === undefined ? label : `${label}. ${note}`,
      `${value} ${unit === "1" ? "" : unit}`.trim(),
      min === undefined || max === undefined ? "" : `${min} .. ${max}`,
      range === undefined ? "" : range.join(" .. "),
      source,
    ],
  );
  return titledTable("Parameters", ["name", "", "value", "slider", "plausible", "source"], rows);
}

function code(text: string): string {
  return `\`${text}\``;
}
