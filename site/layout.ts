import { escapeXml } from "../lib/figures/svg";
import type { Chapter } from "./chapter";
import { markKorean } from "./korean";
import { type Materials, materialsHtml } from "./materials";
import { policyOf } from "./policy";
import { words } from "./words";

/** What every page has around its own part. Scripts and styles are files beside it: nothing is fetched from elsewhere. */
function pageHtml({ title, body, runs }: { title: string; body: string; runs: boolean }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(body, runs)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="workbook.css">
<script src="theme.js"></script>
<script src="workbook.js" defer></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<p class="home"><a href="index.html">${words.workbook}</a></p>
<div class="tools"></div>
</header>
${body}
</body>
</html>
`;
}

/** A chapter: its title, its contents, its sections, and its neighbours after them. */
export function chapterPage(chapter: Chapter, materials: Materials, before?: Chapter, after?: Chapter): string {
  const items = chapter.sections
    .filter(({ level }) => level === 2)
    .map(({ id, heading }) => `<li><a href="#${encodeURIComponent(id)}">${markKorean(escapeXml(heading))}</a></li>`);
  const body = `<main id="main" class="chapter" tabindex="-1">
<div class="opening prose">
${chapter.opening}
</div>
<nav class="contents" aria-label="${words.onThisPage}"><details><summary>${words.onThisPage}</summary>
<ol>
${items.join("\n")}
</ol></details></nav>
<div class="sections prose">
${chapter.body}
</div>
</main>
<footer><nav aria-label="${words.beforeAndAfter}">${neighbour("prev", words.before, before)}${neighbour("next", words.next, after)}</nav></footer>
${materialsHtml(materials)}`;
  return pageHtml({ title: `${chapter.title} · ${words.workbook}`, body, runs: true });
}

function neighbour(rel: string, word: string, chapter?: Chapter): string {
  if (!chapter) return "";
  return `<a rel="${rel}" href="${chapter.name}.html"><small>${word}</small> ${escapeXml(chapter.title)}</a>`;
}

/**
 * The front page: what this is, something to move at once, the chapters and their questions.
 * @param explorer its HTML
 */
export function indexPage(chapters: readonly Chapter[], explorer: string): string {
  const items = chapters.map(
    ({ name, title, question }) =>
      `<li data-chapter="${name.slice(0, 2)}"><a href="${name}.html">${escapeXml(title)}</a><br>${escapeXml(question)}</li>`,
  );
  const body = `<main id="main" class="front" tabindex="-1">
<div class="prose">
<h1>${words.workbook}</h1>
<p>${words.whatThisIs}</p>
<p class="begin"><a href="${chapters[0].name}.html">${words.begin(escapeXml(chapters[0].title))}</a></p>
<h2>${words.firstMinute}</h2>
<p>${words.tryThis}</p>
${explorer}
<h2>${words.chapters}</h2>
</div>
<ol class="chapters">
${items.join("\n")}
</ol>
<div class="prose">
<h2>${words.yourWork}</h2>
<p>${words.whereItIs}</p>
<div class="transfer"></div>
<h2>${words.otherwise}</h2>
<p>${words.toDo}</p>
</div>
</main>`;
  return pageHtml({ title: words.workbook, body, runs: false });
}
