import { dataWindow } from "../look/auto-window.ts";
import { nextChannelColor } from "../look/channel-palette.ts";
import { labelAndUnit, ownColor } from "../look/parts/labels.ts";
import { MOST_CHANNELS, MOST_OPACITY } from "../look/volume/schema.ts";
import type { VolumeChannelSetting, VolumeSetting } from "../look/volume/setting.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { sliderRow } from "./look-rows.ts";
import { createTransferPlot } from "./transfer-plot.ts";
import { createWindowEditor } from "./window-editor.ts";

export type WriteVolume = (part: Partial<VolumeSetting>, isDone: boolean) => void;

/** The channels of a volume: on or off, color, transfer function; and one more. */
export function volumeChannels(
  setting: VolumeSetting,
  context: LookEditorContext,
  write: WriteVolume,
): readonly HTMLElement[] {
  const { channels } = setting;
  const rows = channels.map((channel, index) => {
    const change = (part: Partial<VolumeChannelSetting>, isDone = true) =>
      write(
        { channels: channels.map((one, at) => (at === index ? { ...one, ...part } : one)) },
        isDone,
      );
    const remove = () => write({ channels: channels.filter((_, at) => at !== index) }, true);
    return channelRow(setting, channel, context, change, remove);
  });
  return [...rows, channels.length < MOST_CHANNELS ? addRow(setting, context, write) : limitNote()];
}

function channelRow(
  setting: VolumeSetting,
  channel: VolumeChannelSetting,
  context: LookEditorContext,
  change: (part: Partial<VolumeChannelSetting>, isDone?: boolean) => void,
  remove: () => void,
): HTMLElement {
  const { label } = labelAndUnit(context.model, channel.field);
  const toggle = iconButton({
    icon: channel.visible ? "visible" : "hidden",
    label: t`Show ${label}`,
    class: "quiet",
    pressed: channel.visible,
    onPress: () => change({ visible: !channel.visible }),
  });
  toggle.dataset["focus"] = `volume-${channel.field}`;
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: channel.color, "aria-label": t`Color of ${label}` },
    on: { change: () => change({ color: color.value }) },
  });
  const more = element("div", { class: "channel-more" });
  const details = element(
    "details",
    { class: "channel-details" },
    element("summary", {}, element("span", { class: "channel-name" }, label)),
    more,
  );
  const fill = (): void => {
    if (more.childElementCount > 0) return;
    more.append(...transferRows(setting, channel, label, context, change, remove));
  };
  details.open = open.has(channel.field);
  if (details.open) fill();
  details.addEventListener("toggle", () => {
    if (details.open) {
      open.add(channel.field);
      fill();
    } else open.delete(channel.field);
  });
  const hidden = channel.visible ? "" : " is-hidden";
  return element("div", { class: `channel${hidden}` }, color, details, toggle);
}

/** Fields whose details are open stay open when the list is made anew. */
const open = new Set<string>();

function transferRows(
  { render }: VolumeSetting,
  channel: VolumeChannelSetting,
  label: string,
  { listen, listenToValues }: LookEditorContext,
  change: (part: Partial<VolumeChannelSetting>, isDone?: boolean) => void,
  remove: () => void,
): readonly HTMLElement[] {
  let shown = {
    ...channel,
    window: channel.window === "auto" ? ([0, 1] as const) : channel.window,
  };
  const plot = createTransferPlot(shown, channel.color, label);
  const adjust = (part: { readonly gamma?: number; readonly opacity?: number }) => {
    shown = { ...shown, ...part };
    plot.setTransfer(shown);
    change(part, false);
  };
  const editor = createWindowEditor(channel.window, label, (window) => change({ window }));
  listen((windows) => {
    const present = windows.get(channel.field);
    editor.showPresent(present);
    if (channel.window !== "auto" || present === undefined) return;
    shown = { ...shown, window: present };
    plot.setTransfer(shown);
  });
  listenToValues(channel.field, (values) => {
    plot.showValues(values);
    editor.showAutomatic(dataWindow({ min: values.low, max: values.high }, { anchor: "zero" }));
  });
  const two = (value: number) => value.toFixed(2);
  const gamma = sliderRow({
    label: t`Gamma`,
    name: `Gamma of ${label}`,
    focus: `gamma-${channel.field}`,
    least: 0.2,
    most: 4,
    step: 0.05,
    value: channel.gamma,
    words: two,
    onInput: (value) => adjust({ gamma: value }),
    onChange: (value) => change({ gamma: value }),
  });
  const opacity = sliderRow({
    label: t`Opacity`,
    name: `Opacity of ${label}`,
    focus: `opacity-${channel.field}`,
    least: 0,
    most: MOST_OPACITY,
    step: 0.001,
    value: channel.opacity,
    words: two,
    onInput: (value) => adjust({ opacity: value }),
    onChange: (value) => change({ opacity: value }),
  });
  const button = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: remove } },
    t`Remove`,
  );
  const isEmission = render === "emission";
  return [plot.element, editor.element, gamma, ...(isEmission ? [opacity] : []), button];
}

function addRow(
  { channels }: VolumeSetting,
  { model }: LookEditorContext,
  write: WriteVolume,
): HTMLElement {
  const used = new Set(channels.map(({ field }) => field));
  const select = element("select", {
    class: "add-channel",
    attributes: { "aria-label": t`Add a channel`, "data-focus": "add-channel" },
    on: {
      change: () => {
        const field = select.value;
        const inUse = channels.map(({ color }) => color);
        const color = nextChannelColor(inUse, ownColor(model, field));
        const added = {
          field,
          color,
          window: "auto",
          visible: true,
          gamma: 1,
          opacity: 0.4,
        } as const;
        write({ channels: [...channels, added] }, true);
      },
    },
  });
  select.append(new Option(t`Add a channel…`, "", true, true));
  for (const entry of [...model.fields, ...model.observables]) {
    if (!used.has(entry.name)) select.append(new Option(entry.label, entry.name));
  }
  return select;
}

/** Where the list is full it says so instead of taking the way to add away. */
function limitNote(): HTMLElement {
  const words = t`A volume has at most ${MOST_CHANNELS} channels. Remove one to add another.`;
  return element("p", { class: "field-note" }, words);
}
