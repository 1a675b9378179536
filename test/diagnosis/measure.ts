import { readFileSync } from "node:fs";
import path from "node:path";
import { compile } from "../../grader/node/compile";
import { root } from "../../grader/node/root";
import { writeWhole } from "../../grader/node/whole-files";
import { runCommand } from "../../grader/terminal/command";
import { readCommandLine } from "../../grader/terminal/command-line";
import { OPINIONS, type Opinion, readJudgements } from "./judgements";
import { type Graded, gradeAnswers } from "./run";
import { answersTo, exerciseOf, exercisesWithAnswers, KINDS, type Kind, type WrittenAnswer } from "./written";

// npm run diagnosis [-- 03 | 03.depthwise …] [--form | --open]: grades the answers of test/diagnosis and counts how often the belief
// behind a wrong one was named. Without words it writes the table into grader/README.md. --form only looks whether the
// answers are well written down, and runs none of them; --open also prints, for what nobody has judged yet, the teacher's
// sentence and the grader's.

const SEEDS = Array.from({ length: 20 }, (_, i) => (i === 0 ? "workbook" : `seed ${i}`));
const README = path.join(root(), "grader", "README.md");
const [BEGIN, END] = ["<!-- npm run diagnosis -->", "<!-- /npm run diagnosis -->"];

/** What became of the answers of one kind. */
interface Tally extends Record<Opinion | "silent" | "passes" | "unjudged", number> {
  of: number;
}

async function main(line: readonly string[]): Promise<number> {
  const { words, flags } = readCommandLine(line, { form: { type: "boolean" }, open: { type: "boolean" } });
  const wanted = (id: string) => words.length === 0 || words.some((w) => id === w || id.startsWith(`${w}.`));
  const answers = exercisesWithAnswers().filter(wanted).flatMap(answersTo);
  if (flags.form) return checkForm(answers);
  const graded = await gradeAnswers(answers, SEEDS);
  for (const g of graded) if (troubling(g, flags.open === true)) console.log(`${lines(g)}\n`);
  const chapters = [...new Set(answers.map((a) => a.exercise.slice(0, 2)))];
  const table = tableOf(chapters, graded);
  console.log(table);
  if (words.length === 0 && chapters.length) publish(table);
  const total = KINDS.map((kind) => tally(graded, kind));
  return total.some((t) => t.unjudged || t.misleading) || graded.some(misjudged) ? 1 : 0;
}

/** Whether answers can be read and compiled, and are enough. Nothing is said of their being right. */
async function checkForm(answers: readonly WrittenAnswer[]): Promise<number> {
  let flaws = 0;
  const flaw = (says: string) => {
    flaws++;
    console.log(says);
  };
  for (const id of new Set(answers.map((a) => a.exercise))) {
    if (!exerciseOf(id)) flaw(`${id}: there is no such exercise`);
    const count = (kind: Kind) => answers.filter((a) => a.exercise === id && a.kind === kind).length;
    const [conceptual, slips, right] = KINDS.map(count);
    console.log(`${id}: ${conceptual} conceptual, ${slips} slips, ${right} right`);
    if (conceptual + slips < 5 || right < 3) flaw(`${id}: at least five wrong answers and three right ones`);
  }
  for (const { exercise, title, kind, code } of answers) {
    const compiled = await compile(code, "answer.ts");
    if ("end" in compiled && kind !== "slip") flaw(`${exercise}, "${title}": ${compiled.end.says}`);
  }
  return flaws ? 1 : 0;
}

function opinionOf({ answer, passes, said }: Graded): keyof Tally {
  if (passes) return "passes";
  if (!said) return "silent";
  return readJudgements()[answer.exercise]?.[answer.title]?.[said.id] ?? "unjudged";
}

/** A wrong answer that passes, or a right one that does not. */
function misjudged({ answer, passes }: Graded): boolean {
  return (answer.kind === "right") !== passes;
}

function troubling(graded: Graded, open: boolean): boolean {
  if (misjudged(graded)) return true;
  const opinion = opinionOf(graded);
  return graded.answer.kind !== "right" && (opinion === "misleading" || (open && opinion !== "right"));
}

function lines(graded: Graded): string {
  const { answer, said, passes } = graded;
  const what = misjudged(graded)
    ? passes
      ? "a wrong answer passes"
      : "a right answer does not pass"
    : opinionOf(graded);
  return [
    `${answer.exercise} · ${answer.kind} · ${answer.title}: ${what}`,
    `  teacher  ${answer.says}`,
    ...(said ? [`  grader   ${said.sentence}`, `           (${said.id})`] : []),
  ].join("\n");
}

function tally(graded: readonly Graded[], kind: Kind): Tally {
  const all = graded.filter((g) => g.answer.kind === kind);
  const count = (opinion: keyof Tally) => all.filter((g) => opinionOf(g) === opinion).length;
  const [right, vague, misleading] = OPINIONS.map(count);
  return {
    of: all.length,
    right,
    vague,
    misleading,
    silent: count("silent"),
    unjudged: count("unjudged"),
    passes: count("passes"),
  };
}

function tableOf(chapters: readonly string[], graded: readonly Graded[]): string {
  const row = (name: string, some: readonly Graded[]) => {
    const [conceptual, slips, right] = KINDS.map((kind) => tally(some, kind));
    const wrong = { misleading: conceptual.misleading + slips.misleading, passes: conceptual.passes + slips.passes };
    const unjudged = conceptual.unjudged + slips.unjudged;
    const cells = [
      share(conceptual),
      share(slips),
      wrong.misleading,
      wrong.passes,
      `${right.of - right.passes} of ${right.of}`,
    ];
    return `| ${name} | ${cells.join(" | ")} |${unjudged ? ` ${unjudged} not judged yet` : ""}`;
  };
  return [
    `| chapter | belief named | slip named | misled | wrong answers that pass | right ones refused (${SEEDS.length} seeds) |`,
    "|---|---|---|---|---|---|",
    ...chapters.map((chapter) =>
      row(
        chapter,
        graded.filter((g) => g.answer.exercise.startsWith(chapter)),
      ),
    ),
    row("all", graded),
  ].join("\n");
}

function share({ right, of }: Tally): string {
  return of ? `${right} of ${of} (${Math.round((100 * right) / of)}%)` : "none";
}

function publish(table: string): void {
  const text = readFileSync(README, "utf8");
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < 0) throw new Error(`grader/README.md has no place between ${BEGIN} and ${END}`);
  writeWhole(README, `${text.slice(0, before + BEGIN.length)}\n${table}\n${text.slice(after)}`);
}

runCommand(main);
