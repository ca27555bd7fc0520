import { keepText, readKept } from "./kept-layout.ts";

/** "system": as the browser prefers. */
export type Theme = "system" | "light" | "dark";

const KEY = "milieu:theme";

export function readTheme(): Theme {
  const kept = readKept(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** The style sheet reads `data-theme`; without it the browser's preference holds. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function chooseTheme(theme: Theme): void {
  keepText(KEY, theme);
  applyTheme(theme);
}

/** Tells of every change of what is seen: a theme that is chosen, or another preference of the browser's. */
export function watchTheme(listener: () => void): () => void {
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const choice = new MutationObserver(listener);
  preference.addEventListener("change", listener);
  choice.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    preference.removeEventListener("change", listener);
    choice.disconnect();
  };
}
