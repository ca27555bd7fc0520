import { describe, expect, it } from "vitest";
import { createLatePart } from "../../src/ui/late-part.ts";

describe("a part that is loaded late", () => {
  it("is loaded once, when it is wanted", async () => {
    let loads = 0;
    const late = createLatePart(async () => ++loads);
    late.tell("number", () => {});
    expect([late.part, loads]).toEqual([null, 0]);
    await Promise.all([late.want(), late.want()]);
    await late.want();
    expect([late.part, loads]).toEqual([1, 1]);
  });

  it("hears the last that was said of each topic, in order, and later everything at once", async () => {
    const late = createLatePart(async (): Promise<string[]> => []);
    for (const [topic, word] of ["a1", "b1", "a2", "b2"].map((word) => [word[0]!, word] as const)) {
      late.tell(topic, (heard) => heard.push(word));
    }
    await late.want();
    expect(late.part).toEqual(["a2", "b2"]);
    late.tell("a", (heard) => heard.push("a3"));
    expect(late.part).toEqual(["a2", "b2", "a3"]);
    await late.want();
    expect(late.part).toHaveLength(3);
  });

  it("hears what is said while it is on its way", async () => {
    let arrive = (_: string[]): void => {};
    const late = createLatePart(() => new Promise<string[]>((resolve) => (arrive = resolve)));
    const wanted = late.want();
    late.tell("a", (heard) => heard.push("a1"));
    arrive([]);
    await wanted;
    expect(late.part).toEqual(["a1"]);
  });

  it("is asked for again after it could not be loaded", async () => {
    let isOnline = false;
    const late = createLatePart(async (): Promise<string[]> => {
      if (!isOnline) throw new Error("no network");
      return [];
    });
    late.tell("a", (heard) => heard.push("a1"));
    await expect(late.want()).rejects.toThrow("no network");
    isOnline = true;
    await late.want();
    expect(late.part).toEqual(["a1"]);
  });
});
