// What the log may hold of a request and of an error: nothing that anybody typed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from './chassis.ts'

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
