import { effect } from "@preact/signals-core";
import { voxelAt } from "../../analysis/budget.ts";
import { evaluateAll, meanOf, prepareAll } from "../../analysis/evaluate-all.ts";
import {
  type InteractionMap,
  interactionMap,
  type MapEdge,
} from "../../analysis/interaction-map.ts";
import { mapTable } from "../../analysis/map-table.ts";
import { rateScaleOf } from "../../analysis/rate-scale.ts";
import type { TissueState } from "../../analysis/tissue-state.ts";
import moduleNames from "../../biology/module-names.json";
import { t } from "../../texts/text.ts";
import {
  createEdgeDetail,
  type EdgeDetail,
  type InfluenceNumbers,
} from "../../ui/analysis/edge-detail.ts";
import { createMapGraph, edgeKey, type SeenPart, seenEdges } from "../../ui/analysis/map-graph.ts";
import { mapLegend, nodeLists, strongestList } from "../../ui/analysis/map-list.ts";
import { element } from "../../ui/element.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import { iconButton, setPressed } from "../../ui/icon-button.ts";
import type { Page } from "../page.ts";
import { sendCommand } from "../page-actions.ts";
import type { Session } from "../session/session.ts";
import type { Desk, DeskHost } from "./desks.ts";
import { statements } from "./evidence.ts";
import { influenceWords, parametersOf } from "./influence-words.ts";
import { parameterRows } from "./parameter-rows.ts";
import { mapOf, warmUp } from "./present-map.ts";
import { type PresentTissue, presentTissue, readPresent } from "./present-tissue.ts";

/** ms between two looks while it plays. */
const EVERY = 1500;
/** Edges are drawn from these shares of their target's turnover on. */
const LEVELS: readonly (readonly [string, number])[] = [
  [t`The strongest`, 0.2],
  [t`More`, 0.05],
  [t`All`, 0],
];

const roomOf = new Map(
  Object.entries(moduleNames).flatMap(([room, names]) =>
    String(names)
      .split(" ")
      .map((name) => [name, room] as const),
  ),
);

/** The network of what acts in the model that runs. */
export function createMapDesk(page: Page, session: Session, host: DeskHost): Desk {
  let seen: SeenPart = { focus: "", least: 0.2, chosen: "" };
  let map: InteractionMap | null = null;
  let state: TissueState | null = null;
  let detail: { readonly key: string; readonly view: EdgeDetail; dispose(): void } | null = null;
  let isOpen = false;
  let busy = false;
  let again = false;
  let nextAt = Number.NEGATIVE_INFINITY;
  const graph = createMapGraph({
    roomOf: (origin) => roomOf.get(origin) ?? "",
    choose: (key) => choose(key),
  });
  const side = element("aside", {
    class: "map-side",
    attributes: { "aria-label": t`Details`, tabindex: 0 },
  });
  const filter = element("select", { attributes: { "aria-label": t`Show only what is around` } });
  filter.addEventListener("change", () => {
    seen = { ...seen, focus: filter.value, chosen: filter.value };
    closeDetail();
    show();
  });
  const level = element("select", { attributes: { "aria-label": t`How strong` } });
  level.append(...LEVELS.map(([label, least]) => new Option(label, String(least))));
  level.addEventListener("change", () => {
    seen = { ...seen, least: Number(level.value) };
    show();
  });
  const list = iconButton({
    icon: "story",
    label: t`List of what acts on what`,
    class: "quiet",
    pressed: false,
    onPress: () => setListed(!body.classList.contains("is-listed")),
  });
  const save = (contents: Blob, suffix: string): void => {
    if (session.preset !== null) saveFile(contents, fileNameOf(session.preset, suffix));
  };
  const table = iconButton({
    icon: "save",
    label: t`Save the map as a table (CSV)`,
    class: "quiet",
    onPress: () => {
      if (map !== null) save(new Blob([mapTable(map)], { type: "text/csv" }), "-map.csv");
    },
  });
  const picture = iconButton({
    icon: "camera",
    label: t`Save the map as a picture (SVG)`,
    class: "quiet",
    onPress: () => save(graph.picture(), "-map.svg"),
  });
  const setListed = (on: boolean): void => {
    body.classList.toggle("is-listed", on);
    setPressed(list, on);
  };
  const wait = element("p", { class: "fine map-wait" }, t`Measuring who acts on whom…`);
  graph.element.append(mapLegend());
  const body = element("div", { class: "map-body" }, graph.element, side, wait);

  const closeDetail = (): void => {
    detail?.dispose();
    detail = null;
  };
  /** An edge ("from>to"), a node, or nothing. */
  const choose = (key: string): void => {
    seen = { ...seen, chosen: key };
    if (!key.includes(">")) closeDetail();
    if (key !== "") setListed(true);
    show();
    if (key !== "") side.scrollTop = 0;
  };
  const show = (): void => {
    if (map === null) return;
    graph.show(map, seen);
    const edge = map.edges.find((one) => edgeKey(one) === seen.chosen);
    if (edge !== undefined) {
      host.guard(showEdge(edge));
      return;
    }
    const chosen = map.nodes.find(({ name }) => name === (seen.chosen || seen.focus));
    const focused = side.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-item")
      : null;
    side.replaceChildren(
      ...(chosen === undefined
        ? strongestList(map, seenEdges(map, seen), { choose })
        : nodeLists(map, chosen, { choose, openBudget: host.openBudget })),
    );
    if (focused != null) {
      side.querySelector<HTMLElement>(`[data-item="${CSS.escape(focused)}"]`)?.focus();
    }
  };
  const showEdge = async (edge: MapEdge): Promise<void> => {
    const key = edgeKey(edge);
    const present = presentTissue(session);
    if (present === null || state === null) return;
    if (detail?.key !== key) {
      const known = await statements();
      if (seen.chosen !== key || state === null || detail?.key === key) return;
      closeDetail();
      detail = { key, ...openDetail(edge, present, state, known) };
      side.replaceChildren(detail.view.element);
    }
    detail.view.update(edge, numbersOf(edge, present, state));
  };
  const openDetail = (
    edge: MapEdge,
    present: PresentTissue,
    tissue: TissueState,
    known: Awaited<ReturnType<typeof statements>>,
  ) => {
    const labels = new Map(map?.nodes.map(({ name, label }) => [name, label]));
    const { originLabel } = host;
    const words = { present, state: tissue, known, originLabel };
    const rows = parameterRows(page, session, parametersOf(present.model, edge.influences));
    const { values, held } = page.furniture.widgets;
    const dispose = effect(() => {
      for (const row of rows) {
        const { name } = row.parameter;
        row.show(values.value[name] ?? Number.NaN, held.value.get(name));
      }
    });
    const view = createEdgeDetail({
      edge,
      from: labels.get(edge.from) ?? edge.from,
      to: labels.get(edge.to) ?? edge.to,
      influences: edge.influences.map((one) => influenceWords(one, edge.from, words)),
      scale: rateScaleOf(present.model, edge.to),
      parameters: rows.map((row) => row.element),
      set: (name, value) =>
        sendCommand(page, { kind: "set-parameters", values: { [name]: value } }),
      reset: (name) => sendCommand(page, { kind: "reset-parameters", names: [name] }),
      back: () => choose(""),
    });
    return { view, dispose };
  };
  const numbersOf = (
    edge: MapEdge,
    { model }: PresentTissue,
    { context }: TissueState,
  ): readonly InfluenceNumbers[] => {
    const at = host.at();
    return edge.influences.map(({ term, rate, effect: own }) => {
      if (term.rate === undefined) return { mean: rate, here: null, effect: own };
      const [values] = evaluateAll(prepareAll(model, [term.rate], term.id), context);
      const plane = values as Float32Array;
      const voxel = at === null ? -1 : voxelAt(context.grid, [at.x, at.y, at.z]);
      return { mean: meanOf(plane), here: plane[voxel] ?? null, effect: own };
    });
  };
  const refresh = async (force: boolean): Promise<void> => {
    if (busy) {
      again ||= force;
      return;
    }
    const present = presentTissue(session);
    if (!isOpen || present === null) return;
    if (!force && performance.now() < nextAt) return;
    busy = true;
    let cost = 0;
    try {
      const read = await readPresent(session, present.scenario);
      if (read === null || !isOpen || read.model !== presentTissue(session)?.model) return;
      const isOther = state?.model !== read.model;
      const prepared = mapOf(present);
      await warmUp(prepared, read);
      if (!isOpen || read.model !== presentTissue(session)?.model) return;
      state = read;
      const begun = performance.now();
      map = interactionMap(prepared, read);
      cost = performance.now() - begun;
      if (isOther) begin(map);
      wait.hidden = true;
      show();
    } finally {
      busy = false;
      // Most of the time is the page's.
      nextAt = performance.now() + Math.max(EVERY, 8 * cost);
      if (again) {
        again = false;
        host.guard(refresh(true));
      }
    }
  };
  /** Another model. */
  const begin = ({ nodes, edges }: InteractionMap): void => {
    graph.reset();
    closeDetail();
    seen = { ...seen, focus: "", chosen: "" };
    // Where nothing acts on another one the list says so.
    setListed(edges.length === 0);
    const options = nodes.map(({ name, label }) => new Option(t`Around ${label}`, name));
    filter.replaceChildren(new Option(t`All`, ""), ...options);
  };
  return {
    name: "map",
    title: t`Interaction map`,
    head: [filter, level],
    tools: [list, table, picture],
    body,
    open: () => {
      isOpen = true;
      host.guard(refresh(true));
    },
    close: () => {
      isOpen = false;
      closeDetail();
    },
    changed: (change) => {
      if (change === "measurement") host.guard(refresh(false));
      if (change === "preset" || change === "parameters") host.guard(refresh(true));
    },
    pointed: () => {},
  };
}
