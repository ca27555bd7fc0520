import { limits } from "../limits/limits.ts";
import { dataWindow } from "../look/auto-window.ts";
import type { CompositeChannel, CompositeSetting } from "../look/composite/setting.ts";
import { labelAndUnit } from "../look/parts/labels.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { createGrip, moved } from "./reorder.ts";
import { withChannel, withSetting } from "./view-choice.ts";
import { createWindowEditor } from "./window-editor.ts";
import { createWindowHistogram } from "./window-histogram.ts";

/** One channel of the composite: its place, color, name, histogram with the window, and what a click opens. */
export function createChannelRow(
  setting: CompositeSetting,
  index: number,
  context: LookEditorContext,
): HTMLElement {
  const { model, choice, change, listen, listenToValues } = context;
  const channel = setting.channels[index] as CompositeChannel;
  const { field, visible } = channel;
  const { label } = labelAndUnit(model, field);
  const write = (part: Partial<CompositeChannel>, moving = false): void =>
    change(withChannel(choice, index, part), moving);
  const toggle = iconButton({
    icon: visible ? "visible" : "hidden",
    label: t`Show ${label}`,
    class: "quiet",
    pressed: visible,
    onPress: () => write({ visible: !visible }),
  });
  toggle.dataset["focus"] = `channel-${index}`;
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: channel.color, "aria-label": t`Color of ${label}` },
    on: { change: () => write({ color: color.value }) },
  });
  const grip = createGrip({
    label,
    index,
    count: setting.channels.length,
    focus: `grip-${field}`,
    rows: () => [...(row.parentElement?.querySelectorAll<HTMLElement>(".channel") ?? [])],
    onMove: (to) =>
      change(withSetting(choice, { ...setting, channels: moved(setting.channels, index, to) })),
  });
  const histogram = createWindowHistogram({
    label,
    color: channel.color,
    window: channel.window,
    onChange: (window, moving) => write({ window }, moving),
  });
  const editor = createWindowEditor(channel.window, label, (window) => write({ window }));
  listen((windows) => {
    const present = windows.get(field);
    editor.showPresent(present);
    histogram.showPresent(present);
  });
  listenToValues(field, (values) => {
    histogram.showValues(values);
    editor.showAutomatic(dataWindow({ min: values.low, max: values.high }, { anchor: "zero" }));
  });
  const remove = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button" },
      on: {
        click: () => {
          const channels = setting.channels.filter((_, at) => at !== index);
          change(withSetting(choice, { ...setting, channels }));
        },
      },
    },
    t`Remove`,
  );
  const more = element(
    "div",
    { class: "channel-more" },
    editor.element,
    createShareSlider(t`Gamma`, label, limits.gamma, channel.gamma, (gamma, moving) =>
      write({ gamma }, moving),
    ),
    createShareSlider(t`Opacity`, label, limits.opacity, channel.opacity, (opacity, moving) =>
      write({ opacity }, moving),
    ),
    element("div", { class: "panel-row" }, createSolo(channel, label, write), remove),
  );
  const title = createTitle(label, field, more);
  const state = `${visible ? "" : " is-hidden"}${channel.solo ? " is-solo" : ""}`;
  const row = element(
    "div",
    { class: `channel${state}` },
    grip,
    color,
    element("div", { class: "channel-body" }, title, histogram.element, more),
    toggle,
  );
  return row;
}

function createSolo(
  { solo = false }: CompositeChannel,
  label: string,
  write: (part: Partial<CompositeChannel>) => void,
): HTMLElement {
  const box = element("input", {
    attributes: {
      type: "checkbox",
      "data-focus": `${label}-solo`,
      "aria-label": t`${label} alone`,
    },
    on: { change: () => write({ solo: box.checked }) },
  });
  box.checked = solo;
  return element("label", { class: "check" }, box, t`Solo`);
}

/** A slider of a number that is 1 where nothing was chosen; twice clicked, it is 1 again. */
function createShareSlider(
  name: string,
  label: string,
  { least, most }: { readonly least: number; readonly most: number },
  value: number | undefined,
  onChange: (value: number, moving: boolean) => void,
): HTMLElement {
  // Powers are as far apart below 1 as above it.
  const isPower = most > 1;
  const toSlider = (number: number): number => (isPower ? Math.log10(number) : number);
  const toValue = (place: number): number => Number((isPower ? 10 ** place : place).toPrecision(2));
  const text = element("output", { class: "row-value" }, formatNumber(value ?? 1));
  const send = (moving: boolean): void => {
    const next = toValue(Number(slider.value));
    text.textContent = formatNumber(next);
    onChange(next, moving);
  };
  const slider = element("input", {
    class: "row-slider",
    attributes: {
      type: "range",
      min: toSlider(least),
      max: toSlider(most),
      step: 0.01,
      value: toSlider(value ?? 1),
      "aria-label": t`${name} of ${label}`,
      "data-focus": `${label}-${name}`,
    },
    on: {
      input: () => send(true),
      change: () => send(false),
      dblclick: () => onChange(1, false),
    },
  });
  return element("label", { class: "panel-row slice-row" }, name, slider, text);
}

/** Fields whose details are open stay open when the list is made anew. */
const open = new Set<string>();

/** The channel's name, which opens and closes what lies below the histogram. */
function createTitle(label: string, field: string, more: HTMLElement): HTMLElement {
  const show = (): void => {
    title.setAttribute("aria-expanded", String(open.has(field)));
    more.hidden = !open.has(field);
  };
  const title = element(
    "button",
    {
      class: "channel-title channel-name",
      attributes: { type: "button", "data-focus": `title-${field}` },
      on: {
        click: () => {
          if (!open.delete(field)) open.add(field);
          show();
        },
      },
    },
    label,
  );
  show();
  return title;
}
