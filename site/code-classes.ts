import { tagHighlighter, tags } from "@lezer/highlight";

/** What is coloured in code, by the classes that the style sheet knows: on the page and in the editor. */
export const codeClasses = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: "string" },
  { tag: tags.number, class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: "function" },
  { tag: tags.typeName, class: "type" },
]);
