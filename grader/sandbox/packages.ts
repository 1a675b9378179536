/** Whether the answers have called a part of lib that needs a package of npm. Most never do, and packages are large. */
export let missed = false;

/** Stands in the place of each package in a realm without them. */
export function missing(): never {
  missed = true;
  throw new Error("this part of lib needs a package");
}
