import { beforeEach, expect, it, vi } from "vitest";
import { type Filmed, film } from "../../src/app/film.ts";
import type { FilmSetting } from "../../src/record/script/film-setting.ts";

const makeFilm = vi.hoisted(() => vi.fn());
vi.mock("../../src/app/film/make-film.ts", () => ({ makeFilm }));

const setting = { from: 0 } as FilmSetting;

function filmedPage(run: unknown = {}): Filmed {
  return { session: { run }, furniture: { plot: { shown: [] } } } as unknown as Filmed;
}

beforeEach(() => makeFilm.mockReset());

it("is made one at a time", async () => {
  const page = filmedPage();
  let resolve = (_: object): void => {};
  makeFilm.mockReturnValue(
    new Promise<object>((done) => {
      resolve = done;
    }),
  );
  const first = film(page, setting);
  await expect(film(page, setting)).rejects.toThrow("A film is being made");
  resolve({ frames: 24 });
  expect(await first).toEqual({ frames: 24 });
  expect(await film(page, setting)).toEqual({ frames: 24 });
});

it("can be made again after one that failed", async () => {
  const page = filmedPage();
  makeFilm.mockRejectedValueOnce(new Error("no encoder"));
  await expect(film(page, setting)).rejects.toThrow("no encoder");
  makeFilm.mockResolvedValueOnce({ frames: 1 });
  expect(await film(page, setting)).toEqual({ frames: 1 });
});

it("of no run is refused", async () => {
  await expect(film(filmedPage(null), setting)).rejects.toThrow("No preset is loaded");
});
