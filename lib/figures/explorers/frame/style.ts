import { edge, faint, ground, ink, roles } from "../../colours";
import { fontFamily } from "../../svg";
import { themed } from "../../theme";

/** The style of every explorer's frame, inside its shadow tree; light or dark as the page around it. */
export const css = `
:host { all: initial; display: block; color-scheme: inherit; container-type: inline-size; }
.frame { box-sizing: border-box; max-width: 720px; padding: 12px; background: ${themed(ground)}; color: ${themed(ink)};
  border: 1px solid ${edge}; border-radius: 6px; font: 14px/1.45 ${fontFamily}; }
.frame * { box-sizing: border-box; }
[hidden] { display: none !important; }
p { margin: 4px 0; }
small { font-size: 13px; color: ${themed(faint)}; }
.title, .heading, legend { font-weight: 600; }
.title { margin-bottom: 8px; }
.controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 2px 24px; }
.narrow { grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr)); }
.narrow span:first-child { flex-basis: 5.5em; }
label { display: flex; align-items: center; gap: 8px; min-height: 30px; }
label > span:first-child { flex: 0 0 8em; }
input[type="range"] { flex: 1; width: 60px; height: 24px; margin: 0; accent-color: ${themed(roles.input.line)}; }
select { flex: 1; min-width: 0; min-height: 28px; font: inherit; color: inherit; background: ${themed(ground)}; }
.number { flex: 0 0 auto; min-width: 2.2em; text-align: right; font-variant-numeric: tabular-nums; }
.numbers { grid-row: span 9; align-self: start; min-width: 0; margin: 0; padding: 0; border: 0; }
.grid { display: grid; grid-template-columns: repeat(var(--columns), 68px); gap: 4px; margin: 4px 0; }
.grid input { width: 100%; height: 38px; font: inherit; text-align: center; cursor: ew-resize; touch-action: pan-y;
  color: ${themed(ink)}; background: var(--fill); border: 2px solid var(--line); border-radius: 3px;
  appearance: textfield; }
.grid input::-webkit-inner-spin-button { appearance: none; }
.sheet { display: grid; grid-template-columns: repeat(var(--columns), 1fr); width: 100%; max-width: 240px; margin: 4px 0;
  border: 1px solid ${themed(ink)}; touch-action: none; cursor: crosshair; }
.sheet button { min-width: 0; min-height: 0; padding: 0; aspect-ratio: 1; border: 0; border-radius: 0; cursor: inherit; }
.sheet button:focus-visible { outline-color: ${themed(roles.kernel.line)}; outline-offset: -3px; }
.own { flex-wrap: wrap; }
.own span:first-child { flex-basis: 100%; }
.own input { flex: 1; min-width: 0; font: inherit; }
.presets, .stepping { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 6px; }
.stepping label { flex: 1 1 260px; }
.buttons { display: flex; gap: 6px; }
.stepping .number { min-width: 5em; }
.stepping .pace { flex: 0 1 auto; }
.pace span:first-child { flex-basis: auto; }
button { font: inherit; min-width: 64px; min-height: 30px; padding: 2px 10px; color: ${themed(ink)}; background: ${themed(roles.padding.fill)};
  border: 1px solid ${themed(faint)}; border-radius: 4px; cursor: pointer; }
button:hover { background: ${themed(roles.input.fill)}; }
:focus-visible { outline: 3px solid ${themed(roles.input.line)}; outline-offset: 2px; }
.pictures { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0 12px; margin-top: 8px; }
.pointed { touch-action: none; cursor: crosshair; }
.pictures svg { max-width: 100%; height: auto; }
.words { min-height: 3.4em; overflow-wrap: anywhere; }
.goals { grid-column: 1 / -1; padding-top: 4px; }
.numbers ~ .goals { grid-column: auto; grid-row: span 3; }
ul { margin: 0; padding: 0; list-style: none; }
li { position: relative; padding-left: 24px; margin: 3px 0; }
li::before { content: ""; position: absolute; left: 2px; top: 3px; width: 14px; height: 14px; border-radius: 3px;
  border: 1.5px solid ${themed(faint)}; }
li.reached::before { content: "✓" / ""; border-color: ${themed(roles.output.line)}; color: ${themed(ground)};
  background: ${themed(roles.output.line)}; font-size: 13px; line-height: 14px; text-align: center; }
.answer { display: block; color: ${themed(roles.output.line)}; }
@container (max-width: 560px) { .open ~ .open, .reached:not(.latest) { display: none; } } /* one at a time */
@media (prefers-reduced-motion: reduce) { .play { display: none !important; } }
`;
