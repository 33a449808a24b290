// The claims about requests over HTTP: the board for programs and for people, the search as a name is typed, and a report, also one that is graded.
import { systemNow } from '../src/kernel/time.ts'
import { thousands } from '../src/kernel/words.ts'
import { reportBody } from '../test/report.ts'
import { type Ask, asking, rateOf, rateWords } from './asked.ts'
import { generated } from './generated-people.ts'
import type { Typed } from './search-speed.ts'
import type { Row } from './statistics.ts'

export const episodes = Number(process.argv.find((word) => word.startsWith('--episodes='))?.slice(11) ?? 100_000)

export async function measured(port: number, cookie: string, token: string, people: readonly Typed[]): Promise<Row[]> {
  const ask = asking(port, cookie, token)
  return [
    await boardAsJson(ask),
    await boardAsHtml(ask),
    await searchAsTyped(ask, people),
    await reportAssessed(ask),
    await reportGraded(ask),
  ]
}

async function boardAsJson(ask: Ask): Promise<Row> {
  const rate = await rateOf(async () => await ask('GET', '/api/board?limit=25', null), 200)
  return {
    claim: `board of 25 as JSON, ${episodes} episodes`,
    target: '≥ 400/s',
    measured: rateWords(rate),
    met: rate.persecond >= 400,
  }
}

async function boardAsHtml(ask: Ask): Promise<Row> {
  const rate = await rateOf(async () => await ask('GET', '/board?limit=25', null), 200)
  return {
    claim: `board of 25 as HTML, ${episodes} episodes`,
    target: 'p95 ≤ 50 ms',
    measured: rateWords(rate),
    met: rate.persecond > 0 && rate.p95 <= 50,
  }
}

/** As the form asks while a name is typed. An answer that finds nobody is quick: how often the child meant is found stands beside the rate. */
async function searchAsTyped(ask: Ask, people: readonly Typed[]): Promise<Row> {
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await ask('GET', '/missing/report', null)).text())?.[1] ?? ''
  let [looked, found] = [0, 0]
  const rate = await rateOf(async (number) => {
    const { name = '', callerPhone = '', of = '' } = people[number % people.length] ?? {}
    const form = new URLSearchParams({ name, callerPhone, _csrf: csrf, _look: 'yes' }).toString()
    const answer = await ask('POST', '/missing/report', form, 'application/x-www-form-urlencoded')
    looked++
    if (answer.text().includes(`<strong>${of},`) || answer.text().includes(`<strong>${of}<`)) found++
    return answer
  }, 200)
  return {
    claim: `the report form’s fuzzy search as a name is typed, among ${thousands(episodes)} people of 43 forces, over HTTP`,
    target: '≥ 200/s, and the child meant is found',
    measured: `${rateWords(rate)}; found in ${((100 * found) / looked).toFixed(1)}% of ${looked}`,
    met: rate.persecond >= 200 && found >= 0.95 * looked,
  }
}

async function reportAssessed(ask: Ask): Promise<Row> {
  const rate = await rateOf(async (number) => await ask('POST', '/api/missing/report', body(number)), 201)
  return {
    claim: 'report with answers, by which its minimum grade is assessed',
    target: '≥ 300/s',
    measured: rateWords(rate),
    met: rate.persecond >= 300,
  }
}

/** More than the target asks: what a grade makes due and what must ring is written with it. */
async function reportGraded(ask: Ask): Promise<Row> {
  const grade = { level: 'HIGH', because: 'as the answers say', earlierConsidered: null }
  const rate = await rateOf(async (number) => await ask('POST', '/api/missing/report', body(number, { grade })), 201)
  return {
    claim: 'the same with a person’s grade HIGH in the same request, and all that HIGH makes due',
    target: 'none set',
    measured: rateWords(rate),
    met: true,
  }
}

/** Names about as common as in England: reports of a like name wait for one another, as they do not where every child has another. */
const reported = generated(20_000)

function body(number: number, more: object = {}): string {
  const report = {
    name: reported[number % reported.length]?.name ?? '',
    // What the next run takes off the board again.
    lastSeenPlace: benchPlace,
    answers: { 'self-harm': 'no', exploitation: 'yes' },
  } as const
  return JSON.stringify(reportBody(systemNow(), { ...report, ...more }))
}

/** Where the children of the bench's own reports were last seen: by this the next run knows them. */
export const benchPlace = 'Bench Street'
