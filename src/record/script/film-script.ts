import { limits } from "../../limits/limits.ts";
import { ModelError } from "../../model/error.ts";
import { cameraPath, type FilmCamera } from "./camera.ts";
import type { FilmSetting, SpeedPoint } from "./film-setting.ts";
import { type SpeedProfile, secondsOf, speedProfile, timeAfter } from "./speed-profile.ts";

/** One picture of a film. */
export interface FilmFrame {
  readonly index: number;
  /** When it is shown, s of film: index / fps. */
  readonly at: number;
  /** s: 1 / fps. */
  readonly lasts: number;
  /** What it shows, min. */
  readonly time: number;
  readonly camera: FilmCamera;
}

/** Every frame of a film, exactly: how many, when each is shown, and of which simulated time. */
export interface FilmScript {
  readonly count: number;
  readonly fps: number;
  /** s of film: count / fps. */
  readonly seconds: number;
  /** Simulated time of the first frame and at the end, min. */
  readonly from: number;
  readonly to: number;
  frame(index: number): FilmFrame;
  /** Simulated min at a moment of the film, s. */
  timeAt(seconds: number): number;
  /** When a simulated time (min) is shown, s of film. */
  secondsAt(time: number): number;
}

/** What a film is of. */
export interface FilmSituation {
  /** End of the run, min, where it has one. */
  readonly stop?: number;
  /** Time step, min. */
  readonly step: number;
  /** When treatments are given or begin, min. */
  readonly treatments: readonly number[];
}

/** The frames of a film. Throws a ModelError for one that is longer than a film may be. */
export function filmScript(setting: FilmSetting, situation: FilmSituation): FilmScript {
  const { from, fps, hold } = setting;
  const to = endOf(setting, situation);
  const profile = profileOf(setting, situation, to);
  const moving = secondsOf(profile);
  const seconds = moving + hold;
  if (seconds > limits.filmLength.most * (1 + 1e-9)) {
    const minutes = Math.round(seconds / 60);
    throw new ModelError(
      "record",
      `the film would last ${minutes} min, and ${limits.filmLength.most / 60} are the most; choose a higher speed or a shorter time`,
    );
  }
  const count = Math.max(1, Math.round(seconds * fps));
  const timeAt = (at: number): number => timeAfter(profile, at);
  const secondsAt = (time: number): number => secondsOf(profile, time);
  const camera = cameraPath(
    setting.camera.map(({ at, ...key }) => ({
      ...key,
      at: "share" in at ? (at.share * (count - 1)) / fps : secondsAt(at.time),
    })),
  );
  return {
    count,
    fps,
    seconds: count / fps,
    from,
    to,
    timeAt,
    secondsAt,
    frame: (index) => {
      const at = index / fps;
      return { index, at, lasts: 1 / fps, time: timeAt(at), camera: camera(at) };
    },
  };
}

/** Where a film ends that does not say so: where its speed and length lead, at the end of the run, or after some steps. */
function endOf({ from, to, pace }: FilmSetting, { stop, step }: FilmSituation): number {
  if (to !== undefined) return to;
  if (pace.kind === "speed" && pace.seconds !== undefined)
    return from + pace.minutes * pace.seconds;
  if (stop !== undefined && stop > from + step) return stop;
  const seconds = pace.kind === "length" ? pace.seconds : 20;
  return from + 60 * step * seconds;
}

function profileOf(setting: FilmSetting, situation: FilmSituation, to: number): SpeedProfile {
  const { from, pace } = setting;
  const along = (points: readonly SpeedPoint[]): SpeedProfile =>
    speedProfile(from, to, points, valleysOf(setting, situation, points, to));
  if (pace.kind === "points") return along(pace.points);
  const even = (speed: number): SpeedProfile => along([{ time: from, speed }]);
  if (pace.kind === "speed") return even(pace.minutes);
  const wanted = pace.seconds;
  if (to === from) return standing(from, wanted);
  if (setting.slow === null) return even((to - from) / wanted);
  return even(speedForLength((speed) => secondsOf(even(speed)), (to - from) / wanted, wanted));
}

/** A still picture that is filmed for a while: time passes too slowly to be told. */
function standing(time: number, seconds: number): SpeedProfile {
  const tiny = Math.max(1e-9, 1e-12 * time);
  const speed = tiny / seconds;
  return [
    { time, speed },
    { time: time + tiny, speed },
  ];
}

function valleysOf(
  { from, slow }: FilmSetting,
  { treatments }: FilmSituation,
  points: readonly SpeedPoint[],
  to: number,
) {
  if (slow === null) return [];
  const base = speedProfile(from, to, points, []);
  const times = [...new Set(slow.at ?? treatments)].filter((time) => time >= from && time <= to);
  return times.map((time) => ({
    time,
    speed: slow.to * speedAt(base, time),
    seconds: slow.lasts,
  }));
}

function speedAt(profile: SpeedProfile, time: number): number {
  const after = profile.findIndex((knot) => knot.time > time);
  if (after <= 0) return profile.at(after)!.speed;
  const [a, b] = [profile[after - 1]!, profile[after]!];
  return a.speed + ((time - a.time) / (b.time - a.time)) * (b.speed - a.speed);
}

/** The speed at which a film has a length (s), by bisection: a faster film is a shorter one. */
function speedForLength(
  secondsAt: (speed: number) => number,
  start: number,
  wanted: number,
): number {
  let [slow, fast] = [start, start];
  while (secondsAt(slow) < wanted) slow /= 2;
  while (secondsAt(fast) > wanted) fast *= 2;
  for (let round = 0; round < 100; round++) {
    const middle = Math.sqrt(slow * fast);
    if (middle <= slow || middle >= fast) break;
    if (secondsAt(middle) > wanted) slow = middle;
    else fast = middle;
  }
  return Math.sqrt(slow * fast);
}
