// Photos as they leave the phone: without metadata, unless the position is to be kept.

import type { Photo } from "./store";

const EDGE_PX = 2400;
const QUALITY = 0.85;
export const MOST_PHOTOS = 6;
export const KINDS = "image/jpeg,image/png,image/webp";

export class UnreadablePhoto extends Error {}

/** Draws a photo anew, which leaves its metadata behind; or leaves it as it is on choice. */
export async function prepare(file: File, keepPosition: boolean): Promise<Photo> {
  const drawn = await drawAnew(file);
  return { name: file.name, picture: keepPosition ? file : drawn };
}

async function drawAnew(file: File): Promise<Blob> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch {
    throw new UnreadablePhoto(file.name);
  }
  const scale = Math.min(1, EDGE_PX / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((n) => Math.max(1, Math.round(n * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}
