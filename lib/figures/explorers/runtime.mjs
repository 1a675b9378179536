// The browser's half of every explorer: sliders, buttons, keyboard, and the words a screen reader hears. It is bundled
// with one explorer and runs in the notebook and on exported pages alike, without a framework or a network.
import { ground, ink, roles } from "../colours";
import { fontFamily } from "../svg";

/** Replace each still picture of this explorer on the page by the explorer itself. */
export function live(explorer) {
  for (const host of document.querySelectorAll(`[data-explorer="${explorer.name}"]`)) {
    if (!host.shadowRoot) start(host, explorer);
  }
}

const secondsAStep = 0.9;

// In a shadow tree: JupyterLab's styles stay out, ours stay in, and the still picture is hidden by its presence.
function start(host, explorer) {
  host.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys to move between cells
  const settings = { ...explorer.initial, ...JSON.parse(host.dataset.settings || "{}") };
  let step = 0;
  let timer = 0;

  const pictures = make("div", { class: "pictures", role: "img" });
  const words = make("div", { class: "words", "aria-live": "polite", "aria-atomic": "true" });
  const controls = make("div", { class: explorer.controls.length > 6 ? "controls narrow" : "controls" });
  for (const control of explorer.controls) {
    controls.append(
      control.choices ? choice(control, settings[control.key], set) : slider(control, settings[control.key], set).row,
    );
  }
  const steps = () => (explorer.steps ? explorer.steps(settings) : 1);
  const position =
    explorer.step && slider({ key: "step", label: explorer.step, min: 1, max: 1 }, 1, (_, n) => go(n - 1));
  const play = make("button", { type: "button", class: "play" });
  const stepping = make("div", { class: "stepping" });
  if (position) {
    const back = make("button", { type: "button" }, "Back");
    const next = make("button", { type: "button" }, "Next");
    back.onclick = () => go(step - 1);
    next.onclick = () => go(step + 1);
    play.onclick = () => (timer ? pause() : run());
    stepping.append(position.row, back, play, next);
  }

  function set(key, value) {
    pause();
    settings[key] = value;
    step = 0;
    draw();
  }
  function go(to) {
    pause();
    step = (to + steps()) % steps();
    draw();
  }
  function run() {
    timer = setInterval(() => {
      if (!host.isConnected) return pause();
      step = (step + 1) % steps();
      draw();
    }, secondsAStep * 1000);
    words.setAttribute("aria-live", "off"); // a moving picture would never stop talking
    draw();
  }
  function pause() {
    clearInterval(timer);
    timer = 0;
    words.setAttribute("aria-live", "polite");
    play.textContent = "Play";
  }
  function draw() {
    const drawing = explorer.draw(settings, step);
    pictures.innerHTML = drawing.pictures.map((picture) => picture.svg).join("");
    for (const svg of pictures.children) svg.setAttribute("aria-hidden", "true");
    pictures.setAttribute("aria-label", drawing.pictures.map((picture) => picture.alt).join(". "));
    words.replaceChildren(...drawing.words.map((sentence) => make("p", {}, sentence)));
    if (!position) return;
    const count = steps();
    stepping.hidden = count < 2;
    position.update(step + 1, count);
    play.textContent = timer ? "Pause" : "Play";
  }

  const frame = make("div", { class: "frame", role: "group", "aria-label": explorer.title });
  frame.append(make("p", { class: "title" }, explorer.title), controls, stepping, pictures, words);
  const style = make("style", {}, css);
  host.attachShadow({ mode: "open" }).append(style, frame);
  pause();
  draw();
}

function slider({ key, label, min, max, by = 1 }, value, changed) {
  const row = make("label", {});
  const input = make("input", { type: "range", min, max, step: by, value, name: key });
  const number = make("span", { class: "number", "aria-hidden": "true" }, String(value));
  input.oninput = () => {
    number.textContent = input.value;
    changed(key, Number(input.value));
  };
  row.append(make("span", {}, label), input, number);
  const update = (now, most) => {
    input.max = most;
    input.value = now;
    number.textContent = `${now} of ${most}`;
    input.setAttribute("aria-valuetext", number.textContent);
  };
  return { row, update };
}

function choice({ key, label, choices }, value, changed) {
  const row = make("label", {});
  const select = make("select", { name: key });
  for (const words of choices) select.append(make("option", { value: words }, words));
  select.value = value;
  select.onchange = () => changed(key, select.value);
  row.append(make("span", {}, label), select);
  return row;
}

function make(name, attributes, words) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (words !== undefined) node.textContent = words;
  return node;
}

const css = `
:host { all: initial; display: block; color-scheme: light; }
.frame { box-sizing: border-box; max-width: 720px; padding: 12px; background: ${ground}; color: ${ink};
  border: 1px solid #8a8a8a; border-radius: 6px; font: 14px/1.45 ${fontFamily}; }
.frame * { box-sizing: border-box; }
p { margin: 4px 0; }
.title { font-weight: 600; margin-bottom: 8px; }
.controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 2px 24px; }
.narrow { grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr)); }
.narrow span:first-child { flex-basis: 5.5em; }
label { display: flex; align-items: center; gap: 8px; min-height: 30px; }
label > span:first-child { flex: 0 0 8em; }
input { flex: 1; width: 60px; height: 24px; margin: 0; accent-color: ${roles.input.line}; }
select { flex: 1; min-width: 0; min-height: 28px; font: inherit; }
.number { flex: 0 0 auto; min-width: 2.2em; text-align: right; font-variant-numeric: tabular-nums; }
.stepping { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 4px; }
.stepping[hidden] { display: none; }
.stepping label { flex: 1 1 260px; }
.stepping .number { min-width: 5em; }
button { font: inherit; min-width: 64px; min-height: 30px; padding: 2px 10px; color: ${ink}; background: #eef3f7;
  border: 1px solid #5f5f5f; border-radius: 4px; cursor: pointer; }
button:hover { background: #dbe6ee; }
:focus-visible { outline: 3px solid ${roles.input.line}; outline-offset: 2px; }
.pictures { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0 12px; margin-top: 8px; }
.pictures svg { max-width: 100%; height: auto; }
.words { min-height: 3.4em; overflow-wrap: anywhere; }
@media (prefers-reduced-motion: reduce) { .play { display: none; } }
`;
