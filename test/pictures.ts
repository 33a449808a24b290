// Pictures for tests, made here: plain colours, no person in any of them.
import sharp from 'sharp'

/** Left half red, right half blue; `turned` says in the file that it must be turned a quarter to stand upright, and where it was taken. */
export async function colours(width: number, height: number, more: { readonly turned?: boolean } = {}) {
  const half = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer()
  const made = sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
  return await (more.turned === true
    ? made.withMetadata({ orientation: 6 }).withExifMerge({
        IFD0: { Make: 'Camera of a carer', Copyright: 'SecretOwner' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 48/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '2/1 7/1 0/1' },
      })
    : made
  )
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** As a program sends it. */
export const base64 = (bytes: Buffer): string => bytes.toString('base64')
