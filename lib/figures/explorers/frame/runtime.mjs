// The browser's half of every explorer: controls, buttons, goals, keyboard, and the words a screen reader hears. It is
// bundled with one explorer and runs in the notebook and on exported pages alike, without a framework or a network.

import { colourRules, themed } from "../../theme";
import { browserPixels } from "./browser-pixels.mjs";
import { choice, control, slider } from "./controls.mjs";
import { goalList } from "./goals.mjs";
import { make } from "./make.mjs";
import { css } from "./style";
import { paces, words as say } from "./words";

/** Replace each still picture of this explorer on the page by the explorer itself. */
export function live(explorer) {
  for (const host of document.querySelectorAll(`[data-explorer="${explorer.name}"]`)) {
    if (host.shadowRoot || host.dataset.explorerBegun) continue;
    host.dataset.explorerBegun = "";
    const { photographs } = host.dataset;
    if (photographs) browserPixels(JSON.parse(photographs)).then((pixels) => start(host, explorer, pixels));
    else start(host, explorer);
  }
}

// In a shadow tree: JupyterLab's styles stay out, ours stay in, and the still picture is hidden by its presence.
function start(host, explorer, pixels) {
  host.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys to move between cells
  const { settings: chosen, shown } = JSON.parse(host.dataset.settings || "{}");
  const settings = { ...explorer.initial, ...chosen };
  const goals = (explorer.goals ?? []).filter(({ name }) => !shown?.goals || shown.goals.includes(name));
  let step = 0;
  let timer = 0;
  let pace = "steady";
  let drawing;

  const colours = make("style");
  const title = make("p", { class: "title" }, explorer.title);
  const pictures = make("div", { class: "pictures", role: "img" });
  const words = make("div", { class: "words", "aria-live": "polite", "aria-atomic": "true" });
  const tried = goals.length ? goalList(explorer, goals) : undefined;

  const controls = make("div", { class: explorer.controls.length > 6 ? "controls narrow" : "controls" });
  const handles = explorer.controls
    .filter(({ key }) => !shown?.controls || shown.controls.includes(key))
    .map((data) => [data.key, control(data, (value) => set({ [data.key]: value }), pixels)]);
  controls.append(...handles.map(([, { node }]) => node));

  const presets = make("div", { class: "presets", role: "group", "aria-label": say.start });
  for (const preset of explorer.presets ?? []) presets.append(button(preset.name, () => set(preset.settings)));
  if (explorer.presets) {
    presets.prepend(make("span", {}, say.start));
    (controls.querySelector(".numbers") ?? controls).append(presets);
  }
  if (tried) controls.append(tried.node);

  const stepping = make("div", { class: "stepping" });
  const position = slider({ key: "step", label: explorer.step, min: 1, max: 1 }, (n) => go(n - 1), say.of);
  const play = button(say.play, () => (timer ? pause() : run()));
  const speed = choice({ key: "pace", label: say.pace, choices: Object.keys(paces) }, (name) => {
    pace = name;
    if (timer) run();
  });
  play.className = "play";
  speed.node.className = "play pace";
  speed.show(pace);
  const buttons = make("div", { class: "buttons" });
  buttons.append(
    button(say.back, () => go(step - 1)),
    play,
    button(say.next, () => go(step + 1)),
  );
  stepping.append(position.node, buttons, speed.node);

  function set(changes) {
    pause();
    Object.assign(settings, changes);
    Object.assign(settings, explorer.follow?.(settings, Object.keys(changes)));
    step = 0;
    change();
  }
  function go(to) {
    pause();
    step = (to + steps()) % steps();
    change();
  }
  function run() {
    clearInterval(timer);
    timer = setInterval(() => {
      if (!host.isConnected) return pause();
      step = (step + 1) % steps();
      change();
    }, paces[pace] * 1000);
    words.setAttribute("aria-live", "off"); // a moving picture would never stop talking
    play.textContent = say.pause;
  }
  function pause() {
    clearInterval(timer);
    timer = 0;
    words.setAttribute("aria-live", "polite");
    play.textContent = say.play;
  }
  function steps() {
    return explorer.steps ? explorer.steps(settings) : 1;
  }
  function change() {
    draw();
    tried?.check(settings, step);
  }
  function draw() {
    drawing = explorer.draw(settings, step, pixels);
    for (const [i, picture] of drawing.pictures.entries()) drawn(pictures, i, picture);
    colours.textContent = colourRules(drawing.pictures.map(({ svg }) => svg).join(""), themed);
    while (pictures.children.length > drawing.pictures.length) {
      pictures.lastChild.remove();
      pictures.wanted.pop();
    }
    pictures.setAttribute("aria-label", drawing.pictures.map((picture) => picture.alt).join(". "));
    words.replaceChildren(...drawing.words.map((sentence) => make("p", {}, sentence)));
    for (const [key, { show }] of handles) show(settings[key]);
    const count = steps();
    stepping.hidden = count < 2;
    position.show(step + 1, count);
  }

  // On the row of pictures, since a picture is replaced while it is dragged on.
  let dragged = -1;
  pictures.onpointerdown = (event) => {
    dragged = [...pictures.children].findIndex((picture) => picture.contains(event.target));
    pointAt(event);
  };
  pictures.onpointermove = (event) => event.buttons && pointAt(event);
  pictures.onpointerup = pictures.onpointercancel = () => (dragged = -1);
  function pointAt(event) {
    const { point, width, height } = drawing.pictures[dragged] ?? {};
    if (!point) return;
    pictures.setPointerCapture(event.pointerId);
    const place = pictures.children[dragged].getBoundingClientRect();
    set(
      point(
        ((event.clientX - place.left) / place.width) * width,
        ((event.clientY - place.top) / place.height) * height,
      ),
    );
  }

  const frame = make("div", { class: "frame", role: "group", "aria-label": explorer.title });
  frame.append(title, ...[controls, stepping].filter((part) => part.childElementCount), pictures, words);
  host.attachShadow({ mode: "open" }).append(make("style", {}, css), colours, frame);
  pause();
  draw();
  // Where one draws or drags, the answer to a goal must not move what is under the pointer.
  const drawnOn = explorer.controls.some(({ ink }) => ink) || drawing.pictures.some(({ point }) => point);
  if (tried && drawnOn) frame.append(tried.node);
}

let order = 0;

/**
 * Put a picture in its place. One that has not changed is left alone, and one with images in it waits until they are
 * decoded: either would flicker.
 */
function drawn(place, i, { svg, point }) {
  place.wanted ??= [];
  if (place.wanted[i] === svg) return;
  place.wanted[i] = svg;
  const template = make("template");
  template.innerHTML = svg;
  const picture = template.content.firstChild;
  picture.setAttribute("aria-hidden", "true");
  picture.classList.toggle("pointed", Boolean(point));
  picture.order = order++;
  if (!place.children[i]) return place.append(picture);
  const images = [...picture.querySelectorAll("image")];
  if (!images.length) return place.children[i].replaceWith(picture);
  Promise.allSettled(images.map(decoded)).then(() => {
    const now = place.children[i];
    if (now?.order < picture.order) now.replaceWith(picture);
  });
}

function decoded(image) {
  const ahead = new Image();
  ahead.src = image.getAttribute("href");
  return ahead.decode();
}

function button(name, pressed) {
  const node = make("button", { type: "button" }, name);
  node.onclick = pressed;
  return node;
}
