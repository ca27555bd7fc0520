import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeCatalogue } from "../../scripts/texts/catalogue.ts";
import { contentWords } from "../support/content-words.ts";
import { findCutText, findOverlaps } from "../support/measure-frame.ts";
import { pageSuite } from "../support/page-suite.ts";
import { pseudoLanguage, shownTexts, unmarkedParts } from "../support/pseudo-language.ts";

const suite = pageSuite();
const SOURCE = `${import.meta.dirname}/../../src`;

/** Names, units and signs that are the same in every language, and file formats. */
const SAME =
  /^(milieu|english|deutsch|cpu|gpu|threads?|cmocean|crameri|webgl2?|webgpu|min|µm|mm|mmhg|mm|ng|ml|dpi|px|pt|mb|kb|mp4|webm|gif|png|svg|csv|json|vtk|numpy|ome|tiff|zarr|np[yz]|vti|ctrl|shift|alt|esc|enter|home|end|delete|page|max|log|oxygen|first|moment|now|last)$/;

/** In the pseudo-language, in place of the German. */
async function openPseudo(): Promise<Page> {
  const page = await suite.open("?safe=1", { width: 1280, height: 800 });
  const texts = JSON.stringify(pseudoLanguage(makeCatalogue(SOURCE)));
  await page.route(/\/assets\/de-[^/]*\.json$/, (route) =>
    route.fulfill({ contentType: "application/json", body: texts }),
  );
  await page.goto(`${suite.url}?safe=1&lang=de`);
  await page.waitForFunction(
    () => (document.querySelector(".status-grid")?.textContent ?? "") !== "",
  );
  return page;
}

/** Each kind once, with its settings open. */
async function addEveryInstrument(page: Page): Promise<void> {
  const add = page.locator("select.add-instrument");
  await page.locator(".instrument-kinds button").first().click();
  const kinds = await add
    .locator("option:not([value=''])")
    .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  for (const kind of kinds.slice(1)) await add.selectOption(kind);
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>(".instrument-settings")) {
      one.open = true;
    }
  });
  await page.locator(".instrument-rows select").first().waitFor();
}

test("every text of the page is in the catalogue, and 30 % longer ones fit", async () => {
  const page = await openPseudo();
  const content = contentWords();
  const longest = [...content]
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length);
  const isContent = (part: string): boolean => {
    let rest = part.toLowerCase();
    if (content.has(rest)) return true;
    for (const word of longest) if (rest.includes(word)) rest = rest.replaceAll(word, " ");
    const words = rest.split(/[\s\d.,:;()[\]{}“”"'·×–+*/=<>%|²³^-]+/);
    return words.every((word) => !/\p{L}{2}/u.test(word) || content.has(word) || SAME.test(word));
  };
  const found = new Set<string>();
  const look = async (where: string): Promise<void> => {
    await page.waitForTimeout(250);
    for (const { text, at } of await page.evaluate(shownTexts)) {
      for (const part of unmarkedParts(text)) {
        if (!isContent(part)) found.add(`${at}: ${part.slice(0, 80)}`);
      }
    }
    // What lies under an open dialog is out of reach, as it may.
    if ((await page.locator("dialog[open]").count()) > 0) return;
    const laid = [...(await page.evaluate(findOverlaps)), ...(await page.evaluate(findCutText))];
    for (const each of laid) found.add(`${where}: ${each}`);
  };
  const press = async (key: string): Promise<void> => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press(key);
  };
  expect(await page.getAttribute("html", "lang")).toBe("de");
  await look("first");
  for (const [key, name] of [
    ["Shift+5", "claims"],
    ["i", "instruments"],
    ["Shift+3", "parameters"],
    ["Shift+2", "view"],
  ] as const) {
    if (!(await page.locator(`#panel-${name}`).isVisible())) await press(key);
    await page.locator(`#panel-${name} .panel-body > *`).first().waitFor();
    await look(name);
    if (name !== "instruments") continue;
    await addEveryInstrument(page);
    await look("every instrument");
  }
  for (let index = 0; index < (await page.locator(".look-button").count()); index++) {
    await page.locator(".look-button").nth(index).click();
    await look(`look ${index}`);
  }
  for (const key of ["g", "?", "d", "l"]) {
    await press(key);
    await page.locator("dialog[open]").waitFor();
    await look(`dialog of ${key}`);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
  for (const [key, selector] of [
    ["m", ".screen-map"],
    ["u", ".screen-budget"],
    ["e", ".screen-equations"],
    ["j", ".editor"],
    ["b", ".brush-panel"],
    ["c", ".chooser"],
  ] as const) {
    await press(key);
    await page.locator(selector).waitFor();
    await look(selector);
  }
  expect([...found]).toEqual([]);
});

test("the page is German where that is asked for, and says what there is not", async () => {
  const page = await suite.open("?safe=1&lang=de-AT", { width: 1280, height: 800 });
  expect(await page.getAttribute("html", "lang")).toBe("de");
  await page.getByRole("button", { name: "Abspielen", exact: true }).waitFor();
  await page.goto(`${suite.url}?safe=1&lang=xx`);
  await page.getByText("There is no translation into “xx”").waitFor();
  expect(await page.getAttribute("html", "lang")).toBe("en");
  // A language that is chosen in the menu stays, with or without its name in the address.
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitemradio", { name: /Deutsch/ }).click();
  await page.getByRole("button", { name: "Abspielen", exact: true }).waitFor();
  await page.goto(`${suite.url}?safe=1`);
  await page.getByRole("button", { name: "Abspielen", exact: true }).waitFor();
});
