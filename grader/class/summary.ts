import type { Rubric } from "../rubric";
import { VERDICTS, type Verdict } from "../verdict";
import { verdicts } from "../words";
import type { Alike } from "./similar";
import type { StudentResult } from "./student";
import { summary as words } from "./words";

/** Counts of those whose answers were judged, gathered student by student; the students themselves are not kept. */
export class Tally {
  students = 0;
  points = 0;
  readonly marks: number[] = [];
  readonly verdicts = new Map<string, Map<Verdict, number>>();
  readonly beliefs = new Map<string, { exercise: string; belief: string; students: number }>();

  add(result: StudentResult): void {
    this.students++;
    this.points += result.points;
    this.marks.push(result.max ? result.points / result.max : 0);
    for (const { id, verdict, diagnosis } of result.exercises) {
      const counts = this.verdicts.get(id) ?? new Map<Verdict, number>();
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      this.verdicts.set(id, counts);
      if (!diagnosis) continue;
      const key = `${id} ${diagnosis.misconception}`;
      const known = this.beliefs.get(key) ?? { exercise: id, belief: withoutPlace(diagnosis.belief), students: 0 };
      known.students++;
      this.beliefs.set(key, known);
    }
  }
}

/** A belief is many people's; the line that it is seen in is one file's. */
function withoutPlace(belief: string): string {
  return belief.replace(/ Look at line \d+, `[^`]*`\.$/, "").replace(/^Look at line \d+, /, "");
}

const COLOURS: Partial<Record<Verdict, string>> = {
  pass: "#2a9d8f",
  wrong: "#e76f51",
  "not-started": "#d5d8dc",
  missing: "#7d8893",
};
const OTHER = "#8d6a9f";
const WIDTH = 420;

/** One page that says what the class got wrong, and which beliefs stand behind it. */
export function summaryHtml(
  tally: Tally,
  rubrics: readonly Rubric[],
  alike: readonly Alike[],
  notes: {
    students: readonly [inClass: number, strangers: number];
    roster: boolean;
    attention: readonly string[];
    rules: readonly string[];
  },
): string {
  const beliefs = [...tally.beliefs.values()].sort((a, b) => b.students - a.students);
  const most = Math.max(1, ...beliefs.map((b) => b.students));
  const max = rubrics.reduce((sum, r) => sum + r.exercises.reduce((s, e) => s + e.points, 0), 0);
  const mean = tally.students ? (tally.points / tally.students).toFixed(1) : undefined;
  const chapters = rubrics.map(
    (r) =>
      `<h3>${r.chapter} ${escaped(r.title)}</h3>\n<table>${r.exercises.map((e) => exerciseRow(e.id, e.title, tally)).join("\n")}</table>`,
  );
  const believed = beliefs.map(
    (b) =>
      `<tr><th scope="row">${b.exercise}</th><td>${bar([[b.students / most, COLOURS.wrong!]], words.counted(b.students))}</td><td>${b.students}</td><td>${escaped(b.belief)}</td></tr>`,
  );
  const pairs = alike.map(
    (a) =>
      `<tr><td>${escaped(a.file)}</td><td>${escaped(a.left)}</td><td>${escaped(a.right)}</td><td>${Math.round(a.similarity * 100)}%</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>
:root { color-scheme: light dark; --ink: #1c2733; --ground: #fff; --line: #e3e7eb }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe5ea; --ground: #14191e; --line: #333d46 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 2rem auto; max-width: 68rem; padding: 0 1rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); font-weight: normal }
th { white-space: nowrap } svg { display: block; max-width: 100%; fill: currentColor } .key span { padding: 0 .6rem; border-left: 1rem solid; white-space: nowrap }
@media (max-width: 40rem) { tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) } th, td { display: block; padding: 0; border: 0 } .heads { display: none } }
</style></head><body>
<h1>${words.title}</h1>
<p>${words.students(notes.students, tally.students, mean, max, notes.roster)}</p>
${histogram(tally)}
${notes.attention.length ? `<h2>${words.attention}</h2>\n${paragraphs([...notes.attention, words.remarks])}` : ""}
<h2>${words.beliefs}</h2>
${believed.length ? `<table>${believed.join("\n")}</table>` : `<p>${words.noBeliefs}</p>`}
<h2>${words.exercises}</h2>
<p class="key">${Object.entries(COLOURS)
    .map(([v, c]) => `<span style="border-color:${c}">${verdicts[v as Verdict]}</span>`)
    .join(" ")} <span style="border-color:${OTHER}">${words.otherVerdicts}</span></p>
${chapters.join("\n")}
<h2>${words.alike}</h2>
<p>${words.alikeMeans}</p>
${pairs.length ? `<table><tr class="heads">${words.alikeColumns.map((c) => `<th>${c}</th>`).join("")}</tr>${pairs.join("\n")}</table>` : `<p>${words.noneAlike}</p>`}
${paragraphs(notes.rules)}
</body></html>
`;
}

const paragraphs = (sentences: readonly string[]) => sentences.map((s) => `<p>${escaped(s)}</p>`).join("\n");

function exerciseRow(id: string, title: string, tally: Tally): string {
  const counts = tally.verdicts.get(id) ?? new Map<Verdict, number>();
  const present = VERDICTS.filter((v) => counts.get(v));
  const words = present.map((v) => `${counts.get(v)} ${verdicts[v]}`).join(", ");
  const parts = present.map((v): [number, string] => [counts.get(v)! / tally.students, COLOURS[v] ?? OTHER]);
  return `<tr><th scope="row">${id}</th><td>${escaped(title)}</td><td>${bar(parts, words)}</td><td>${words}</td></tr>`;
}

/** How many students have how many tenths of the points. */
function histogram(tally: Tally): string {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const share of tally.marks) bins[Math.min(9, Math.floor(share * 10))]++;
  const most = Math.max(1, ...bins);
  const columns = bins.map((count, i) => {
    const height = (count / most) * 80;
    return `<rect x="${i * 42}" y="${90 - height}" width="38" height="${height}" fill="${COLOURS.pass}"/><text x="${i * 42 + 19}" y="106" font-size="10" text-anchor="middle">${i * 10}–${i * 10 + 10}</text><text x="${i * 42 + 19}" y="${86 - height}" font-size="11" text-anchor="middle">${count || ""}</text>`;
  });
  const spoken = bins.map((count, i) => `${i * 10} to ${i * 10 + 10}%: ${count}`).join(", ");
  return `<svg role="img" aria-label="Students by share of the points. ${spoken}" width="${WIDTH}" height="125" viewBox="0 -10 ${WIDTH} 135">${columns.join("")}<text x="0" y="121" font-size="10">${words.axis}</text></svg>`;
}

function bar(parts: readonly [share: number, colour: string][], words: string): string {
  let x = 0;
  const pieces = parts.map(([share, colour]) => {
    const piece = `<rect x="${(x * WIDTH).toFixed(1)}" width="${(share * WIDTH).toFixed(1)}" height="16" fill="${colour}"/>`;
    x += share;
    return piece;
  });
  return `<svg role="img" aria-label="${words}" width="${WIDTH / 2}" height="16" viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none">${pieces.join("")}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
