import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { type ChoiceChannel, withChannel } from "./view-choice.ts";
import type { ViewPanelContext } from "./view-panel.ts";
import { createWindowEditor } from "./window-editor.ts";

/** Channels and contours that the stage draws at most. */
const MOST_CHANNELS = 8;

/** The channels of the composite: on or off, color, name, window, and one more. */
export function createChannelList(context: ViewPanelContext): HTMLElement {
  const { choice } = context.contents;
  const rows = choice.channels.map((channel, index) => createChannelRow(context, channel, index));
  return element(
    "div",
    { class: "channel-list" },
    ...rows,
    choice.channels.length < MOST_CHANNELS ? createAddRow(context) : null,
  );
}

function createChannelRow(
  context: ViewPanelContext,
  channel: ChoiceChannel,
  index: number,
): HTMLElement {
  const { contents, change } = context;
  const { choice, model } = contents;
  const label = labelOf(model, channel.field);
  const toggle = iconButton({
    icon: channel.visible ? "visible" : "hidden",
    label: `Show ${label}`,
    class: "quiet",
    pressed: channel.visible,
    onPress: () => change(withChannel(choice, index, { visible: !channel.visible })),
  });
  toggle.dataset["focus"] = `channel-${index}`;
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: channel.color, "aria-label": `Color of ${label}` },
    on: { change: () => change(withChannel(choice, index, { color: color.value })) },
  });
  const details = createDetails(context, channel, index, label);
  const hidden = channel.visible ? "" : " is-hidden";
  return element("div", { class: `channel${hidden}` }, color, details, toggle);
}

function createDetails(
  { contents, change, listen }: ViewPanelContext,
  channel: ChoiceChannel,
  index: number,
  label: string,
): HTMLElement {
  const { choice } = contents;
  const editor = createWindowEditor(channel.window, label, (window) =>
    change(withChannel(choice, index, { window })),
  );
  listen((windows) => editor.showPresent(windows.get(channel.field)));
  const remove = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button" },
      on: {
        click: () =>
          change({ ...choice, channels: choice.channels.filter((_, at) => at !== index) }),
      },
    },
    "Remove",
  );
  const details = element(
    "details",
    { class: "channel-details" },
    element("summary", {}, element("span", { class: "channel-name" }, label)),
    element("div", { class: "channel-more" }, editor.element, remove),
  );
  rememberOpen(details, channel.field);
  return details;
}

/** Fields whose details are open stay open when the list is made anew. */
const open = new Set<string>();

function rememberOpen(details: HTMLDetailsElement, field: string): void {
  details.open = open.has(field);
  details.addEventListener("toggle", () => {
    if (details.open) open.add(field);
    else open.delete(field);
  });
}

function createAddRow({ contents, options, change }: ViewPanelContext): HTMLElement {
  const { choice, model } = contents;
  const used = new Set(choice.channels.map(({ field }) => field));
  const select = element("select", {
    class: "add-channel",
    attributes: { "aria-label": "Add a channel", "data-focus": "add-channel" },
    on: {
      change: () => {
        const field = select.value;
        const own = [...model.fields, ...model.observables].find(({ name }) => name === field);
        const color = own?.color ?? options.newColor(choice.channels.map((entry) => entry.color));
        const channel: ChoiceChannel = { field, color, window: "auto", visible: true };
        change({ ...choice, channels: [...choice.channels, channel] });
      },
    },
  });
  select.append(new Option("Add a channel…", "", true, true));
  for (const entry of [...model.fields, ...model.observables]) {
    if (!used.has(entry.name)) select.append(new Option(entry.label, entry.name));
  }
  return select;
}

function labelOf(model: ViewPanelContext["contents"]["model"], name: string): string {
  return (
    [...model.fields, ...model.observables].find((entry) => entry.name === name)?.label ?? name
  );
}
