// How many requests a second are answered by eight at once over HTTP, and how soon.
import { Agent, request } from 'node:http'
import { systemNow } from '../src/kernel/time.ts'
import { thousands } from '../src/kernel/words.ts'
import { reportBody } from '../test/report.ts'
import { tell } from './at-hand.ts'
import { generated } from './generated-people.ts'
import type { Typed } from './search-speed.ts'
import type { Row } from './statistics.ts'

export const episodes = Number(process.argv.find((word) => word.startsWith('--episodes='))?.slice(11) ?? 100_000)

const seconds = Number(process.argv.find((word) => word.startsWith('--seconds='))?.slice(10) ?? 8)

export async function measured(port: number, cookie: string, token: string, people: readonly Typed[]): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const ask = (method: string, path: string, body: string | null, type = 'application/json') =>
    new Promise<Answered>((resolve, reject) => {
      const began = performance.now()
      const asked = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path,
          headers: {
            ...(path.startsWith('/api') ? { authorization: `Bearer ${token}` } : { cookie: `vigil_session=${cookie}` }),
            ...(body === null ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
          },
        },
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
  const rate = async (each: (number: number) => ReturnType<typeof ask>, wantedStatus: number) => {
    for (let warm = 0; warm < 40; warm++) await each(warm)
    const times: number[] = []
    let number = 100
    let wrong = 0
    const until = performance.now() + seconds * 1000
    const began = performance.now()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
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
  const shown = (r: { persecond: number; p50: number; p95: number }) =>
    `${r.persecond.toFixed(0)}/s, p50 ${r.p50.toFixed(1)} ms, p95 ${r.p95.toFixed(1)} ms`
  const json = await rate(async () => await ask('GET', '/api/board?limit=25', null), 200)
  const html = await rate(async () => await ask('GET', '/board?limit=25', null), 200)
  // As the form asks while a name is typed. An answer that finds nobody is quick: how often the child meant is found stands beside the rate.
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await ask('GET', '/missing/report', null)).text())?.[1] ?? ''
  let [looked, found] = [0, 0]
  const search = await rate(async (number) => {
    const { name = '', callerPhone = '', of = '' } = people[number % people.length] ?? {}
    const form = new URLSearchParams({ name, callerPhone, _csrf: csrf, _look: 'yes' }).toString()
    const answer = await ask('POST', '/missing/report', form, 'application/x-www-form-urlencoded')
    looked++
    if (answer.text().includes(`<strong>${of},`) || answer.text().includes(`<strong>${of}<`)) found++
    return answer
  }, 200)
  const report = await rate(async (number) => await ask('POST', '/api/missing/report', body(number)), 201)
  return [
    {
      claim: `board of 25 as JSON, ${episodes} episodes`,
      target: '≥ 400/s',
      measured: shown(json),
      met: json.persecond >= 400,
    },
    {
      claim: `board of 25 as HTML, ${episodes} episodes`,
      target: 'p95 ≤ 50 ms',
      measured: shown(html),
      met: html.persecond > 0 && html.p95 <= 50,
    },
    {
      claim: `the report form’s fuzzy search as a name is typed, among ${thousands(episodes)} people of 43 forces, over HTTP`,
      target: '≥ 200/s, and the child meant is found',
      measured: `${shown(search)}; found in ${((100 * found) / looked).toFixed(1)}% of ${looked}`,
      met: search.persecond >= 200 && found >= 0.95 * looked,
    },
    {
      claim: 'report, answers and grade in one request',
      target: '≥ 300/s',
      measured: shown(report),
      met: report.persecond >= 300,
    },
  ]
}

/** Names about as common as in England: reports of a like name wait for one another, as they do not where every child has another. */
const reported = generated(20_000)

function body(number: number): string {
  const more = {
    name: reported[number % reported.length]?.name ?? '',
    // What the next run takes off the board again.
    lastSeenPlace: benchPlace,
    answers: { 'self-harm': 'no', exploitation: 'yes' },
    grade: { level: 'HIGH', because: 'as the answers say', earlierConsidered: null },
  } as const
  return JSON.stringify(reportBody(systemNow(), more))
}

type Answered = { readonly status: number; readonly milliseconds: number; readonly text: () => string }

/** Where the children of the bench's own reports were last seen: by this the next run knows them. */
export const benchPlace = 'Bench Street'
