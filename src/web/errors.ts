// What is said when something cannot be done: a page in plain words, or problem details (RFC 9457) to a program.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway, DatabaseBusy } from '../kernel/database/failures.ts'
import { TooManyAtOnce } from '../kernel/in-turn.ts'
import type { Refusal } from '../kernel/outcome.ts'
import { type Permission, type Role, rolesThatMay } from '../registers/permissions.ts'
import { type Chassis, isApi, pathOf, type SignedIn, sendPage } from './chassis.ts'

export type Said = {
  readonly status: number
  readonly title: string
  readonly sentences: readonly string[]
  readonly errors?: readonly Refusal[]
  /** When it is worth asking again. */
  readonly retryAfterSeconds?: number
}

export const notFound: Said = {
  status: 404,
  title: 'There is no such page',
  sentences: [
    'Nothing stands at this address, or it is not yours to open.',
    'Check the address, or start again from the board.',
  ],
}

const otherMethod = (methods: readonly string[]): Said => ({
  status: 405,
  title: 'This address is asked otherwise',
  sentences: [`It answers to ${methods.join(' and ')}. Nothing was recorded.`],
})

export const forbidden = (sentence?: string): Said => ({
  status: 403,
  title: 'Your role does not allow this',
  sentences: [
    sentence ?? 'This is for other roles in your force.',
    'Nothing was recorded. If you need it for your work, ask your supervisor.',
  ],
})

/** Names the jobs that may, so that the reader knows whom to ask. */
export const notYours = (permission: Permission): Said =>
  forbidden(`To ${permission} is for ${listed(rolesThatMay(permission))}.`)

const listed = (roles: readonly Role[]): string =>
  roles.length < 2 ? (roles[0] ?? 'nobody') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`

export const signInFirst: Said = { status: 401, title: 'Sign in first', sentences: ['You are not signed in.'] }

const away: Said = {
  status: 503,
  title: 'The database cannot be reached',
  sentences: [
    'Nothing new can be read or recorded just now. Try again in a moment.',
    'If it goes on, carry on by radio and paper, and tell the help desk.',
  ],
}

const busy: Said = {
  status: 503,
  title: 'Vigil is busy',
  sentences: [
    'The database answers, but more was asked at once than Vigil does at once, so this was not done.',
    'Wait some seconds and try again.',
  ],
  retryAfterSeconds: 5,
}

/** One after the other, and as many wait as are let: the same words beside a form and on a page of their own. */
export const notItsTurn = {
  status: 503,
  title: 'Others are having figures computed again',
  sentences: [
    'Figures are computed again from the facts for one person after another, and as many wait as Vigil lets wait. This was not done, and nothing was recorded.',
    'Try again in half a minute. Everything else in Vigil works meanwhile.',
  ],
  retryAfterSeconds: 30,
} as const satisfies Said

const tooBig: Said = {
  status: 413,
  title: 'What you sent is too long',
  sentences: [
    'A form takes one megabyte of text, and where it asks for a picture one of eight megabytes. Nothing was recorded.',
    'Go back with your browser’s back button: what you typed is still there. Shorten it, or choose a smaller picture, and send again.',
  ],
}

const tooOften: Said = {
  status: 429,
  title: 'Too many requests',
  sentences: ['This session asked for more pages than a person can read. Wait a minute, then try again.'],
}

const ourFault: Said = {
  status: 500,
  title: 'Something went wrong in Vigil',
  sentences: [
    'It is a fault of ours, and it has been noted. We cannot say whether what you sent was recorded: look before you send it again.',
  ],
}

export const fromElsewhere: Said = {
  status: 403,
  title: 'This was sent from another site',
  sentences: ['Forms are taken only from Vigil’s own pages. Nothing was recorded.'],
}

const noText: Said = {
  status: 422,
  title: 'This address asks for something that cannot be shown',
  sentences: ['It holds a NUL (%00), which no text has. Nothing was recorded: take it out and ask again.'],
}

const unreadable = (status: number): Said => ({
  status,
  title: 'What was sent could not be read',
  sentences: ['It was not in the form expected. Nothing was recorded.'],
})

/** Answers a person with a page and a program with problem details. */
export function say(
  chassis: Chassis,
  request: FastifyRequest,
  reply: FastifyReply,
  signedIn: SignedIn | null,
  said: Said,
): FastifyReply {
  if (isApi(request)) return problem(reply, said)
  if (said.retryAfterSeconds !== undefined) reply.header('retry-after', said.retryAfterSeconds)
  return sendPage(chassis, request, reply, signedIn, {
    template: 'error.njk',
    title: said.title,
    status: said.status,
    values: { said, reference: said.status >= 500 ? request.id : null },
  })
}

export function problem(reply: FastifyReply, said: Said): FastifyReply {
  if (said.status === 401) reply.header('www-authenticate', 'Bearer')
  if (said.retryAfterSeconds !== undefined) reply.header('retry-after', said.retryAfterSeconds)
  return reply
    .code(said.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: said.title,
        status: said.status,
        detail: said.sentences.map(ended).join(' '),
        ...(said.errors ? { errors: said.errors } : {}),
      }),
    )
}

/** So that several do not run into one another. */
const ended = (sentence: string): string => (/[.!?…:”]$/.test(sentence) ? sentence : `${sentence}.`)

export function handleErrors(server: FastifyInstance, chassis: Chassis): void {
  server.setNotFoundHandler(async (request, reply) => {
    const methods = isApi(request) ? chassis.methods(request.url) : []
    if (methods.length > 0) return problem(reply.header('allow', methods.join(', ')), otherMethod(methods))
    return say(chassis, request, reply, await whoIfKnown(chassis, request), notFound)
  })
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const said = saidOf(error)
    if (said.status >= 500) request.log.error(fault(error), 'a request failed')
    // With the database away nobody can say who is asking: asking again would only make them wait.
    const signedIn = error instanceof DatabaseAway ? null : await whoIfKnown(chassis, request)
    return say(chassis, request, reply, signedIn, said)
  })
}

function saidOf(error: FastifyError): Said {
  if (error instanceof DatabaseBusy) return busy
  if (error instanceof DatabaseAway) return away
  if (error instanceof TooManyAtOnce) return notItsTurn
  switch (error.statusCode) {
    case 413:
      return tooBig
    case 429:
      return tooOften
    case 403:
      return fromElsewhere
    case 404:
      return notFound
    case 422:
      return noText
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? unreadable(error.statusCode)
        : ourFault
  }
}

/** An error page is better without a name than not at all. */
async function whoIfKnown(chassis: Chassis, request: FastifyRequest): Promise<SignedIn | null> {
  try {
    return await chassis.find(request)
  } catch {
    return null
  }
}

/** What the log may hold of an error: no message of the database, since those quote what people typed. */
export function fault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error }
  const code = 'code' in error ? String(error.code) : null
  const ofDatabase = code !== null && /^[0-9A-Z]{5}$/.test(code)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    fault: error.name,
    code,
    ...(ofDatabase ? {} : { message: error.message }),
    at: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: fault(error.cause) }),
  }
}

/** What failed, and nothing else, on standard error: whoever watches a process watches that. */
export const errorsOnly = {
  level: 'error',
  stream: process.stderr,
  serializers: { err: (error: Error) => ({ type: error.name, message: '', stack: '', ...fault(error) }) },
}

export const logged = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  // The pattern, not the address: an address may hold what somebody searched for.
  route: request.routeOptions.url ?? (pathOf(request) === '/' ? '/' : 'no such route'),
  status: reply.statusCode,
  milliseconds: Math.round(reply.elapsedTime * 10) / 10,
})
