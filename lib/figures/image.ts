import { escapeXml, type Figure } from "./svg";

/**
 * A figure as HTML that survives everywhere: GitHub and untrusted notebooks drop `<svg>`, but keep an image.
 */
export function imageHtml({ svg, alt, width }: Figure): string {
  return `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="${escapeXml(alt)}" width="${width}">`;
}
