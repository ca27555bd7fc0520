import type { ModuleDescription } from "../model/description.ts";
import { doors } from "./doors.ts";
import names from "./module-names.json";
import { moduleOfOutline, type Outline } from "./outline.ts";

type RoomName = keyof typeof names;

type Outlines = Readonly<Record<string, Outline>>;

const outlinesOf: Readonly<Record<RoomName, () => Promise<{ readonly default: Outlines }>>> = {
  metabolism: () => import("./metabolism/outlines.json"),
  tumor: () => import("./tumor/outlines.json"),
  signals: () => import("./signals/outlines.json"),
  myeloid: () => import("./myeloid/outlines.json"),
  lymphoid: () => import("./lymphoid/outlines.json"),
  stroma: () => import("./stroma/outlines.json"),
  therapies: () => import("./therapies/outlines.json"),
};

/** Of the one module that joins every choice. */
const IMPLIED = "tissue";

/**
 * The library for a model of the chosen modules: of the others only outlines are there, from which the same
 * model is composed. Names that are no module's are left to whoever composes.
 */
export async function openLibrary(
  chosen: readonly string[],
): Promise<readonly ModuleDescription[]> {
  const wanted = new Set(chosen.length === 0 ? [] : [...chosen, IMPLIED]);
  const rooms = await Promise.all(
    (Object.keys(names) as RoomName[]).map(async (room) => {
      const outlines = outlinesOf[room]();
      return Promise.all(
        names[room].split(" ").map(async (name) => {
          if (wanted.has(name)) return enter(name);
          return moduleOfOutline(name, (await outlines).default[name] ?? {});
        }),
      );
    }),
  );
  return rooms.flat();
}

async function enter(name: string): Promise<ModuleDescription> {
  const open = doors[name];
  if (open !== undefined) return open();
  const { therapyLibrary } = await import("./therapies/therapy-library.ts");
  const therapy = therapyLibrary.find((module) => module.name === name);
  if (therapy === undefined) throw new Error(`Nothing leads to the module "${name}".`);
  return therapy;
}
