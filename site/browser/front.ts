// The front page: how far the reader is, and their work as a file.
import { words } from "../words";
import { kept } from "./kept";
import { make } from "./make";
import type { Marks } from "./marks";
import { transferButtons } from "./transfer";

export function front(): void {
  const show = () => {
    for (const line of document.querySelectorAll<HTMLElement>("[data-chapter]")) {
      const { chapter } = line.dataset;
      line.querySelector(".progress")?.remove();
      const marks = JSON.parse(kept.read(`points/${chapter}`) ?? "null") as Marks | null;
      const guesses = kept.names(`guesses/${chapter}.`).length;
      const parts = [
        marks && words.page.front.points(marks.points, marks.max),
        guesses && words.page.front.guesses(guesses),
      ].filter((part): part is string => Boolean(part));
      if (parts.length) line.append(make("p", { class: "progress" }, parts.join(" · ")));
    }
  };
  kept.onChange(show);
  show();
  document.querySelector(".transfer")?.append(transferButtons());
}
