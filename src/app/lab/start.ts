import { shippedNames } from "../../preset/preset-library.ts";
import { t } from "../../texts/text.ts";
import { presetProblem } from "../../ui/messages.ts";
import type { Notice } from "../../ui/notices.ts";
import type { Page } from "../page.ts";
import { documentOfEntry, type LeftRun, leftOfEntry } from "./address.ts";
import { loadOrReject, loadPreset, openDocument } from "./load-preset.ts";
import { attempt, openLinked } from "./open-asked.ts";
import type { PageAddress } from "./page-address.ts";
import { defaultPresetName, fetchAhead, type PresetSource } from "./preset-source.ts";

/** Fetches what the first document needs while a machine is opened; what fails is told when it is opened. */
export async function fetchFirst({ preset, shared }: PageAddress): Promise<void> {
  if (!shared) await Promise.allSettled([fetchAhead(preset ?? defaultPresetName())]);
}

/**
 * The first document: that of the tab's own history, of the link, of the named preset, or the usual one. Gives where
 * its run stood when the tab left it; null: it is another one.
 */
export async function loadFirst(page: Page, address: PageAddress): Promise<LeftRun | null> {
  const { notices } = page.furniture;
  for (const title of address.odd) {
    notices.show({ kind: "info", key: title, title, seconds: 12 });
  }
  if (address.safe) {
    const { hash } = location;
    if (address.shared) page.address.keepEntry();
    await loadPreset(page, usual());
    if (address.shared) tellUnopened(page, hash);
    return null;
  }
  // After a reload: what was there is this tab's own, and needs no question.
  const entry = documentOfEntry(history.state);
  const left = leftOfEntry(history.state);
  if (entry !== null && (await attempt(page, () => openDocument(page, entry)))) return left;
  if (address.shared) {
    if (await openLinked(page, location.hash)) return null;
    page.address.keepEntry();
  }
  await loadNamed(page, address);
  return null;
}

/** Goes back and forth in the browser's history, and follows links that are opened in this tab. */
export function listenToHistory(page: Page): void {
  const { address } = page;
  window.addEventListener("popstate", ({ state }) => {
    void address.travel(async () => {
      const entry = documentOfEntry(state);
      if (entry !== null) {
        await attempt(page, () => openDocument(page, entry));
      } else if (/^#v\d+=/.test(location.hash)) {
        if (!(await openLinked(page, location.hash))) address.keepEntry();
      }
    });
  });
}

/** What may be what broke the page is opened when a person says so. */
function tellUnopened(page: Page, hash: string): void {
  page.furniture.notices.show({
    kind: "info",
    key: "link",
    title: t`Safe mode has not opened the link in the address`,
    actions: [{ label: t`Open it`, run: () => void openLinked(page, hash) }],
  });
}

async function loadNamed(page: Page, { preset }: PageAddress): Promise<void> {
  if (preset === undefined) {
    await loadPreset(page, usual());
    return;
  }
  try {
    await loadOrReject(page, { kind: "library", name: preset });
  } catch (error) {
    await loadOrReject(page, usual());
    page.furniture.notices.show(
      shippedNames().includes(preset) ? presetProblem(error, false) : unknownPreset(preset),
    );
  }
}

function usual(): PresetSource {
  return { kind: "library", name: defaultPresetName() };
}

function unknownPreset(name: string): Notice {
  return {
    kind: "error",
    key: "preset",
    title: t`There is no preset “${name}”`,
    message: t`The gallery shows those there are.`,
  };
}
