// A process of its own: a picture on standard input, the same picture written anew on standard output. It may write no file and start nothing.
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/** Large enough to know a face by, small enough for a telephone in a car. Pixels. */
const widest = 900
const highest = 1200
/** More than any telephone takes; a small file can claim to be far larger. Pixels. */
const mostPixels = 120_000_000

// Only the three formats that telephones and browsers send; everything else the library could read is shut off.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.concurrency(1)

try {
  // Nothing but the pixels is carried over: no place, no time, no maker, no thumbnail of what was cut away.
  const { data, info } = await sharp(await buffer(process.stdin), { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: widest, height: highest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  process.stdout.write(`${info.width} ${info.height}\n`)
  process.stdout.write(data)
} catch {
  process.exitCode = 3
}
