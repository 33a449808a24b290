// Forms that bring a picture: read into the same names and texts as any other form, the picture as its bytes in base64.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Chassis } from './chassis.ts'
import { say } from './errors.ts'
import { mostBytes } from './guards.ts'
import { hasHungUp } from './held-bodies.ts'
import { texts } from './page.ts'
import { type Said } from './said.ts'
import { fieldsOf } from './shape.ts'
import type { Typed } from './typed.ts'

/** Bytes of a whole form or JSON body that brings one picture of 8 megabytes, base64 allowed for. */
export const mostBytesWithPicture = 12_000_000

/** What a form shown again brings back of a picture that was made small: see `keeps`. */
const mostBytesOfText = 3_000_000

export const picturesIn = (schema: TSchema): readonly string[] =>
  fieldsOf(schema)
    .filter((field) => field.input === 'picture' || field.input === 'document')
    .map((field) => field.key)

/** Pictures on their way at once, of everybody and of one session: each is held in memory until it has been read. */
const mostAtOnce = 6
const mostOfASession = 2

/** Around the commands that take a picture and no others: everywhere else such a form is refused unread. */
export async function takePictures(http: FastifyInstance, chassis: Chassis): Promise<void> {
  admitUploads(http, chassis)
  await http.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: mostBytesWithPicture, files: 1, fields: 40, parts: 41, fieldSize: mostBytesOfText },
  })
}

/** Before a byte of it is read: nobody who is not signed in makes the server hold a picture, and nobody many at once. */
function admitUploads(http: FastifyInstance, chassis: Chassis): void {
  const sending: string[] = []
  http.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !isLarge(request)) return
    const signedIn = await chassis.find(request)
    if (signedIn === null) return say(chassis, request, reply, null, signInToSend)
    if (hasHungUp(request)) return
    const { session } = signedIn
    if (sending.length >= mostAtOnce || sending.filter((one) => one === session).length >= mostOfASession)
      return say(chassis, request, reply, signedIn, sentAtOnce)
    sending.push(session)
    reply.raw.once('close', () => sending.splice(sending.indexOf(session), 1))
    return
  })
}

/** One that does not say how long it is counts as long. */
const isLarge = ({ headers }: FastifyRequest): boolean => !(Number(headers['content-length'] ?? NaN) <= mostBytes)

const back = 'Go back with your browser’s back button: what you typed is still there.'
const signInToSend: Said = {
  status: 401,
  problem: 'not-signed-in',
  title: 'Sign in first',
  sentences: [`You are signed out, so nothing was recorded. ${back} Sign in in another tab, then send it again.`],
}
const sentAtOnce: Said = {
  status: 503,
  problem: 'busy',
  title: 'Other photographs are being sent just now',
  sentences: [`Nothing was recorded. ${back} Send it again in a moment.`],
}

/** What the form brought; a file that was chosen stands before the picture that the form had kept. */
export async function textsWithPictures(request: FastifyRequest): Promise<Typed> {
  // Only where `takePictures` stands around the route.
  if (!('isMultipart' in request) || !request.isMultipart()) return texts(request.body)
  const typed = new Map<string, string>()
  let bytes = 0
  for await (const part of request.parts()) {
    const value = part.type === 'file' ? (await part.toBuffer()).toString('base64') : String(part.value ?? '')
    bytes += value.length
    if (bytes > mostBytesWithPicture * 1.4 || (part.type === 'file' && part.file.truncated))
      throw Object.assign(new Error('more than a picture'), { statusCode: 413 })
    // No file chosen is an empty part of that name: it does not take away what the form had kept.
    if (value !== '' || !typed.has(part.fieldname)) typed.set(part.fieldname, value)
  }
  return Object.fromEntries(typed)
}
