// Forms that bring a picture: read into the same names and texts as any other form, the picture as its bytes in base64.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { texts } from './page.ts'
import { fieldsOf } from './shape.ts'
import type { Typed } from './typed.ts'

/** Bytes of a whole form or JSON body that brings one picture of 8 megabytes, base64 allowed for. */
export const mostBytesWithPicture = 12_000_000

/** What a form shown again brings back of a picture that was made small: see `keeps`. */
const mostBytesOfText = 3_000_000

export const picturesIn = (schema: TSchema): readonly string[] =>
  fieldsOf(schema)
    .filter((field) => field.input === 'picture')
    .map((field) => field.key)

/** Around the commands that take a picture and no others: everywhere else such a form is refused unread. */
export async function takePictures(http: FastifyInstance): Promise<void> {
  await http.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: mostBytesWithPicture, files: 1, fields: 40, parts: 41, fieldSize: mostBytesOfText },
  })
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
