// Predictions: a field for each, the reply to a guess, and what follows closed until there is one.
import { cardHtml } from "../../cells/card";
import { guess as say } from "../../cells/words";
import { letterOf, replyTo } from "../../grader/prediction";
import { textOf } from "../../lib/checks";
import type { Asked } from "../guesses";
import { words } from "../words";
import { readGuess } from "./guess";
import { kept } from "./kept";
import { button, make } from "./make";

const { question: text } = words.page;

export function askQuestions(asked: readonly Asked[]): void {
  for (const element of document.querySelectorAll<HTMLElement>(".predict")) {
    const known = asked.find(({ id }) => id === element.dataset.prediction);
    if (known) ask(element, known);
    else open(element);
  }
  const openTarget = () =>
    document
      .getElementById(decodeURIComponent(location.hash.slice(1)))
      ?.closest(".answered")
      ?.classList.add("open");
  addEventListener("hashchange", openTarget);
  openTarget();
}

function ask(element: HTMLElement, asked: Asked): void {
  const name = `guesses/${asked.id}`;
  const reply = make("div", { class: "reply", "aria-live": "polite" });
  const form = make("form", { class: "guess" });
  const { node, read, show } = asked.choices ? choices(element, asked.choices, asked.id) : field(asked.id);
  const waits = make("p", { class: "waits" }, `${text.waits} `);
  form.append(node, make("button", {}, text.guess));
  waits.append(
    button(text.showMe, () => {
      kept.write(`shown/${asked.id}`, "1");
      reveal();
    }),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    if (read().trim() === "") {
      reply.textContent = text.nothing(Boolean(asked.choices));
      return;
    }
    kept.write(name, read());
    answer(read());
  };
  element.querySelector(".later")?.remove();
  element.append(form, reply);
  if (answerOf(element)) element.append(waits);

  function answer(typed: string): void {
    const guessed = readGuess(typed, typeof asked.answer === "string");
    if (guessed === undefined) return;
    show(typed);
    const { right, says } = replyTo({ ...asked, answer: () => asked.answer }, guessed);
    reply.innerHTML = cardHtml(right ? "right" : "wrong", [says], say.said(textOf(guessed), right));
    reveal();
  }
  function reveal(): void {
    waits.remove();
    open(element);
  }

  const before = kept.read(name);
  if (before !== undefined) answer(before);
  else if (kept.read(`shown/${asked.id}`)) reveal();
  kept.onChange((changed, typed) => changed === name && typed !== undefined && answer(typed));
}

const answerOf = (element: HTMLElement) =>
  element.nextElementSibling?.classList.contains("answered") ? element.nextElementSibling : undefined;

function open(element: HTMLElement): void {
  answerOf(element)?.classList.add("open");
}

interface Control {
  node: HTMLElement;
  read(): string;
  show(typed: string): void;
}

function field(id: string): Control {
  const input = make("input", {
    id: `guess-${id}`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const node = make("label", {}, text.label, " ", input);
  return { node, read: () => input.value, show: (typed) => (input.value = typed) };
}

/** The list of choices becomes one to choose from. */
function choices(element: HTMLElement, lines: readonly string[], id: string): Control {
  element.querySelector(".choices")?.remove();
  const node = make("fieldset", {}, make("legend", { class: "unseen" }, text.choose));
  const inputs = lines.map((line, i) => {
    const input = make("input", { type: "radio", name: `guess-${id}`, value: letterOf(i) });
    node.append(make("label", {}, input, make("strong", {}, letterOf(i)), " ", line));
    return input;
  });
  return {
    node,
    read: () => inputs.find(({ checked }) => checked)?.value ?? "",
    show: (typed) => {
      for (const input of inputs) input.checked = input.value === typed;
    },
  };
}
