import type { Scenario } from "../../model/scenario.ts";
import { element } from "../../ui/element.ts";
import { openStage, type Stage } from "../../view/stage.ts";
import { stageOptions } from "../machine/mount-stage.ts";
import type { Machine } from "../machine/open-engine.ts";

/** A stage of a film's own, which nobody sees: what the page shows may change while a film is drawn. */
export async function openFilmStage(machine: Machine, { grid, title }: Scenario): Promise<Stage> {
  const [canvas, overlay] = [element("canvas", {}), element("canvas", {})];
  const stage = await openStage({ canvas, overlay, ...stageOptions(machine) });
  stage.setScene({ grid, title });
  return stage;
}
