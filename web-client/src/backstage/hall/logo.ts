/** The server takes at most 8 KB of image. */
export const largestLogo = 8 * 1024;

/** Tried from the best looking to the smallest. */
export const attempts: readonly {
  readonly pixels: number;
  readonly type: string;
  readonly quality: number;
}[] = [256, 192, 128, 96, 64, 48].flatMap((pixels) => [
  { pixels, type: 'image/png', quality: 1 },
  { pixels, type: 'image/webp', quality: 0.9 },
  { pixels, type: 'image/webp', quality: 0.7 },
]);

/** Bytes of the image in a base64 data: URI. */
export function bytesOf(dataUri: string): number {
  const base64 = dataUri.slice(dataUri.indexOf(',') + 1);
  return Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

/** The first attempt that fits. */
export function firstThatFits(
  encode: (pixels: number, type: string, quality: number) => string,
): string | undefined {
  for (const { pixels, type, quality } of attempts) {
    const encoded = encode(pixels, type, quality);
    if (bytesOf(encoded) <= largestLogo) return encoded;
  }
  return undefined;
}

/** An image file as a data: URI that the server takes; undefined where the file is no image this browser can read. */
export async function logoOf(file: Blob): Promise<string | undefined> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const brush = canvas.getContext('2d');
    if (!brush) return undefined;
    // A drawing without a size of its own (SVG) is drawn as large as wanted.
    const [width, height] = [image.naturalWidth || 256, image.naturalHeight || 256];
    return firstThatFits((pixels, type, quality) => {
      const scale = Math.min(1, pixels / Math.max(width, height));
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL(type, quality);
    });
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}
