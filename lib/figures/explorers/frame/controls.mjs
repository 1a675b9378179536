// What a learner turns. Every control is made from its data and answers { node, show(value) }; it calls `changed` with
// the new value of its setting.
import { roles } from "../../colours";
import { themed } from "../../theme";
import { make } from "./make.mjs";
import { words } from "./words";

export function control(data, changed, photographs) {
  if (data.choices) return choice(data, changed);
  if (data.ink) return sheet(data, changed);
  if (data.rows) return numbers(data, changed);
  if (data.photograph) return photograph(data, changed, photographs);
  return slider(data, changed);
}

/** @param by the smallest step; `tell` says the value in words where the number is not enough */
export function slider({ key, label, min, max, by = 1 }, changed, tell = (value) => `${value}`) {
  const node = make("label");
  const input = make("input", { type: "range", min, max, step: by, name: key });
  const number = make("span", { class: "number", "aria-hidden": "true" });
  const show = (value, most = max) => {
    input.max = most;
    input.value = value;
    number.textContent = tell(value, most);
    input.setAttribute("aria-valuetext", number.textContent);
  };
  input.oninput = () => {
    show(Number(input.value), input.max);
    changed(Number(input.value));
  };
  node.append(make("span", {}, label), input, number);
  return { node, show };
}

export function choice({ key, label, choices }, changed) {
  const node = make("label");
  const select = make("select", { name: key });
  for (const name of choices) select.append(make("option", { value: name }, name));
  select.onchange = () => changed(select.value);
  node.append(make("span", {}, label), select);
  return { node, show: (value) => (select.value = value) };
}

const pixelsAStep = 8;

/** A grid of numbers. Dragged sideways, so that a finger can still scroll the page up and down. */
function numbers({ key, label, rows, columns, most, by, role = "kernel" }, changed) {
  const node = make("fieldset", { class: "numbers" });
  const [fill, line] = [themed(roles[role].fill), themed(roles[role].line)];
  const table = make("div", { class: "grid", style: `--columns: ${columns}; --fill: ${fill}; --line: ${line}` });
  const fields = Array.from({ length: rows * columns }, (_, i) => {
    const name = `${label}, ${words.place(Math.floor(i / columns), i % columns)}`;
    const field = make("input", { type: "number", step: "any", min: -most, max: most, name: key, "aria-label": name });
    field.oninput = () => {
      if (field.value !== "") tell(); // a field that is being emptied, or has only its minus yet, is not a 0
    };
    field.onblur = tell;
    draggable(field, by, most, tell);
    return field;
  });
  table.append(...fields);
  node.append(make("legend", {}, label), table, make("small", {}, words.drag));
  return { node, show };

  function tell() {
    changed(fields.map((field) => Math.min(most, Math.max(-most, Number(field.value) || 0))));
  }
  function show(values) {
    for (const [i, field] of fields.entries()) {
      if (field.value === "" || Number(field.value) !== values[i]) field.value = values[i];
    }
  }
}

function draggable(field, by, most, tell) {
  let from;
  field.onpointerdown = (event) => (from = { x: event.clientX, value: Number(field.value) || 0 });
  field.onpointermove = (event) => {
    if (!from || !event.buttons) return;
    const steps = Math.round((event.clientX - from.x) / pixelsAStep);
    if (!steps && !field.hasPointerCapture(event.pointerId)) return;
    field.setPointerCapture(event.pointerId);
    field.value = Math.min(most, Math.max(-most, Number((from.value + steps * by).toPrecision(6))));
    tell();
  };
  field.onpointerup = field.onpointercancel = () => (from = undefined);
}

/** A sheet of pixels: a pointer draws with a soft pen; with the keyboard, arrows move and Space inks one or clears it. */
function sheet({ key, label, rows, columns }, changed) {
  const node = make("fieldset", { class: "numbers" });
  const paper = make("div", { class: "sheet", style: `--columns: ${columns}` });
  let values = [];
  const pixels = Array.from({ length: rows * columns }, (_, i) => {
    const name = `${label}, ${words.place(Math.floor(i / columns), i % columns)}`;
    const pixel = make("button", { type: "button", name: key, "aria-label": name, tabindex: i ? -1 : 0 });
    pixel.onclick = (event) => {
      if (!event.detail) tell(values.map((value, at) => (at === i ? Number(value < 0.5) : value))); // not a pointer's
    };
    return pixel;
  });
  paper.append(...pixels);
  paper.onkeydown = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const from = pixels.indexOf(event.target);
    const to = pixels[from + step];
    if (!to) return;
    event.preventDefault();
    pixels[from].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  paper.onpointerdown = (event) => {
    paper.setPointerCapture(event.pointerId);
    draw(event);
  };
  paper.onpointermove = (event) => event.buttons && draw(event);
  node.append(make("legend", {}, label), paper, make("small", {}, words.ink));
  return { node, show };

  function draw(event) {
    const { left, top, width, height } = paper.getBoundingClientRect();
    const [x, y] = [((event.clientX - left) / width) * columns, ((event.clientY - top) / height) * rows];
    tell(
      values.map((value, i) => {
        const distance = Math.hypot((i % columns) + 0.5 - x, Math.floor(i / columns) + 0.5 - y);
        return Math.max(value, Math.round(100 * Math.min(1, Math.max(0, pen - distance))) / 100);
      }),
    );
  }
  function tell(now) {
    if (now.some((value, i) => value !== values[i])) changed(now);
  }
  function show(now) {
    values = now;
    for (const [i, pixel] of pixels.entries()) {
      const grey = Math.round(255 * values[i]);
      pixel.style.background = `rgb(${grey} ${grey} ${grey})`;
      pixel.setAttribute("aria-pressed", values[i] >= 0.5);
    }
  }
}

/** How far from its middle the pen reaches, in pixels of the sheet: full up to a pixel less. */
const pen = 1.45;

/** The photographs that were given, and a file of the learner's own. */
function photograph({ key, label }, changed, photographs) {
  const { node, show } = choice({ key, label, choices: photographs.names }, changed);
  const select = node.querySelector("select");
  const own = make("label", { class: "own" });
  const file = make("input", { type: "file", accept: "image/*" });
  const told = make("small", { role: "status" }, words.staysHere);
  file.onchange = async () => {
    try {
      await photographs.add(words.ownPicture, file.files[0]);
    } catch {
      told.textContent = words.unreadable;
      return;
    }
    told.textContent = words.staysHere;
    if (![...select.options].some(({ value }) => value === words.ownPicture)) {
      select.append(make("option", { value: words.ownPicture }, words.ownPicture));
    }
    changed(words.ownPicture);
  };
  own.append(make("span", {}, words.choosePicture), file, told);
  const both = make("div");
  both.append(node, own);
  return { node: both, show };
}
