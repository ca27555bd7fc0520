import { afterEach, describe, expect, it } from "vitest";
import { startNodeThread } from "../../src/engine/cpu/threads/node-thread.ts";
import { type Call, type Phase, Team } from "../../src/engine/cpu/threads/team.ts";

/**
 * (func (export "add") (param $at f64) (param $by f64): the i32 at `at` += by) over a shared memory,
 * "fail", which traps, and (func (export "copy") (param $from f64) (param $to f64): reads the i32 at
 * `from`, counts to 5000 and writes one more to `to`. Written byte by byte, so that the test needs no compiler.
 */
const bytes = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[1, 9, 2, 0x60, 2, 0x7c, 0x7c, 0, 0x60, 0, 0],
  ...[2, 16, 1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 3, 1, 1],
  ...[3, 4, 3, 0, 1, 0],
  ...[7, 21, 3, 3, 0x61, 0x64, 0x64, 0, 0, 4, 0x66, 0x61, 0x69, 0x6c, 0, 1],
  ...[4, 0x63, 0x6f, 0x70, 0x79, 0, 2],
  ...[10, 60, 3, 18, 0, 0x20, 0, 0xaa, 0x20, 0, 0xaa, 0x28, 2, 0, 0x20, 1, 0xaa, 0x6a, 0x36, 2, 0],
  ...[0x0b, 3, 0, 0x00, 0x0b],
  ...[35, 1, 1, 0x7f, 0x20, 1, 0xaa, 0x20, 0, 0xaa, 0x28, 2, 0],
  ...[3, 0x40, 0x20, 2, 0x41, 1, 0x6a, 0x22, 2, 0x41, 0x88, 0x27, 0x49, 0x0d, 0, 0x0b],
  ...[0x41, 1, 0x6a, 0x36, 2, 0, 0x0b],
]);

let team: Team | undefined;

afterEach(() => team?.dispose());

function makeTeam(size: number) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const module = new WebAssembly.Module(bytes);
  const { add, fail, copy } = new WebAssembly.Instance(module, { env: { memory } })
    .exports as Record<string, (...numbers: number[]) => void>;
  const threads = Array.from({ length: size - 1 }, startNodeThread);
  const functions = ["add", "fail", "copy"].map((name) => ({ module: 0, name }));
  team = new Team(threads, { memory, modules: [module], functions }, [add!, fail!, copy!]);
  return { team, numbers: new Int32Array(memory.buffer) };
}

describe("a team of threads", () => {
  it.each([1, 2, 5])("makes every call of a round once, %i threads", (size) => {
    const { team, numbers } = makeTeam(size);
    expect(team.size).toBe(size);
    const rounds = 3000;
    for (let round = 0; round < rounds; round++) {
      const count = 1 + (round % 7);
      const calls = Array.from(
        { length: count },
        (_, i): Call => ({
          function: 0,
          arguments: [64 * i, i + 1],
        }),
      );
      team.run([{ calls }]);
      // Each call had a place of its own: a call lost or made twice shows at once.
      expect(numbers[16 * (count - 1)]! % count).toBe(0);
    }
    const made = (i: number) =>
      Array.from({ length: rounds }, (_, round) => 1 + (round % 7)).filter((n) => n > i).length;
    for (let i = 0; i < 7; i++) expect(numbers[16 * i]).toBe((i + 1) * made(i));
  });

  it.each([1, 2, 5])("makes a phase after the one that it waits for, %i threads", (size) => {
    const { team, numbers } = makeTeam(size);
    // Threads need some rounds to wake up. Every tenth has more calls than there is room for.
    for (let round = 0; round < 200; round++) {
      const [links, free] = round % 10 === 0 ? [40, 200] : [400, round % 3];
      numbers.fill(0);
      // Each link reads what the one before writes, late; a call made early would read 0. Beside them calls
      // that wait for nothing, and phases without calls.
      const phases: Phase[] = [];
      for (let link = 0; link < links; link++) {
        const after = link > 0 ? { after: phases.length - 2 } : {};
        const calls = [{ function: 2, arguments: [4 * link, 4 * (link + 1)] }];
        phases.push({ calls, ...after });
        phases.push({
          calls: Array.from({ length: free }, (_, i): Call => {
            return { function: 0, arguments: [4 * (500 + link * free + i), 1] };
          }),
        });
        phases.push({ calls: [], after: phases.length - 2 });
        phases.push({ calls: [] });
      }
      team.run(phases);
      expect([...numbers.subarray(0, links + 1)]).toEqual(
        Array.from({ length: links + 1 }, (_, i) => i),
      );
      expect(numbers.subarray(500, 500 + links * free).every((n) => n === 1)).toBe(true);
    }
  });

  it("tells that a call failed", () => {
    const { team } = makeTeam(1);
    expect(() => team.run([{ calls: [{ function: 1, arguments: [] }] }])).toThrow();
  });
});
