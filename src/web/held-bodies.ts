// What is on its way is held in memory until all of it has come: a bounded amount, and little of whoever is not signed in.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../kernel/database/failures.ts'
import type { Chassis, SignedIn } from './chassis.ts'
import { say } from './errors.ts'
import { networkOf } from './network.ts'
import type { Said } from './said.ts'

/** Bytes: a form that a person fills in is shorter, and is always let in. */
const short = 16_384

/** Longer ones at once. Vigil's default: with a megabyte each (`mostBytes`) they are a small part of a server's memory. */
const most = {
  ofASession: 8,
  ofSessions: 64,
  /** Sent by whoever was signed out meanwhile, and by whoever never was. */
  ofAnAddress: 4,
  ofStrangers: 16,
}

/** Before a byte of it is read. A text that comes slowly counts as long as it comes, at most the time a request may take. */
export function boundWhatIsHeld(http: FastifyInstance, chassis: Chassis): void {
  const strangers: string[] = []
  const sessions: string[] = []
  http.addHook('onRequest', async (request, reply) => {
    if (!isLong(request)) return
    const signedIn = await whoIfKnown(chassis, request)
    if (hasHungUp(request)) return
    const sending = signedIn === null ? strangers : sessions
    const whose = signedIn?.session ?? networkOf(request.ip)
    const ofOne = signedIn === null ? most.ofAnAddress : most.ofASession
    const ofAll = signedIn === null ? most.ofStrangers : most.ofSessions
    if (sending.length >= ofAll || sending.filter((one) => one === whose).length >= ofOne)
      return say(chassis, request, reply, signedIn, muchAtOnce)
    sending.push(whose)
    reply.raw.once('close', () => sending.splice(sending.indexOf(whose), 1))
    return
  })
}

/** While it was looked up who they are: their going is not said again, and a place would be held until the server starts anew. */
export const hasHungUp = ({ raw }: FastifyRequest): boolean => raw.socket.destroyed

/** One that does not say how long it is counts as long. */
const isLong = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > short

/** With the database away nobody can say who is asking, and what they typed must come back to them. */
async function whoIfKnown(chassis: Chassis, request: FastifyRequest): Promise<SignedIn | null> {
  try {
    return await chassis.find(request)
  } catch (error) {
    if (error instanceof DatabaseAway) return null
    throw error
  }
}

const muchAtOnce: Said = {
  status: 503,
  problem: 'busy',
  title: 'Too much is being sent just now',
  sentences: [
    'Nothing was recorded. Go back with your browser’s back button: what you typed is still there.',
    'If you were signed out, sign in in another tab. Then send it again in a moment.',
  ],
  retryAfterSeconds: 5,
}
