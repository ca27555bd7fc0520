import type { Moment } from "../../instruments/instrument.ts";
import { instrumentOf } from "../../instruments/instruments.ts";
import type { InstrumentSetting } from "../../instruments/settings.ts";
import { isSameData } from "../../lab/plain-data.ts";

/** Moments of one instrument, at most; where there are more, every second one goes. */
const MOST = 1200;

/** What an instrument made of the moments that it saw, in the order of their times; of the present alone, the last. */
export class Memory {
  setting: InstrumentSetting;
  /** Why the last one could not be taken. */
  problem: string | null = null;
  #moments: Moment[] = [];

  constructor(setting: InstrumentSetting) {
    this.setting = setting;
  }

  /** Whether what it holds is what an instrument of this setting would make. */
  isFor(setting: InstrumentSetting): boolean {
    return isSameData({ ...this.setting, name: "" }, { ...setting, name: "" });
  }

  /** The same under another name. */
  rename(setting: InstrumentSetting): void {
    this.setting = setting;
  }

  /** Takes the place of one at the same time. */
  add(moment: Moment): void {
    if (!instrumentOf(this.setting.kind).overTime) {
      this.#moments = [moment];
      return;
    }
    let at = this.#moments.length;
    while (at > 0 && this.#moments[at - 1]!.time >= moment.time) at--;
    this.#moments.splice(at, this.#moments[at]?.time === moment.time ? 1 : 0, moment);
    if (this.#moments.length <= MOST) return;
    const last = this.#moments.length - 1;
    this.#moments = this.#moments.filter((_, index) => index % 2 === 0 || index === last);
  }

  has(time: number): boolean {
    return this.#moments.some((moment) => moment.time === time);
  }

  /** Those that are not later than this, min. */
  until(time: number): readonly Moment[] {
    if (!instrumentOf(this.setting.kind).overTime) return this.#moments;
    return this.#moments.filter((moment) => moment.time <= time);
  }

  dropAfter(time: number): void {
    this.#moments = this.#moments.filter((moment) => moment.time <= time);
  }

  clear(): void {
    this.#moments = [];
  }
}
