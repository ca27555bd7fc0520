import { outlineOf } from "../../src/biology/outline.ts";
import { rooms } from "../../src/biology/rooms.ts";

/** What the page knows of modules that it has not loaded (src/biology/open-library.ts), by path. */
export function outlineFiles(): readonly (readonly [path: string, text: string])[] {
  const names = rooms.map(({ name, modules }) => [name, modules.map((one) => one.name).join(" ")]);
  return [
    ["src/biology/module-names.json", textOf(names)],
    ...rooms.map(({ name, modules }) => {
      const outlines = modules.map((module) => [module.name, outlineOf(module)]);
      return [`src/biology/${name}/outlines.json`, textOf(outlines)] as const;
    }),
  ];
}

function textOf(entries: readonly (readonly unknown[])[]): string {
  return `${JSON.stringify(Object.fromEntries(entries as [string, unknown][]), null, 2)}\n`;
}
