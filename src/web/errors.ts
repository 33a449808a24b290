// What is said when something cannot be done: a page in plain words, or problem details (RFC 9457) to a program.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway, DatabaseBusy } from '../kernel/database/failures.ts'
import { TooManyAtOnce } from '../kernel/in-turn.ts'
import { type Chassis, isApi, type SignedIn, sendPage } from './chassis.ts'
import { KeysTwice } from './json-bodies.ts'
import { fault } from './logged.ts'
import { problemType } from './problem-kinds.ts'
import {
  away,
  busy,
  fromElsewhere,
  namedTwice,
  noText,
  notFound,
  notItsTurn,
  otherMethod,
  ourFault,
  type Said,
  signInFirst,
  tokenNotGood,
  tooBig,
  tooOften,
  unreadable,
} from './said.ts'

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

export function problem(reply: FastifyReply, given: Said): FastifyReply {
  const said = given === signInFirst && reply.request.headers.authorization !== undefined ? tokenNotGood : given
  if (said.status === 401) reply.header('www-authenticate', 'Bearer')
  if (said.retryAfterSeconds !== undefined) reply.header('retry-after', said.retryAfterSeconds)
  return reply
    .code(said.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: problemType(said.problem),
        title: said.title,
        status: said.status,
        detail: said.sentences.map(ended).join(' '),
        ...(said.errors ? { errors: said.errors } : {}),
      }),
    )
}

/** So that several do not run into one another. */
const ended = (sentence: string): string => (/[.!?…:]”?$/.test(sentence) ? sentence : `${sentence}.`)

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
  if (error instanceof KeysTwice) return namedTwice(error.keys)
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
