// Pairs are read after the figures, by a statement of their own: what came on record between the two breaks nothing.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { openDatabase } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { instant, minutes, plus } from '../../kernel/time.ts'
import { upsertObservations } from '../changes.ts'
import { SYSTEM } from '../world.ts'
import { readPairs } from './same-child.ts'

const database = await testDatabase()
const db = openDatabase(database.url('vigil_clock'))
after(async () => await db.close())

const start = instant('2026-03-02T10:00:00Z')
const force = 'north'

test('a team whose first case came on record since the figures were read is in no pair yet, and the others are what they were', async () => {
  const child = newId(start)
  const without = { dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null }
  const of = (team: string, item: number) => ({
    ...without,
    measure: 'M4',
    item,
    at: start,
    yes: true,
    team,
    area: null,
    hour: null,
    part: null,
    child,
  })
  const pairs = await db.write({ force, who: SYSTEM, now: start }, async (writer) => {
    await writer.query(upsertObservations(force, newId(start), [of('Stafford', 0), of('Stafford', 1), of('Burton', 2)]))
    const asked = {
      force,
      measures: ['M4'],
      part: null,
      by: 'team',
      from: start,
      until: plus(start, minutes(60)),
      now: plus(start, minutes(90)),
    } as const
    return await readPairs(writer, asked, [{ measure: 'M4', grouped: 'Stafford' }])
  })

  assert.deepEqual([...pairs], [['M4/Stafford', [{ pairs: 1, yes: 1, no: 0 }]]])
})
