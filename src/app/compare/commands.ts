import type { SingleCommand } from "../../lab/commands/command.ts";
import type { Arm, Compare, Layout } from "../../lab/document.ts";
import type { Lab } from "../../lab/lab.ts";
import { withOwnName } from "../../lab/own-names.ts";
import { viewFileOf } from "../../lab/view-of.ts";
import type { Mode } from "../../look/looks.ts";
import { drawableSetting, paintedOf } from "../../look/views.ts";
import { t } from "../../texts/text.ts";
import type { Page } from "../page.ts";
import { sendCommand } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import { keyOfArm } from "./runs.ts";

/** What a person does to a comparison; all of it is commands to the lab. */
export interface CompareCommands {
  readonly add: (arm: Arm) => void;
  /** Takes the run of this key out. */
  readonly close: (key: string) => void;
  readonly end: () => void;
  readonly setLayout: (layout: Layout) => void;
  /** To which run the difference is. */
  readonly setAgainst: (key: string) => void;
  /** Of what it is. */
  readonly setField: (name: string) => void;
}

/** As many as a document may have. */
export const MOST_ARMS = 3;

/** `lastMode`: the look before the difference, if one was seen. */
export function createCompareCommands(
  page: Page,
  session: Session,
  lab: Lab,
  lastMode: () => Mode | null,
): CompareCommands {
  const compareOf = (): Compare => lab.document.peek().compare;
  const send = (commands: readonly SingleCommand[], label: string): void => {
    const [first] = commands;
    if (first === undefined) return;
    if (commands.length === 1) sendCommand(page, first);
    else sendCommand(page, { kind: "batch", commands, label });
  };
  const indexOf = (key: string): number => {
    const { arms } = compareOf();
    return arms.findIndex((arm, index) => keyOfArm(arm, arms.slice(0, index)) === key);
  };
  /** A difference is a look: it is chosen and left with its layout. */
  const differenceTo = (label: string, field?: string): readonly SingleCommand[] => {
    const { picture, run } = session;
    if (picture === null || run === null) return [];
    const last = picture.choice.settings.difference;
    const painted = paintedOf(picture.resolved())[0]?.field;
    const what = field ?? last?.field ?? painted ?? run.preset.scenario.model.fields[0]?.name ?? "";
    const map = last?.map ?? "balance";
    return [{ kind: "set-view", view: { mode: "difference", field: what, against: label, map } }];
  };
  const formerLook = (): readonly SingleCommand[] => {
    const { picture, run } = session;
    if (picture === null || run === null || picture.choice.mode !== "difference") return [];
    const mode = lastMode();
    const before = mode === null ? undefined : picture.choice.settings[mode];
    const setting = drawableSetting(before ?? run.preset.view);
    return [{ kind: "set-view", view: viewFileOf(setting, run.base) }];
  };
  const end = (): void =>
    send([setCompare({ arms: [], layout: "side" }), ...formerLook()], t`End the comparison`);
  return {
    add: (arm) => {
      const { arms, layout } = compareOf();
      if (arms.length >= MOST_ARMS) return;
      send([setCompare({ layout, arms: [...arms, withOwnName(arm, arms)] })], "");
    },
    close: (key) => {
      const { arms, layout } = compareOf();
      const gone = indexOf(key);
      const left = arms.filter((_, index) => index !== gone);
      if (left.length === 0) end();
      else send([setCompare({ arms: left, layout })], "");
    },
    end,
    setLayout: (layout) => {
      const compare = { ...compareOf(), layout };
      const [first] = compare.arms;
      if (first === undefined) return;
      if (layout === "difference") {
        send([setCompare(compare), ...differenceTo(first.label)], t`Show the difference`);
      } else send([setCompare(compare), ...formerLook()], t`Change the comparison`);
    },
    setAgainst: (key) => {
      const arm = compareOf().arms[indexOf(key)];
      if (arm !== undefined) send(differenceTo(arm.label), "");
    },
    setField: (name) => {
      const { arms } = compareOf();
      const last = session.picture?.choice.settings.difference?.against;
      const arm = arms.find(({ label }) => label === last) ?? arms[0];
      if (arm !== undefined) send(differenceTo(arm.label, name), "");
    },
  };
}

/** Commands have plain data of their own. */
function setCompare(compare: Compare): SingleCommand {
  return { kind: "set-compare", compare: structuredClone(compare) } as SingleCommand;
}
