import { beforeEach, describe, expect, test } from "vitest";
import { TimeTravel, type Traveler } from "../../src/app/time/time-travel.ts";
import { createTimePlace, type TimePlace } from "../../src/ui/time-place.ts";

/** A run by its rules (run.ts): states every 10 min up to 100; on `touched` ones, going back puts later ones at stake. */
class Way implements Traveler {
  time = 100;
  kept = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  isOther = false;
  readonly calls: string[] = [];
  failing = false;
  mostGoing = 0;
  #going = 0;
  /** Waits in `runTo` until it is told to go on or to stop. */
  hold: Promise<void> | null = null;

  get newestKept(): number {
    return this.kept.at(-1) ?? 0;
  }

  get atStake(): number {
    return this.isOther ? this.kept.filter((time) => time > this.time).length : 0;
  }

  goTo = async (time: number): Promise<void> => {
    this.mostGoing = Math.max(this.mostGoing, ++this.#going);
    await Promise.resolve();
    this.#going--;
    if (this.failing) throw new Error("no memory");
    if (!this.kept.includes(this.time)) this.kept = [...this.kept, this.time].sort((a, b) => a - b);
    this.time = this.kept.findLast((one) => one <= time) ?? 0;
    this.calls.push(`goTo ${time}`);
  };

  runTo: Traveler["runTo"] = async (time, { signal, onProgress }) => {
    const from = this.time;
    this.calls.push(`runTo ${time}`);
    onProgress(0.5);
    if (this.hold !== null) await Promise.race([this.hold, rejected(signal)]);
    if (this.atStake > 0) this.kept = this.kept.filter((one) => one <= from);
    this.isOther = false;
    this.time = time;
  };
}

const rejected = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

let way: Way;
let place: TimePlace;
let near: { readonly wanted: number; readonly goOn: () => void }[];
let failures: unknown[];
/** Where ways began, and where they came to rest; null: where they began. */
let ways: { readonly from: number; readonly isAtStake: boolean; to?: number | null }[];
let travel: TimeTravel;

beforeEach(() => {
  way = new Way();
  place = createTimePlace();
  near = [];
  failures = [];
  ways = [];
  travel = new TimeTravel(place, {
    traveler: () => way,
    begin: async (isAtStake) => {
      const own: (typeof ways)[number] = { from: way.time, isAtStake };
      ways.push(own);
      return (time) => {
        own.to = time;
      };
    },
    onNear: (wanted, goOn) => near.push({ wanted, goOn }),
    onFailure: (error) => failures.push(error),
  });
});

const rest = () => new Promise((resolve) => setTimeout(resolve, 1));

/** A jump that takes the place of one that is under way. */
async function jumpOverAnother(): Promise<void> {
  way.hold = new Promise(() => {});
  travel.jumpTo(160);
  await rest();
  way.hold = null;
  travel.jumpTo(30);
  await rest();
}

describe("a drag", () => {
  test("shows what is kept nearest, then the exact time", async () => {
    travel.seek(57);
    expect(place.wanted.value).toBe(57);
    await rest();
    expect(way.time).toBe(50);
    travel.seekEnd(42);
    await rest();
    expect(way.time).toBe(42);
    expect(place.wanted.value).toBe(null);
    expect(place.jump.value).toBe(null);
    expect(way.calls).toEqual(["goTo 57", "goTo 42", "runTo 42"]);
  });

  test("asks for one state at a time, and then for the last wish", async () => {
    for (const time of [90, 80, 70, 60, 51]) travel.seek(time);
    await rest();
    expect(way.calls).toEqual(["goTo 51"]);
    for (const time of [90, 80, 70, 60, 55]) {
      travel.seek(time);
      await Promise.resolve();
    }
    await rest();
    expect(way.mostGoing).toBe(1);
    expect(way.calls.at(-1)).toBe("goTo 55");
  });

  test("that begins anew is not brought to where the one before ended", async () => {
    travel.seekEnd(42);
    travel.seek(77);
    await rest();
    expect(way.calls.some((call) => call.startsWith("runTo"))).toBe(false);
    expect(way.time).toBe(70);
    expect(place.wanted.value).toBe(77);
  });

  test("of a run that was changed drops nothing: it stays at what is kept, says so, and goes on when told", async () => {
    way.isOther = true;
    travel.seekEnd(42);
    await rest();
    expect(way.time).toBe(40);
    expect(way.newestKept).toBe(100);
    expect(near.map(({ wanted }) => wanted)).toEqual([42]);
    near[0]?.goOn();
    await rest();
    expect(way.time).toBe(42);
    expect(way.newestKept).toBe(40);
  });

  test("past all that is kept goes on from where it began, if that is another way", async () => {
    way.isOther = true;
    way.time = 20;
    travel.seek(60);
    await rest();
    expect(way.time).toBe(60);
    travel.seekEnd(130);
    await rest();
    expect(way.calls.slice(-2)).toEqual(["goTo 20", "runTo 130"]);
    expect(way.time).toBe(130);
    expect(way.newestKept).toBe(20);
  });

  test("that fails is told once, and leaves nothing behind", async () => {
    way.failing = true;
    travel.seekEnd(42);
    await rest();
    expect(failures).toHaveLength(1);
    expect(place.wanted.value).toBe(null);
  });
});

describe("a jump", () => {
  test("goes by what is kept, forward too", async () => {
    way.time = 10;
    travel.jumpTo(75);
    await rest();
    expect(way.calls).toEqual(["goTo 75", "runTo 75"]);
    expect(way.time).toBe(75);
  });

  test("forward on another way computes it from here", async () => {
    way.time = 10;
    way.isOther = true;
    travel.jumpTo(75);
    await rest();
    expect(way.calls).toEqual(["runTo 75"]);
    expect(way.newestKept).toBe(10);
  });

  test("to a mark that one looks at drops nothing that is kept, and goes on past it", async () => {
    way.time = 10;
    way.isOther = true;
    const newest = way.newestKept;
    travel.lookAt(newest);
    await rest();
    expect(way.calls).toEqual([`goTo ${newest}`]);
    expect(way.newestKept).toBe(newest);
    travel.lookAt(newest + 5);
    await rest();
    expect(way.time).toBe(newest + 5);
  });

  test("tells how far it is, and ends when canceled", async () => {
    way.hold = new Promise(() => {});
    travel.jumpTo(160);
    await rest();
    expect(place.jump.value).toEqual({ time: 160, share: 0.5 });
    travel.cancelJump();
    await rest();
    expect(place.jump.value).toBe(null);
    expect(way.time).toBe(100);
    expect(failures).toEqual([]);
  });

  test("ends where another one begins", async () => {
    await jumpOverAnother();
    expect(way.time).toBe(30);
    expect(place.jump.value).toBe(null);
    expect(failures).toEqual([]);
  });
});

describe("undoing a way", () => {
  test("leads from where a drag came to rest back to where it began, as one step", async () => {
    travel.seek(57);
    await rest();
    travel.seek(44);
    await rest();
    expect(ways).toEqual([{ from: 100, isAtStake: false }]);
    travel.seekEnd(42);
    await rest();
    expect(ways).toEqual([{ from: 100, isAtStake: false, to: 42 }]);
    travel.jumpTo(75);
    await rest();
    expect(ways.slice(1)).toEqual([{ from: 42, isAtStake: false, to: 75 }]);
  });

  test("is no step where nothing moved", async () => {
    travel.jumpTo(100);
    await rest();
    expect(ways).toEqual([{ from: 100, isAtStake: false, to: null }]);
  });

  test("of a jump that takes the place of another leads to where the first began", async () => {
    await jumpOverAnother();
    expect(ways).toEqual([{ from: 100, isAtStake: false, to: 30 }]);
  });

  test("ends a jump that is under way, which is then the step", async () => {
    way.hold = new Promise(() => {});
    travel.jumpTo(160);
    await rest();
    way.time = 130;
    await travel.settle();
    expect(ways).toEqual([{ from: 100, isAtStake: false, to: 130 }]);
    expect(place.jump.value).toBe(null);
  });

  test("ends a drag that is held still, which is then the step", async () => {
    travel.seek(57);
    await rest();
    await travel.settle();
    expect(ways).toEqual([{ from: 100, isAtStake: false, to: 50 }]);
    expect(place.wanted.value).toBe(null);
  });

  test("knows what goes when the run goes on from a kept state", async () => {
    way.isOther = true;
    travel.seekEnd(42);
    await rest();
    near[0]?.goOn();
    await rest();
    expect(ways.map(({ isAtStake, to }) => [isAtStake, to])).toEqual([
      [false, 40],
      [true, 42],
    ]);
  });

  test("is none where another run has come meanwhile", async () => {
    way.hold = new Promise(() => {});
    travel.jumpTo(160);
    await rest();
    travel.leave();
    await rest();
    expect(ways).toEqual([{ from: 100, isAtStake: false }]);
  });
});
