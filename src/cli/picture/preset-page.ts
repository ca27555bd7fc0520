import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openProfile } from "../browser/chromium.ts";
import { mayHaveGpu } from "../browser/graphics-device.ts";
import { servePage } from "../browser/page-server.ts";
import { CliError, exitCode } from "../exit-code.ts";
import { loadFamily, presetSource } from "../load-preset.ts";
import type { Backend } from "../open-engine.ts";
import { changesOf, type RunChanges } from "../run-plan.ts";

/** What of a preset is other than its file says, and what computes it. */
export interface PictureChanges extends Omit<RunChanges, "residual"> {
  readonly backend: Backend;
}

/** Costs little; the page opens with it before it gets the preset that is asked for. */
const FIRST = "fisher-kpp";

/**
 * Opens the page in a Chromium that nobody sees, with a preset that stands at t = 0, and closes it after `use`.
 * What the page refuses is a CliError 65 in the page's words.
 *
 * @throws CliError 65 for a preset that cannot be run so, 69 where no browser starts
 */
export async function withPresetPage<T>(
  preset: string,
  { backend, ...changes }: PictureChanges,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const family = await loadFamily(preset);
  family.resolve(changesOf(changes));
  const { isShipped, name, text } = await presetSource(preset);
  const engine = backend === "auto" ? (mayHaveGpu() ? "gpu" : "cpu") : backend;
  const profile = await mkdtemp(join(tmpdir(), "milieu-page-"));
  const server = await servePage();
  try {
    const browser = await openProfile(profile, { webgpu: engine === "gpu" }).catch((error) => {
      throw new CliError(exitCode.noGpu, `no browser could be started: ${messageOf(error)}`);
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}?backend=${engine}&preset=${FIRST}&ui=none&lang=en`);
      await page.waitForFunction(() => "milieu" in window);
      await inWords(openPreset(page, isShipped ? name : text, changes));
      return await inWords(use(page));
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function openPreset(
  page: Page,
  source: string,
  changes: Omit<PictureChanges, "backend">,
): Promise<void> {
  const { parameters, seed, grid, step } = changes;
  const settings = Object.entries({ seed, grid, step }).filter(([, value]) => value !== undefined);
  await page.evaluate(
    async ({ source, parameters, settings }) => {
      const { milieu } = window;
      await milieu.ready;
      milieu.pause();
      await milieu.load(source);
      milieu.pause();
      if (Object.keys(parameters).length > 0) {
        milieu.send({ kind: "set-parameters", values: parameters });
      }
      if (Object.keys(settings).length > 0) milieu.send({ kind: "set-settings", ...settings });
    },
    { source, parameters, settings: Object.fromEntries(settings) },
  );
}

/** What goes wrong in the page, without the words of what drives it. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CliError) throw error;
    const [first = ""] = messageOf(error).split("\n");
    const said = first.replace(/^\w+\.\w+: /, "").replace(/^\w*Error: /, "");
    throw new CliError(exitCode.badPreset, said);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
