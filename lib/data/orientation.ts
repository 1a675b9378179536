/**
 * How a camera was held: a JPEG's pixels stay as the sensor read them, and a number beside them (EXIF's tag 274) says where
 * their first row and column belong.
 * @param exif the EXIF block without its leading "Exif\0"
 * @returns 1 to 8; 1, as it is, where nothing is said
 * @internal
 */
export function orientationOf(exif: Uint8Array | undefined): number {
  if (!exif || exif.length < 15) return 1;
  const tiff = new DataView(exif.buffer, exif.byteOffset + 1, exif.length - 1);
  const little = tiff.getUint16(0) === 0x4949; // "II", as Intel counts
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(start, little);
  for (let at = start + 2; at < start + 2 + 12 * entries && at + 12 <= tiff.byteLength; at += 12) {
    if (tiff.getUint16(at, little) !== 274) continue;
    const orientation = tiff.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/**
 * For each pixel of the picture as it is to be seen, row by row, the place of its pixel as stored.
 * @internal
 */
export function placesUpright(
  height: number,
  width: number,
  orientation: number,
): { height: number; width: number; place: (y: number, x: number) => number } {
  const onItsSide = orientation >= 5;
  const rowsFromTheEnd = [3, 4, 6, 7].includes(orientation);
  const columnsFromTheEnd = [2, 3, 7, 8].includes(orientation);
  const place = (y: number, x: number) => {
    const [row, column] = onItsSide ? [x, y] : [y, x];
    return (rowsFromTheEnd ? height - 1 - row : row) * width + (columnsFromTheEnd ? width - 1 - column : column);
  };
  return onItsSide ? { height: width, width: height, place } : { height, width, place };
}
