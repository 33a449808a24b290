// How soon the measures of a force's year are read, with the intervals that allow for children who come back: as the page of all asks for them, over HTTP, and as the command line does.
import type { Database } from '../src/kernel/database.ts'
import { hours, plus, systemNow } from '../src/kernel/time.ts'
import { readMeasures } from '../src/registers/measures.ts'
import { SYSTEM } from '../src/registers/world.ts'
import type { Row } from './statistics.ts'
import { type Timed, timed } from './timed.ts'

type Reading = {
  readonly force: string
  readonly port: number
  /** Of somebody who may see measures. */
  readonly token: string
  readonly measure: Database
}

/** `most`: the target in milliseconds; null where none is set. */
export async function measuresRead(
  { force, port, token, measure }: Reading,
  of: string,
  most: number | null,
): Promise<Row[]> {
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
    row(`all measures of ${of} by month with intervals, over HTTP as /api/measures (median of 7)`, listed, most),
    row(`all measures of ${of} as a whole with times, as \`vigil measure\` reads them (median of 7)`, whole, most),
  ]
}

const row = (claim: string, { milliseconds }: Timed, most: number | null): Row => ({
  claim,
  target: most === null ? 'none set' : `≤ ${most} ms`,
  measured: `${milliseconds.toFixed(0)} ms`,
  met: most === null || milliseconds <= most,
})
