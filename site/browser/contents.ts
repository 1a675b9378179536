/** Where there is room beside the text the contents lie open; on a phone they wait behind a line. */
export function openContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents details");
  if (!contents) return;
  const beside = matchMedia("(min-width: 66rem)");
  const follow = () => (contents.open = beside.matches);
  beside.addEventListener("change", follow);
  follow();
}
