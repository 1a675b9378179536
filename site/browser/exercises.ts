// The exercises of a chapter: where they are written, and what the grader says to them.
import { declarationsOf } from "../../grader/declarations";
import { functionName } from "../../grader/rubric";
import { verdicts } from "../../grader/words";
import { PageGrader } from "../engine/client/grader";
import type { Graded } from "../engine/grader/messages";
import type { Materials } from "../materials";
import { words } from "../words";
import { CodeBox } from "./code-box";
import type { Desk } from "./desk";
import { backUp, kept } from "./kept";
import { button, make } from "./make";
import type { Marks } from "./marks";
import { showOutput } from "./show-output";
import { save, transferButtons } from "./transfer";

const { exercises: text } = words.page;
const typingPause = 900;
const nothing = { html: "", text: "" };

type Report = Extract<Graded, { html: string }>["report"];

export class Exercises {
  private readonly grader = new PageGrader();
  private readonly name: string;
  private readonly said = make("p", { role: "status" });
  /** The verdict in a sentence, for who hears the page; it stands below in full. */
  private readonly heard = make("p", { role: "status", class: "unseen" });
  private readonly verdict = make("div", { class: "verdict" });
  private readonly gradeButton = button(text.grade, () => void this.grade(this.materials.chapter));
  private readonly stopButton = button(text.stop, () => this.stop(), { hidden: "" });
  private readonly asTyped = make("input", { type: "checkbox", checked: "" });
  private box: CodeBox | undefined;
  private answers: string;
  /** What was last graded, declaration by declaration. */
  private graded: Map<string, string>;
  private pause = 0;
  private round = 0;
  private current: Promise<{ html: string; text: string }> = Promise.resolve(nothing);

  constructor(
    private readonly section: HTMLElement,
    private readonly materials: Materials & { exercises: NonNullable<Materials["exercises"]> },
    private readonly desk: () => Desk,
  ) {
    const { file, stub } = materials.exercises;
    this.name = `exercises/${file}.ts`;
    this.answers = kept.read(this.name) ?? stub;
    this.graded = piecesOf(this.answers);
    this.build();
    kept.onChange((name, answers) => {
      if (name !== this.name) return;
      this.answers = answers ?? stub;
      this.box?.replace(this.answers);
    });
  }

  text(): string {
    return this.box?.text() ?? this.answers;
  }

  /**
   * Grades the answers as they stand, after what is being graded. What was asked before it and has not begun is not needed
   * any more.
   * @param target the chapter, or one exercise
   */
  async grade(target: string): Promise<{ html: string; text: string }> {
    const round = ++this.round;
    clearTimeout(this.pause);
    const before = this.current;
    this.current = before.then(() => (this.round === round ? this.gradeNow(target, round) : nothing));
    return this.current;
  }

  private async gradeNow(target: string, round: number): Promise<{ html: string; text: string }> {
    this.busy(true);
    this.say(text.grading);
    this.graded = piecesOf(this.text());
    try {
      const graded = await this.grader.grade(target, this.text(), {
        judged: ({ id, done, of }) => this.round === round && this.say(text.progress(id, done, of)),
        meanwhile: (html) => this.round === round && showOutput(this.verdict, { kind: "html", html }),
      });
      if (graded.stopped) return { html: "", text: text.stopped };
      showOutput(this.verdict, { kind: "html", html: graded.html });
      this.keepMarks(graded.report);
      this.leadOn();
      this.say("");
      this.heard.textContent = summary(graded.report);
      return graded;
    } catch (error) {
      this.say((error as Error).message);
      return { html: "", text: (error as Error).message };
    } finally {
      this.busy(false);
    }
  }

  private stop(): void {
    this.round++;
    this.grader.stop();
    this.say(text.stopped);
  }

  private busy(busy: boolean): void {
    this.stopButton.hidden = !busy;
    this.section.setAttribute("aria-busy", String(busy));
  }

  private say(sentence: string): void {
    this.said.textContent = sentence;
  }

  private build(): void {
    const { file } = this.materials.exercises;
    this.section.querySelector(".later")?.remove();
    const host = make("div", { class: "answers" });
    const tools = make("div", { class: "tools-row" });
    tools.append(
      this.gradeButton,
      this.stopButton,
      make("label", {}, this.asTyped, " ", text.asTyped),
      button(text.afresh, () => this.afresh()),
      button(text.save, () => save(`${file}.ts`, this.text())),
    );
    const whetherKept = make("span", { role: "status" }, text.kept);
    kept.works();
    kept.onRefusal(() => {
      whetherKept.className = "refused";
      whetherKept.textContent = words.page.transfer.refused;
    });
    this.section.append(
      make("p", { class: "file" }, make("code", {}, `exercises/${file}.ts`), " ", whetherKept),
      host,
      tools,
      this.said,
      this.heard,
      this.verdict,
    );
    const more = make("details", { class: "more" }, make("summary", {}, text.more));
    more.append(make("p", {}, text.forYou), transferButtons());
    this.section.append(more);
    this.showMarks();

    // The editor comes when the exercises are near: a reader who stays above never loads it.
    new IntersectionObserver(
      (entries, observer) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.box = new CodeBox(host, {
          text: this.answers,
          label: text.label(`exercises/${file}.ts`),
          numbers: true,
          services: this.desk().exerciseServices(),
          run: () => void this.grade(this.materials.chapter),
          changed: (answers) => this.changed(answers),
        });
      },
      { rootMargin: "600px" },
    ).observe(this.section);
  }

  private changed(answers: string): void {
    this.answers = answers;
    kept.write(this.name, answers === this.materials.exercises.stub ? undefined : answers);
    this.desk().kernel.write(this.name, answers);
    this.desk().begin();
    clearTimeout(this.pause);
    if (this.asTyped.checked) this.pause = window.setTimeout(() => this.gradeChanged(), typingPause);
  }

  /** Grades what was changed since the last time: one exercise, or all where something changed that they share. */
  private gradeChanged(): void {
    const now = piecesOf(this.answers);
    const names = new Set([...now.keys(), ...this.graded.keys()]);
    const changed = [...names].filter((name) => now.get(name) !== this.graded.get(name));
    const tasks = changed.map((name) => this.materials.exercises.tasks.find((task) => functionName(task) === name));
    if (!changed.length) return;
    void this.grade(tasks.length === 1 && tasks[0] ? tasks[0].id : this.materials.chapter);
  }

  private afresh(): void {
    if (this.text() === this.materials.exercises.stub) return;
    backUp(this.name);
    kept.replace(this.name, undefined);
    this.say(text.begunAfresh);
  }

  private marks(): Marks {
    const { exercises } = this.materials;
    const max = exercises.tasks.reduce((sum, { points }) => sum + points, 0);
    return JSON.parse(kept.read(`points/${this.materials.chapter}`) ?? "null") ?? { points: 0, max, exercises: {} };
  }

  private keepMarks(report: Report): void {
    const { exercises, max } = this.marks();
    for (const { id, points, verdict } of report.exercises) exercises[id] = { points, verdict };
    const points = Object.values(exercises).reduce((sum, each) => sum + each.points, 0);
    kept.write(`points/${this.materials.chapter}`, JSON.stringify({ points, max, exercises } satisfies Marks));
    this.showMarks();
  }

  /** The list above the editor: what is done, and a way to each. */
  private showMarks(): void {
    const { exercises } = this.marks();
    const { tasks } = this.materials.exercises;
    for (const line of this.section.querySelectorAll<HTMLElement>("[data-exercise]")) {
      const task = tasks.find(({ id }) => id === line.dataset.exercise);
      if (!task) continue;
      const { points = 0, verdict = "not-started" as const } = exercises[task.id] ?? {};
      const mark = verdict === "pass" ? "✓" : verdict === "not-started" ? "○" : "✗";
      line.replaceChildren(
        make("span", { class: `mark ${verdict}`, "aria-hidden": "true" }, mark),
        make(
          "span",
          {},
          button(task.title, () => this.goTo(task.id), { class: "link" }),
          " ",
          make("small", {}, text.mark(verdicts[verdict], points, task.points)),
        ),
      );
    }
  }

  /** Under a chapter that is done, the way to the next one. */
  private leadOn(): void {
    const { points, max } = this.marks();
    const next = document.querySelector<HTMLAnchorElement>('footer a[rel="next"]');
    if (points < max || !next) return;
    const link = make("a", { href: next.href }, next.lastChild?.textContent?.trim() ?? "");
    this.verdict.append(make("p", { class: "onward" }, `${words.next}: `, link));
  }

  private goTo(id: string): void {
    const found = declarationsOf(this.text()).find(({ name }) => name === functionName({ id }));
    if (found) this.box?.goTo(found.start);
    else this.box?.focus();
  }
}

/** The text of each declaration; what stands outside any is called "". */
function piecesOf(answers: string): Map<string, string> {
  const declarations = declarationsOf(answers).filter(({ name }) => name);
  const pieces = new Map(declarations.map(({ name, start, end }) => [name, answers.slice(start, end)]));
  const outside = declarations.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), answers);
  return pieces.set("", outside.replaceAll(/\s+/g, " "));
}

function summary({ exercises, points, max }: Report): string {
  const wrong = exercises.find(({ verdict }) => verdict !== "pass" && verdict !== "not-started");
  return wrong ? text.look(wrong.id, wrong.diagnosis?.belief ?? wrong.says) : text.total(points, max);
}
