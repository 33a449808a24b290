// A picture that somebody sent, made safe to keep and to show: read in a process of its own and written anew, upright, small, with nothing in it but the picture.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

type Picture = {
  readonly jpeg: Buffer
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Hexadecimal, of the JPEG. */
  readonly sha256: string
}

export type PictureRead =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'refused'; readonly sentence: string }

/** Bytes: a photograph as a telephone takes it. */
export const mostPictureBytes = 8_000_000

const mostAtOnce = 3
const longest = 15_000
const script = join(import.meta.dirname, 'picture/write-anew.ts')
let reading = 0

/** Answers in words what is wrong with the bytes; throws only where the process cannot be started at all. */
export async function readPicture(bytes: Buffer): Promise<PictureRead> {
  const wrong = wrongFormat(bytes)
  if (wrong !== null) return { kind: 'refused', sentence: wrong }
  if (reading >= mostAtOnce)
    return { kind: 'refused', sentence: 'Other photographs are being read just now. Send it again in a moment.' }
  reading += 1
  try {
    return await writtenAnew(bytes)
  } finally {
    reading -= 1
  }
}

/** Untrusted bytes meet a decoder here, so it has no environment, no files to write, no process to start, and little time. */
async function writtenAnew(bytes: Buffer): Promise<PictureRead> {
  const child = spawn(
    process.execPath,
    ['--permission', '--allow-addons', '--allow-fs-read=*', '--disable-warning=SecurityWarning', script],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'], timeout: longest, killSignal: 'SIGKILL' },
  )
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  // A child that gave up early closes its end: its exit says so.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const [out, code] = await Promise.all([buffer(child.stdout), ended])
  const line = out.indexOf('\n')
  const [width, height] = out.subarray(0, Math.max(0, line)).toString('latin1').split(' ').map(Number)
  if (code !== 0 || width === undefined || height === undefined)
    return { kind: 'refused', sentence: 'This picture cannot be read: it is damaged or incomplete. Send another.' }
  const jpeg = out.subarray(line + 1)
  const sha256 = createHash('sha256').update(jpeg).digest('hex')
  return { kind: 'picture', picture: { jpeg, width, height, sha256 } }
}

function wrongFormat(bytes: Buffer): string | null {
  if (bytes.length > mostPictureBytes)
    return `This picture is larger than ${mostPictureBytes / 1_000_000} megabytes. Send a smaller one.`
  const beginning = bytes.subarray(0, 12).toString('latin1')
  if (beginning.startsWith('\xff\xd8\xff') || beginning.startsWith('\x89PNG\r\n\x1a\n')) return null
  if (/^RIFF[\s\S]{4}WEBP/.test(beginning)) return null
  if (/^[\s\S]{4}ftyp(hei|hev|mif)/.test(beginning))
    return 'This is a HEIC picture, as some telephones keep them. Send it as JPEG: on the telephone, choose “Most compatible”, or take a picture of the screen.'
  return 'This is not a photograph that can be read: send a JPEG, PNG or WebP picture.'
}
