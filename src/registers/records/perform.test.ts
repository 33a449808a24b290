// Two at once: the same command is done once and answered twice the same; of two people's, one is done and the other is told.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Type from 'typebox'
import { testDatabase } from '../../../test/database.ts'
import { colleague, dogs, handler, now, worldOf } from '../../../test/web/example.ts'
import { openDatabase } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Command, perform } from '../records.ts'
import { contextOf, type World } from '../world.ts'
import { appendTo } from './append.ts'
import { commandFromForm } from './done-earlier.ts'

const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 4 })
const mine = await worldOf(db)(null, handler)
const theirs = await worldOf(db)(null, colleague)
after(db.close)

const Body = Type.Object({ note: Type.String() })
type Claim = Command<{ readonly notes: readonly string[] }, Parameters<typeof dogs.read>[0], typeof Body, null>

/** A dog is claimed once. What is read for it waits, so that several are under way; a question follows what was appended. */
const claim = (evidence: Claim['evidence']): Claim => ({
  name: 'claim',
  title: 'Claim',
  path: 'claim',
  permission: 'record an action',
  body: Body,
  evidence,
  decide: ({ recordId, state, body }) =>
    state.notes.length > 0
      ? { kind: 'refused', refusals: [{ field: '', sentence: 'It has been claimed already.' }] }
      : {
          kind: 'facts',
          facts: [{ kind: 'dog.noted/1', happenedAt: now, body }],
          also: [{ recordId, append: async ({ writer }) => void (await writer.query(sql`select 1 as one`)) }],
        },
})

/** Nobody goes on before so many have come. */
function meeting(many: number): Claim['evidence'] {
  let come = 0
  let open: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return async () => {
    come += 1
    if (come === many) open()
    await all
    return null
  }
}

async function reported(): Promise<string> {
  const recordId = newId(now)
  await db.write(contextOf(mine), async (writer) => {
    await appendTo({ writer, world: mine, commandId: newId(now) }, dogs, recordId, () => [
      { kind: 'dog.reported/1', happenedAt: now, body: { name: 'Rex' } },
    ])
  })
  return recordId
}

for (const round of [1, 2, 3, 4, 5]) {
  test(`the same key twice at once, round ${round}: one fact, and the same answer twice`, async () => {
    const asked = { recordId: await reported(), key: newId(now), basedOn: 1, body: { note: 'Mine' } }
    const claimed = claim(meeting(2))
    const answers = await Promise.all([1, 2].map(async () => await perform(mine, dogs, claimed, asked)))
    const done = { kind: 'done', value: { recordId: asked.recordId, position: 2 } }
    assert.deepEqual(answers, [done, done])
  })

  test(`two people at once, round ${round}: one is done, the other is told in words`, async () => {
    const asked = { recordId: await reported(), basedOn: null, body: { note: 'Mine' } }
    const claimed = claim(meeting(2))
    const answers = await Promise.all(
      [mine, theirs].map(async (world) => await perform(world, dogs, claimed, { ...asked, key: newId(now) })),
    )
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['conflict', 'done'])
    const told = answers.find(({ kind }) => kind === 'conflict')
    assert.deepEqual(told, {
      kind: 'conflict',
      sentence: 'Somebody else changed this at the same moment, so nothing was recorded. It has been claimed already.',
    })
  })
}

test('done by the same key after the look at it: that answer is given, whatever stands in the way by then', async () => {
  const asked = { recordId: await reported(), key: newId(now), basedOn: null, body: { note: 'Mine' } }
  const done = { kind: 'done', value: { recordId: asked.recordId, position: 2 } }
  const late: Claim = {
    ...claim(async () => {
      assert.deepEqual(
        await perform(
          mine,
          dogs,
          claim(async () => await Promise.resolve(null)),
          asked,
        ),
        done,
      )
      return null
    }),
    decide: () => ({ kind: 'refused', refusals: [{ field: '', sentence: 'It has been claimed already.' }] }),
  }
  assert.deepEqual(await perform(mine, dogs, late, asked), done)
})

test('back, and the same form again after a note: answered with what it recorded the first time, and recorded once; from a form drawn since it is meant', async () => {
  const note: Claim = {
    ...claim(async () => await Promise.resolve(null)),
    name: 'note',
    commutes: true,
    decide: ({ body }) => ({ kind: 'facts', facts: [{ kind: 'dog.noted/1', happenedAt: now, body }] }),
  }
  const recordId = await reported()
  const send = async (who: World, words: string, basedOn: number | null, more: object = {}) =>
    await perform(who, dogs, note, { recordId, key: newId(now), basedOn, body: { note: words }, ...more })
  const at = (position: number) => ({ kind: 'done', value: { recordId, position } })
  const before = (position: number) => ({ kind: 'done', value: { recordId, position, before: true } })

  assert.deepEqual(await send(mine, 'Told the owner', 1), at(2))
  assert.deepEqual(await send(mine, 'Something else', 2), at(3))
  assert.deepEqual(await send(mine, 'Told the owner', 1), before(2), 'the form that was gone back to')
  assert.deepEqual(await send(theirs, 'Told the owner', 1), at(4), 'another person’s is another')
  assert.deepEqual(await send(mine, 'Told the owner', 4), at(5), 'drawn since: told again')
  assert.deepEqual(await send(mine, 'Told the owner', null), at(6), 'a program that names no position')
  const strictly = await send(mine, 'Told the owner', 1, { strictly: true })
  assert.equal(strictly.kind, 'conflict')
})

test('back, and the same form again after others went on, or after it was corrected: it is not said to be done', async () => {
  const noted: Claim['decide'] = ({ body }) => ({
    kind: 'facts',
    facts: [{ kind: 'dog.noted/1', happenedAt: now, body }],
  })
  const inOrder: Claim = { ...claim(async () => await Promise.resolve(null)), name: 'grade', decide: noted }
  const inAnyOrder: Claim = { ...inOrder, name: 'note', commutes: true }
  const recordId = await reported()
  const send = async (who: World, command: Claim, words: string, basedOn: number | null) =>
    await perform(who, dogs, command, { recordId, key: newId(now), basedOn, body: { note: words } })
  const at = (position: number) => ({ kind: 'done', value: { recordId, position } })
  const before = (position: number) => ({ kind: 'done', value: { recordId, position, before: true } })

  assert.deepEqual(await send(mine, inOrder, 'HIGH', 1), at(2))
  assert.deepEqual(await send(mine, inOrder, 'HIGH', 1), before(2), 'nothing came between')
  assert.deepEqual(await send(theirs, inOrder, 'LOW', 2), at(3))
  const told = await send(mine, inOrder, 'HIGH', 1)
  assert.equal(told.kind, 'conflict')
  assert.match(JSON.stringify(told), /changed after you opened the page/)

  assert.deepEqual(await send(mine, inAnyOrder, 'Seen', 3), at(4))
  await db.write(contextOf(theirs), async (writer) => {
    await appendTo({ writer, world: theirs, commandId: newId(now) }, dogs, recordId, () => [
      { kind: 'dog.noted/1', happenedAt: now, body: { note: 'Not seen' }, corrects: 4 },
    ])
  })
  assert.deepEqual(await send(mine, inAnyOrder, 'Seen', 3), at(6))
})

test('whether a form is done already is asked of its moments: of fifty thousand commands of its sender none but theirs is read', async () => {
  const owner = openDatabase(database.ownerUrl, { connections: 1 })
  const { who } = mine
  const context = { force: who.forceId, who: who.staffId, now }
  await owner.write(context, async (writer) => {
    await writer.query(sql`
      insert into command (force_id, who, key, command_id, request_hash, outcome, at)
      select ${who.forceId}, ${who.staffId}::uuid, 'of a year ' || i, gen_random_uuid(), sha256(i::text::bytea), '{"recordId": "", "position": 9}', ${now}::timestamptz - i * interval '1 minute'
      from generate_series(1, 50000) as i`)
    await writer.query(sql`analyze command`)
  })
  const asked = commandFromForm.sql({ who: who.staffId, hash: '00', record: newId(now), basedOn: 1, at: [now] })
  const [first = '', ...rest] = asked.texts
  const { rows } = await owner.read(context, async (reader) => {
    return await reader.query({ texts: [`explain (analyze, timing off) ${first}`, ...rest], values: asked.values })
  })
  await owner.close()
  const read = rows.map((row) => String(Object.values(Object(row))[0])).join('\n')
  assert.match(read, /command_at/)
  assert.doesNotMatch(read, /Rows Removed by Filter: \d{3}/)
})
