// Photographs as numbers and numbers as an image, by way of a canvas. Nothing leaves the page.
import { brightness } from "../../../data/brightness";

const longest = 128;

/** @param given addresses of PNG images, by name */
export async function browserPixels(given) {
  const planes = new Map();
  for (const [name, address] of Object.entries(given)) planes.set(name, await planeOf(await loaded(address)));
  return {
    names: Object.keys(given),
    photograph: (name) => planes.get(name),
    image,
    /** A file of the learner's own, averaged down to a size that is quick to convolve. */
    async add(name, file) {
      const address = URL.createObjectURL(file);
      try {
        planes.set(name, await planeOf(await loaded(address)));
      } finally {
        URL.revokeObjectURL(address);
      }
    },
  };
}

async function loaded(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

function planeOf(picture) {
  const scale = Math.min(1, longest / Math.max(picture.naturalWidth, picture.naturalHeight));
  const columns = Math.max(1, Math.round(picture.naturalWidth * scale));
  const rows = Math.max(1, Math.round(picture.naturalHeight * scale));
  const pen = canvas(columns, rows);
  pen.fillStyle = "white"; // what is see-through is laid on white
  pen.fillRect(0, 0, columns, rows);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, columns, rows);
  const { data } = pen.getImageData(0, 0, columns, rows);
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    return brightness(data[4 * i], data[4 * i + 1], data[4 * i + 2]) / 255;
  });
  return { rows, columns, values };
}

function image({ rows, columns, values }, scale) {
  const pen = canvas(columns, rows);
  const pixels = pen.createImageData(columns, rows);
  for (let i = 0; i < values.length; i++) pixels.data.set([...scale.colour(values[i]), 255], 4 * i);
  pen.putImageData(pixels, 0, 0);
  return pen.canvas.toDataURL();
}

function canvas(width, height) {
  return Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", {
    willReadFrequently: true,
  });
}
