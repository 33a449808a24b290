// How soon the measures of a force's year are read, with the intervals that allow for children who come back: as the page of all asks for them, over HTTP, and as the command line does.
import type { Database } from '../src/kernel/database.ts'
import { hours, plus, systemNow } from '../src/kernel/time.ts'
import { readMeasures } from '../src/registers/measures.ts'
import { SYSTEM } from '../src/registers/world.ts'
import type { Row } from './statistics.ts'
import { type Timed, timed } from './timed.ts'

const most = 100

/** The token is of somebody who may see measures. */
export async function measuresRead(force: string, port: number, token: string, measure: Database): Promise<Row[]> {
  const list = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/measures`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (answer.status !== 200) throw new Error(`/api/measures answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  await list()
  const listed = await timed(list, 7)
  const now = systemNow()
  const asked = { force, from: plus(now, hours(-24 * 365)), until: now, now, measures: null }
  const whole = await timed(
    async () =>
      void (await measure.read({ force, who: SYSTEM, now }, async (reader) => await readMeasures(reader, asked))),
    7,
  )
  return [
    row('all measures of one force’s year by month with intervals, over HTTP as /api/measures (median of 7)', listed),
    row(
      'all measures of one force’s year as a whole with intervals and times, as `vigil measure` reads them (median of 7)',
      whole,
    ),
  ]
}

const row = (claim: string, { milliseconds }: Timed): Row => ({
  claim,
  target: `≤ ${most} ms`,
  measured: `${milliseconds.toFixed(0)} ms`,
  met: milliseconds <= most,
})
