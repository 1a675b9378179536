import type { Materials } from "../materials";

const block = document.getElementById("materials");

/** What a chapter's page brought with it; other pages have none. */
export const materials: Materials | undefined = block ? JSON.parse(block.textContent!) : undefined;
