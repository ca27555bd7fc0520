import { expect, it } from "vitest";
import { captured } from "../../src/app/film/captured.ts";
import { filmScript } from "../../src/record/script/film-script.ts";
import { resolveFilm } from "../../src/record/script/resolve-film.ts";
import { smallBase } from "../lab/open-base.ts";

const film = resolveFilm({ from: "1 d", to: "2 d", panels: ["curves"] }, smallBase().context);
const situation = { step: 15, stop: 43_200, treatments: [] };

it("captures the next seconds at the speed that is played", () => {
  const playing = { now: 1000, pace: { asked: 120, reached: 90 }, usual: 500 };
  const next = captured(film, "next", 10, playing);
  const script = filmScript(next, situation);
  expect([script.from, script.to, script.seconds]).toEqual([1000, 2200, 10]);
  expect(next.panels).toEqual([{ kind: "view" }]);
});

it("captures the last seconds, as far as they have gone by", () => {
  const playing = { now: 600, pace: { asked: 120, reached: 0 }, usual: 0 };
  expect(filmScript(captured(film, "last", 3, playing), situation)).toMatchObject({
    from: 240,
    to: 600,
    seconds: 3,
  });
  expect(filmScript(captured(film, "last", 60, playing), situation)).toMatchObject({
    from: 0,
    to: 600,
    seconds: 5,
  });
  expect(() => captured(film, "last", 3, { ...playing, now: 0 })).toThrow("Nothing has gone by");
});

it("captures what comes as far as the run goes", () => {
  const playing = { now: 1000, stop: 1360, pace: { asked: 120, reached: 90 }, usual: 0 };
  const near = captured(film, "next", 10, playing);
  expect(filmScript(near, situation)).toMatchObject({ from: 1000, to: 1360, seconds: 3 });
  expect(filmScript(captured(film, "next", 2, playing), situation)).toMatchObject({ to: 1240 });
  expect(() => captured(film, "next", 3, { ...playing, now: 1360 })).toThrow("stands at its end");
});

it("captures what plays as fast as it can as fast as it does", () => {
  const unbound = { now: 0, pace: { asked: Number.POSITIVE_INFINITY, reached: 333 }, usual: 900 };
  expect(captured(film, "next", 2, unbound).pace).toMatchObject({ minutes: 333 });
  const resting = { ...unbound, pace: { asked: Number.POSITIVE_INFINITY, reached: 0 } };
  expect(captured(film, "next", 2, resting).pace).toMatchObject({ minutes: 900 });
});
