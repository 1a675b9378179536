import { escapeXml } from "../lib/figures/svg";
import type { Chapter } from "./chapter";

/** What every page has around its own part. Scripts and styles are files beside it: nothing is fetched from elsewhere. */
export function pageHtml({ title, body }: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="workbook.css">
<script>${chosenTheme}</script>
<script src="search-index.js" defer></script>
<script src="workbook.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header>
<p class="home"><a href="index.html">The convolution workbook</a></p>
<div class="tools"></div>
</header>
${body}
</body>
</html>
`;
}

/** Before the first paint, so that a reader in the dark sees no white flash. */
const chosenTheme =
  'try { document.documentElement.dataset.theme = localStorage.getItem("workbook-theme") ?? "" } catch {}';

/** A chapter with its contents before it and its neighbours after it. */
export function chapterPage(chapter: Chapter, before?: Chapter, after?: Chapter): string {
  const headings = chapter.sections.filter((section) => section.level === 2 && section.id);
  const contents = headings.map(
    ({ id, heading }) => `<li><a href="#${encodeURIComponent(id)}">${escapeXml(heading)}</a></li>`,
  );
  const body = `<div class="columns">
<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2>
<ol>
${contents.join("\n")}
</ol></nav>
<main id="main" tabindex="-1">
${chapter.html}
</main>
</div>
<footer><nav aria-label="Chapters before and after"><p>${neighbour("prev", "Before", before)}${neighbour("next", "Next", after)}</p></nav></footer>`;
  return pageHtml({ title: `${chapter.title} · The convolution workbook`, body });
}

function neighbour(rel: string, word: string, chapter?: Chapter): string {
  if (!chapter) return "";
  return `<a rel="${rel}" href="${chapter.name}.html"><small>${word}</small> ${escapeXml(chapter.title)}</a>`;
}

/** The front page: the chapters and their questions. */
export function indexPage(chapters: readonly Chapter[]): string {
  const items = chapters.map(
    ({ name, title, question }) => `<li><a href="${name}.html">${escapeXml(title)}</a><br>${escapeXml(question)}</li>`,
  );
  const body = `<main id="main" tabindex="-1">
<div class="prose">
<h1>The convolution workbook</h1>
<p>Understand convolution layers by building them. These pages are for reading, on anything that has a browser, without a network: the text, every picture, and the explorers, which you can move.</p>
<p>To predict, to run code and to write a layer of your own, open the same chapters as notebooks: <code>npm start</code> in the workbook’s folder.</p>
<h2>Chapters</h2>
</div>
<ol class="chapters">
${items.join("\n")}
</ol>
</main>`;
  return pageHtml({ title: "The convolution workbook", body });
}
