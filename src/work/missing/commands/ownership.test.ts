// Who has it: acknowledged once, by whom it was given to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import { officers, openForce, start } from '../../../../test/episodes.ts'
import { newId } from '../../../kernel/identity.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { load, perform } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { arrive, deploy } from './ownership.ts'

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
  assert.match(await move('acknowledge', 30, owner), /already been acknowledged/)
})

test('an appointment is nobody sent: refused in words, and an officer is still owed', async (t) => {
  const living = await openForce(t, database)
  const record = await living.report(start)
  const send = async (command: typeof deploy | typeof arrive, unit: string, after: number) => {
    const world = living.worldAt(plus(start, minutes(after)))
    const asked = { recordId: record, key: newId(world.now), basedOn: null, body: { unit, at: null } }
    return JSON.stringify(await perform(world, missing, command, asked))
  }
  const barred = /A missing child cannot be given an appointment: send an officer/
  assert.match(await send(deploy, 'Diary appointment, Tuesday 10:00', 5), barred)
  assert.match(await send(arrive, 'Scheduled', 6), barred)
  const world = living.worldAt(plus(start, minutes(7)))
  const { state } = await living.app.read(
    contextOf(world),
    async (reader) => await load(reader, world, missing, record),
  )
  assert.equal(state.deployedAt, null)
  assert.match(await send(deploy, 'Oscar 21', 8), /"done"/)
})
