import { expect, test } from "vitest";
import { VoxelValues } from "../../src/app/picture/voxel-values.ts";
import type { Engine, SampleRequest } from "../../src/engine/engine.ts";

/** An engine with the values voxel + 1000 * row of the name. */
function engineOf(names: readonly string[]): { engine: Engine; asked: SampleRequest[] } {
  const asked: SampleRequest[] = [];
  const sample = async (request: SampleRequest): Promise<Float32Array> => {
    asked.push(request);
    return Float32Array.from(
      request.names.flatMap((name) =>
        Array.from(request.voxels, (voxel) => voxel + 1000 * names.indexOf(name)),
      ),
    );
  };
  return { engine: { sample } as unknown as Engine, asked };
}

test("what is asked for is read, at once and nothing else", async () => {
  const { engine, asked } = engineOf(["u", "v"]);
  const values = new VoxelValues();
  values.begin();
  expect(values.isAsked).toBe(false);
  expect(values.valueOf("u", 7)).toBeUndefined();
  expect(values.valueOf("v", 3)).toBeUndefined();
  expect([values.isAsked, values.isMissing]).toEqual([true, true]);
  await values.read(engine);
  expect(asked).toEqual([{ names: ["u", "v"], voxels: Uint32Array.of(7, 3) }]);
  values.begin();
  expect([values.valueOf("u", 7), values.valueOf("v", 3)]).toEqual([7, 1003]);
  expect(values.isMissing).toBe(false);
  // Elsewhere nothing is known, and what was known is forgotten with the next reading.
  expect(values.valueOf("v", 4)).toBeUndefined();
  values.begin();
  values.valueOf("v", 4);
  await values.read(engine);
  values.begin();
  expect(values.valueOf("v", 4)).toBe(1004);
  expect(values.valueOf("u", 7)).toBeUndefined();
  expect(values.isMissing).toBe(true);
});
