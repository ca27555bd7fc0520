import { type System, systems } from "../../src/biology/evidence/systems.ts";
import type { Room } from "../../src/biology/room.ts";
import { rooms } from "../../src/biology/rooms.ts";
import { table } from "../markdown-table.ts";
import { moduleSection } from "./module-section.ts";

/** A preset as far as the pages speak of it. */
export interface PresetModules {
  readonly name: string;
  readonly modules: readonly string[];
}

/** docs/biology.md and a page for each part, by path. */
export function biologyPages(presets: readonly PresetModules[]): ReadonlyMap<string, string> {
  return new Map([
    ["docs/biology.md", indexPage(presets)],
    ...rooms.map((part) => [pathOf(part), partPage(part)] as const),
  ]);
}

function pathOf({ name }: Room): string {
  return `docs/biology/${name}.md`;
}

function partPage({ title, promise, modules }: Room): string {
  const sections = modules.map((module) => moduleSection(module, systems));
  return `${[
    `# ${title}`,
    promise,
    "Written by `npm run docs` from the modules in `src/biology`. Formulas are explained in [expressions.md](../expressions.md), evidence in [evidence.md](../evidence.md); all parts of the biology are listed in [biology.md](../biology.md).",
    ...sections,
  ].join("\n\n")}\n`;
}

function indexPage(presets: readonly PresetModules[]): string {
  const count = rooms.reduce((sum, { modules }) => sum + modules.length, 0);
  return `${[
    "# The biology",
    `${count} modules, each a part of the microenvironment that a preset may choose; they work in any choice. Every number has a unit, a range and a source; "assumed" says that none was found, and why it has that size. Which statements of the reviews stand behind which module, and which have none, is in [evidence.md](evidence.md). Written by \`npm run docs\` from the modules.`,
    ...rooms.flatMap((part) => [
      `## [${part.title}](biology/${part.name}.md)`,
      table(
        ["module", "", "what it is"],
        part.modules.map(({ name, label, note }) => [linkTo(name), label, note]),
      ),
    ]),
    "## Systems",
    "The parts of the microenvironment that the reviews describe, by priority: *core* is always there, *extended* belongs into fuller models, *perturbation* is a drug, a wound or a switch. Presets are those that choose the first module of the row.",
    table(
      ["", "system", "priority", "modules", "presets", "note"],
      systems.map((system) => systemRow(system, presets)),
    ),
  ].join("\n\n")}\n`;
}

/** More are counted, not named. */
const MOST_NAMED = 5;

function systemRow(
  { number, title, priority, modules, note = "" }: System,
  presets: readonly PresetModules[],
): readonly string[] {
  const [first] = modules;
  const using = presets.filter((preset) => preset.modules.some((name) => name === first));
  const named = using.map(({ name }) => name).join(", ");
  return [
    String(number),
    title,
    priority,
    modules.map(linkTo).join(", "),
    using.length > MOST_NAMED ? `${using.length} presets` : named,
    note,
  ];
}

function linkTo(name: string): string {
  const part = rooms.find(({ modules }) => modules.some((module) => module.name === name));
  return part === undefined ? name : `[${name}](biology/${part.name}.md#${name})`;
}
