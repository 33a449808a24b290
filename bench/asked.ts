// Asks the product over HTTP, eight at once, and says how many a second are answered and how soon.
import { Agent, request } from 'node:http'
import { tell } from './at-hand.ts'

const atOnce = 8
const seconds = Number(process.argv.find((word) => word.startsWith('--seconds='))?.slice(10) ?? 8)

type Answered = { readonly status: number; readonly milliseconds: number; readonly text: () => string }

export type Ask = (method: string, path: string, body: string | null, type?: string) => Promise<Answered>

/** Somebody who is signed in on pages, and has a token for the API. */
export function asking(port: number, cookie: string, token: string): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  return async (method, path, body, type = 'application/json') =>
    await new Promise<Answered>((resolve, reject) => {
      const began = performance.now()
      const who = path.startsWith('/api') ? { authorization: `Bearer ${token}` } : { cookie: `vigil_session=${cookie}` }
      const what = body === null ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }
      const asked = request(
        { agent, port, host: '127.0.0.1', method, path, headers: { ...who, ...what } },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              milliseconds: performance.now() - began,
              text: () => Buffer.concat(parts).toString(),
            }),
          )
        },
      )
      asked.on('error', reject)
      asked.end(body ?? undefined)
    })
}

type Rate = { readonly persecond: number; readonly p50: number; readonly p95: number }

/** Of answers with the status that is wanted; the others are told of and not counted. */
export async function rateOf(each: (number: number) => Promise<Answered>, wantedStatus: number): Promise<Rate> {
  for (let warm = 0; warm < 40; warm++) await each(warm)
  const times: number[] = []
  let number = 100
  let wrong = 0
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const { status, milliseconds } = await each(number++)
        if (status === wantedStatus) times.push(milliseconds)
        else wrong++
      }
    }),
  )
  times.sort((a, b) => a - b)
  if (wrong > 0) tell(`${wrong} answers of another status`)
  return {
    persecond: times.length / ((performance.now() - began) / 1000),
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

export const rateWords = (rate: Rate): string =>
  `${rate.persecond.toFixed(0)}/s, p50 ${rate.p50.toFixed(1)} ms, p95 ${rate.p95.toFixed(1)} ms`
