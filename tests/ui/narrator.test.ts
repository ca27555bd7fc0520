import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { narrate } from "../../src/ui/narrator.ts";
import { pictureWords } from "../../src/ui/picture-words.ts";

const facts = (time: number, share: number) => ({
  time,
  readings: [
    { name: "m2Share", label: "M2 share", unit: "1", value: share },
    { name: "oxygen", label: "Oxygen", unit: "mmHg", value: 40 },
  ],
  shown: ["Tumor cell", "M2"],
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("tells time, values, and what has changed", () => {
  expect(pictureWords(facts(1440, 0.1), null)).toBe(
    "1 d 00 h. M2 share 0.1; Oxygen 40 mmHg. The picture shows Tumor cell, M2.",
  );
  expect(pictureWords(facts(2880, 0.3), facts(1440, 0.1))).toBe(
    "2 d 00 h, compared with 1 d 00 h. M2 share 0.3, up from 0.1; Oxygen 40 mmHg, unchanged. The picture shows Tumor cell, M2.",
  );
});

it("speaks when the run has come to rest at another time, and never while it plays", () => {
  const [playing, time] = [signal(false), signal(0)];
  const spoken: string[] = [];
  const described: string[] = [];
  const end = narrate({ playing, time }, () => facts(time.peek(), time.peek() / 1e4), {
    describe: (words) => described.push(words),
    speak: (words) => spoken.push(words),
  });
  vi.advanceTimersByTime(5000);
  expect(described.length).toBeGreaterThan(0);
  expect(spoken).toEqual([]);
  playing.value = true;
  for (let tick = 0; tick < 60; tick++) {
    time.value += 60;
    vi.advanceTimersByTime(1000);
  }
  expect(spoken).toEqual([]);
  // Once in ten seconds for those who ask.
  expect(described.length).toBeLessThan(10);
  playing.value = false;
  vi.advanceTimersByTime(10_000);
  expect(spoken).toHaveLength(1);
  expect(spoken[0]).toContain("2 d 12 h, compared with 0 min");
  end();
});

it("describes a picture that is looked at in another way, and does not speak of it", () => {
  const [playing, time] = [signal(false), signal(0)];
  const spoken: string[] = [];
  const described: string[] = [];
  let shown = ["Tumor cell"];
  const end = narrate({ playing, time }, () => ({ ...facts(time.peek(), 0.1), shown }), {
    describe: (words) => described.push(words),
    speak: (words) => spoken.push(words),
  });
  vi.advanceTimersByTime(5000);
  time.value = 1440;
  vi.advanceTimersByTime(5000);
  expect(spoken).toHaveLength(1);
  const count = described.length;
  shown = ["Oxygen"];
  vi.advanceTimersByTime(5000);
  expect(described).toHaveLength(count + 1);
  expect(described.at(-1)).toMatch(/^1 d 00 h, compared with 0 min\..*The picture shows Oxygen\.$/);
  expect(spoken).toHaveLength(1);
  end();
});
