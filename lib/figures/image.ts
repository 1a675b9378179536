import { base64 } from "./base64";
import { escapeXml, type Figure } from "./svg";
import { themedSvg } from "./theme";

/**
 * A figure as HTML that survives everywhere: GitHub and untrusted notebooks drop `<svg>`, but keep an image.
 *
 * The image is white by itself. It is dark where a page of ours says so, by `color-scheme: inherit !important` for images
 * on a page whose color-scheme is dark; a page that knows nothing of it keeps the `light` written here. (Where even that
 * is dropped and the page names no color-scheme, browsers ask the reader's system. A figure has its own ground, so it
 * can be read in any case.)
 */
export function imageHtml({ svg, alt, width }: Figure): string {
  const address = `data:image/svg+xml;base64,${base64(new TextEncoder().encode(themedSvg(svg)))}`;
  return `<img src="${address}" alt="${escapeXml(alt)}" width="${width}" style="color-scheme:light">`;
}
