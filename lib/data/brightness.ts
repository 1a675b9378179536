/** How bright a colour is to the eye: 0.299 red + 0.587 green + 0.114 blue. @internal */
export function brightness(red: number, green: number, blue: number): number {
  // The weights sum to 1, but not after rounding: grey must stay exactly what it was.
  return red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
}
