// Live pages: tells every open page of a force which kind of record changed, never which child's.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../kernel/database/failures.ts'
import type { Database } from '../kernel/database.ts'
import type { Chassis } from './chassis.ts'
import { problem } from './errors.ts'
import { fault } from './logged.ts'
import { type Said, signInFirst } from './said.ts'
import { isOf, type Whose } from './session/told.ts'

type Stream = {
  readonly force: string
  readonly whose: Whose
  readonly session: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

const mostStreams = 1_000
const mostOfASession = 12
/** Of all their sessions: who signs in again and again leaves the others theirs. */
const mostOfAPerson = 48
const mostWaitingBytes = 65_536
const heartbeatMilliseconds = 15_000
/** Pages that hear nothing for twice this time and more say that they are not live: live.js. */
const pulseMilliseconds = 5_000
const pulse = 'event: pulse\ndata: here\n\n'
const away = 'event: away\ndata: database\n\n'

/** One listening connection a process. `changed` also tells them by hand, for what no fact causes. */
export function serveLive(
  server: FastifyInstance,
  chassis: Chassis,
  database: Pick<Database, 'listen'>,
): {
  readonly changed: (force: string, kind: string) => void
  readonly count: () => number
  readonly beat: () => Promise<void>
  readonly forget: (whose: Whose | null) => void
} {
  const streams = new Set<Stream>()
  const tell = (text: string, to: (stream: Stream) => boolean) => {
    for (const stream of streams) {
      if (!to(stream)) continue
      // Who does not read is let go: the browser comes back by itself.
      if (stream.reply.raw.writableLength > mostWaitingBytes) stream.reply.raw.destroy()
      else stream.reply.raw.write(text)
    }
  }
  const changed = (force: string, kind: string) =>
    tell(`event: changed\ndata: ${kind}\n\n`, (one) => one.force === force)
  let isAway = false
  /** The database answers nothing: no page can be had, and what is open may be out of date. */
  const silent = () => {
    isAway = true
    tell(away, () => true)
  }
  const heard = (message: string) => {
    isAway = false
    const [force, kind] = message.split(' ')
    if (force && kind && /^[a-z-]+$/.test(kind)) changed(force, kind)
    // Listening began (again): something may have been missed.
    else tell('event: changed\ndata: all\n\n', () => true)
  }
  /** Whoever signed out, left or lay idle meanwhile hears nothing more; being asked does not keep a session alive. */
  const endWhatEnded = async (whose: Whose | null) => {
    const looked = [...streams].filter((one) => isOf(one.whose, whose))
    const bySession = Map.groupBy(looked, ({ session }) => session)
    await Promise.all(
      [...bySession.values()].map(async (ofOne) => {
        const [first] = ofOne
        if (first !== undefined && !(await stillSignedIn(chassis, first)))
          for (const { reply } of ofOne) reply.raw.end()
      }),
    )
  }
  const beat = async () => await endWhatEnded(null)
  let stop: (() => Promise<void>) | null = null
  const timers = new Set<NodeJS.Timeout>()
  const every = (milliseconds: number, work: () => void) => timers.add(setInterval(work, milliseconds).unref())
  server.addHook('onReady', async () => {
    stop = await database.listen('vigil', heard, silent)
    every(heartbeatMilliseconds, () => void beat())
    every(pulseMilliseconds, () => tell(isAway ? away : pulse, () => true))
  })
  server.addHook('preClose', async () => {
    for (const timer of timers) clearInterval(timer)
    for (const stream of streams) stream.reply.raw.end()
    await stop?.()
  })
  server.get(
    '/live',
    { config: { permission: 'signed in', rateLimit: false }, exposeHeadRoute: false },
    async (request, reply) => {
      const signedIn = await chassis.find(request)
      if (signedIn === null) return problem(reply, signInFirst)
      const { person: whose, session } = signedIn
      const theirs = [...streams].filter((one) => isOf(one.whose, whose))
      const mine = theirs.filter((one) => one.session === session)
      if (streams.size >= mostStreams) return problem(reply, full)
      if (mine.length >= mostOfASession) mine[0]?.reply.raw.end()
      else if (theirs.length >= mostOfAPerson) theirs[0]?.reply.raw.end()
      open(streams, { force: whose.forceId, whose, session, request, reply })
      if (isAway) reply.raw.write(away)
      return reply
    },
  )
  return { changed, count: () => streams.size, beat, forget: (whose) => void endWhatEnded(whose) }
}

/** With the database away nobody can say: the page stays open, and is told when it is back. */
async function stillSignedIn(chassis: Chassis, { request }: Stream): Promise<boolean> {
  try {
    return await chassis.stands(request)
  } catch (error) {
    if (error instanceof DatabaseAway) return true
    request.log.error(fault(error), 'a live page could not be looked at again')
    return false
  }
}

const full: Said = {
  status: 503,
  problem: 'too-many',
  title: 'Too many live pages',
  sentences: ['The page refreshes by itself instead.'],
}

function open(streams: Set<Stream>, stream: Stream): void {
  stream.reply.hijack()
  const { raw } = stream.reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // What ends the stream ends its connection: kept alive, it held up the stop of the server for 70 seconds.
    connection: 'close',
  })
  raw.write('retry: 3000\n\n')
  streams.add(stream)
  raw.on('close', () => streams.delete(stream))
  raw.on('error', () => streams.delete(stream))
}
