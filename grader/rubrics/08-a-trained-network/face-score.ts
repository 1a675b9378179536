import type { Found } from "../../detection";
import type { Instruments } from "../../instruments";
import type { Score, Value } from "../../rubric";
import { faces } from "../../words";

/** Where the face is in the portrait: from one ear to the other, from the hair line to the chin. Shares of its side. */
const FACE = { left: 0.335, top: 0.125, width: 0.2, height: 0.25 };
/**
 * The score that face-api asks for, and the overlap from which a box is over the face. Of all sizes from 44 to 164, no sure
 * box overlaps it by more than .32 and less than .53.
 */
const SURE = 0.5;
const OVER = 0.4;
const SIDE = 320;
/** The detector has no answer for less than one cell. */
const CELL = 32;

/** Pixels across. */
const SMALLEST_ANCHOR = 1.603231 * CELL;

/** Pixels of the portrait, dearest first, and what they earn. */
const PRICES = [
  [160, 1],
  [128, 2],
  [96, 3],
  [64, 4],
] as const;

/** The rule of the open exercise: the portrait is shown as described, and the surest box has to lie over the face. */
export async function scoreFace(answer: Value, { detect }: Pick<Instruments, "detect">): Promise<Score> {
  const { size, enlarge } = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
  if (!whole(size, SIDE)) return { points: 0, message: faces.size(SIDE) };
  if (!whole(enlarge, SIDE / size)) return { points: 0, message: faces.enlarge(SIDE, size) };
  const look = async (times: number) => (size * times < CELL ? undefined : (await detect({ size, enlarge: times }))[0]);
  const best = await look(enlarge);
  if (!best || !overFace(best)) {
    const what = best && best.score > SURE ? misplaced(best) : faces.none(size, size * enlarge);
    const seen = await enough(size, look);
    const message = `${what} ${seen ? faces.enough(size) : faces.tooFew(size)}`;
    const sure = best !== undefined && best.score > SURE;
    return { points: 0, message, doubt: doubtOf({ size, enlarge, seen, sure }) };
  }
  const points = Math.max(0, ...PRICES.map(([most, worth]) => (size <= most ? worth : 0)));
  const next = PRICES.find(([most]) => size > most);
  const message = faces.found(size, Math.round(FACE.width * size), best.score);
  // Whoever shows it as it is believes that enlarging, since it adds no detail, can't help.
  const doubt = enlarge === 1 ? { misconception: "08.shown-as-it-is", belief: faces.shownAsItIs } : undefined;
  return { points, message: next ? `${message} ${faces.next(next[0], next[1])}` : message, doubt };
}

/** What somebody believes who shows the face in vain; `seen`: in another size it is found; `sure`: something else was found. */
function doubtOf(shown: { size: number; enlarge: number; seen: boolean; sure: boolean }): Score["doubt"] {
  const { size, enlarge, seen, sure } = shown;
  const [width, height] = [FACE.width, FACE.height].map((share) => Math.round(share * size));
  // So few pixels, each so large: the two have changed places, or enlarging is to bring all of it back.
  if (enlarge > size && enlarge >= CELL) {
    const belief = [faces.detailIsLost(size, width, height), faces.exchanged].join(" ");
    return { misconception: "08.exchanged", belief };
  }
  if (sure) return undefined; // where it lies, or how large it is, has been said
  if (enlarge === 1) return { misconception: "08.shown-as-it-is", belief: faces.shownAsItIs };
  if (!seen) return { misconception: "08.detail-comes-back", belief: faces.detailIsLost(size, width, height) };
  const asAnchor = Math.abs(FACE.width * size * enlarge - SMALLEST_ANCHOR) <= (FACE.width * size) / 2;
  return asAnchor ? { misconception: "08.as-large-as-an-anchor", belief: faces.asAnchor } : undefined;
}

/** Whether the pixels are enough in another size: the faces that it finds in the portrait are as large as in these. */
async function enough(size: number, look: (enlarge: number) => Promise<Found | undefined>): Promise<boolean> {
  for (const side of [192, 256, 320]) {
    const best = side >= size ? await look(Math.floor(side / size)) : undefined;
    if (best && overFace(best)) return true;
  }
  return false;
}

/** Whether the surest box is over the face, and sure enough. */
function overFace(box: Found): boolean {
  return box.score > SURE && overlap(box, FACE) >= OVER;
}

/** What is wrong with a sure box: its size, where its middle lies in the face, or its place. */
function misplaced({ score, ...box }: Found): string {
  const within = (start: "left" | "top", length: "width" | "height") =>
    Math.abs(box[start] + box[length] / 2 - FACE[start] - FACE[length] / 2) < FACE[length] / 2;
  const there = within("left", "width") && within("top", "height");
  return there ? faces.otherSize(score, overlap(box, FACE), OVER) : faces.elsewhere(score);
}

function whole(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;
}

function overlap(a: Omit<Found, "score">, b: Omit<Found, "score">): number {
  const width = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left));
  const height = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));
  const both = width * height;
  return both / (a.width * a.height + b.width * b.height - both);
}
