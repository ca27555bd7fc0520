import { beforeEach, expect, it, vi } from "vitest";
import { setAside } from "../../src/app/film/set-aside.ts";
import type { Notice } from "../../src/ui/notices.ts";

const saved = vi.hoisted(() => ({ names: [] as string[] }));
vi.mock("../../src/ui/files.ts", () => ({
  saveFile: (_: Blob, name: string) => void saved.names.push(name),
}));
beforeEach(() => {
  saved.names = [];
});

function aside(problem: string | null, isStuck = false) {
  const shown: Notice[] = [];
  const did: string[] = [];
  const say = (word: string) => async (): Promise<void> => {
    if (isStuck) throw new Error("The disk is gone.");
    did.push(word);
  };
  const held = {
    id: "one",
    markSaved: say("saved"),
    remove: say("removed"),
    release: () => void did.push("released"),
  };
  setAside(
    { show: (notice) => void shown.push(notice), clear: () => {}, element: {} as never },
    { recording: { blob: new Blob(), held, problem }, title: "A wave", fileName: "a-wave.mp4" },
  );
  const press = (label: string): void =>
    shown
      .at(-1)
      ?.actions?.find((action) => action.label === label)
      ?.run();
  return { shown, did, press };
}

it("an unsaved film is offered with what there is to know of it", () => {
  const { shown, did } = aside("The disk is full: 2 s of it are there.");
  expect(shown).toMatchObject([
    {
      kind: "info",
      title: "An earlier film of “A wave” is not saved yet.",
      message: "The disk is full: 2 s of it are there.",
    },
  ]);
  expect(did).toEqual([]);
  shown[0]?.onDismiss?.();
  expect(did).toEqual(["released"]);
});

it("it is saved, or deleted, or says why it could not be", async () => {
  const one = aside(null);
  one.press("Save");
  await vi.waitFor(() => expect(one.did).toEqual(["saved", "released"]));
  expect(saved.names).toEqual(["a-wave.mp4"]);
  const other = aside(null);
  other.press("Delete");
  await vi.waitFor(() => expect(other.did).toEqual(["removed"]));
  const stuck = aside(null, true);
  stuck.press("Delete");
  await vi.waitFor(() => expect(stuck.shown.at(-1)?.message).toContain("The disk is gone."));
  expect(stuck.shown.at(-1)?.kind).toBe("error");
});
