// Who has it: acknowledged once, by whom it was given to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import { officers, openForce, start } from '../../../../test/episodes.ts'
import { minutes, plus } from '../../../kernel/time.ts'

const database = await testDatabase()

test('acknowledged by whom it was given to and by nobody else, and once: when it was taken on does not move', async (t) => {
  const living = await openForce(t, database)
  const record = await living.report(start)
  const [giver, owner] = officers
  const move = async (step: 'assign' | 'acknowledge', after: number, who: typeof giver) =>
    JSON.stringify(await living.move(record, step, plus(start, minutes(after)), who))
  assert.match(await move('acknowledge', 1, owner), /Nobody is assigned yet/)
  assert.match(await move('assign', 2, giver), /"done"/)
  assert.match(await move('acknowledge', 3, giver), /only they can acknowledge it/)
  assert.match(await move('acknowledge', 4, owner), /"done"/)
  assert.match(await move('acknowledge', 30, owner), /acknowledged already/)
})
