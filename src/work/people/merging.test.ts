// Many records of one child: however many merges lead to it, one history; and no two people make a circle of them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { questions } from '../missing/grade/questions.ts'
import { standsFor } from './queries.ts'

let now: Instant = instant('2026-11-02T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id

/** A report of its own, and the record of the child that it opened. */
async function reported(name: string): Promise<{ readonly episode: string; readonly child: string }> {
  now = plus(now, minutes(1))
  const grade = { level: 'MEDIUM' as const, because: 'What was said', earlierConsidered: null }
  const answers = Object.fromEntries(questions.map(({ id }) => [id, 'no' as const]))
  const body = reportBody(now, { name, age: 15, dateOfBirth: '2011-05-20', answers, personId: null, grade })
  const made = await (await it.named('Asha Nolan')).api('/api/missing/report', body)
  assert.equal(made.status, 201, made.text)
  const episode = String(JSON.parse(made.text).recordId)
  const shown = (await (await it.named('Rosa Wexford')).get(`/missing/${episode}`)).text
  return { episode, child: /href="\/person\/([0-9a-f-]{36})"/.exec(shown)?.[1] ?? '' }
}
const merge = async (child: string, into: string, who = 'Rosa Wexford') =>
  await (await it.named(who)).api(`/api/person/${child}/merging`, { into, because: 'One child' })
const standing = async (person: string) =>
  (
    await it.databases.app.read(
      { force, who: SYSTEM, now },
      async (reader) => await standsFor.one(reader, { force, person }),
    )
  )?.canonical_id

test('eight records merged one into the next: the last stands for the first, and each has the episodes of all', async () => {
  const records: { readonly child: string }[] = []
  for (let number = 1; number <= 8; number++) records.push(await reported(`Rowan Larkspur${'r'.repeat(number)}`))
  for (const [index, { child }] of records.entries()) {
    const next = records[index + 1]
    if (next !== undefined) assert.equal((await merge(child, next.child)).status, 200)
  }
  const [first, last] = [records[0], records.at(-1)]
  assert.ok(first && last)
  assert.equal(await standing(first.child), last.child)
  const rosa = await it.named('Rosa Wexford')
  for (const { child } of records) {
    const { episodes, same } = JSON.parse((await rosa.get(`/api/person/${child}`)).text)
    assert.deepEqual([episodes.length, same.length], [8, 7])
  }
  const circle = await merge(last.child, first.child)
  assert.equal(circle.status, 422)
  assert.match(circle.text, /already been merged into this one/)
})

test('two people merge two records at one moment, each into the other: one of them is told, and no circle is made', async () => {
  for (let round = 1; round <= 4; round++) {
    const [one, other] = [await reported(`Tamsin Sedge${'s'.repeat(round)}`), await reported(`Thomasin Sedge${round}`)]
    const answers = await Promise.all([merge(one.child, other.child), merge(other.child, one.child, 'Gareth Ashdown')])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422])
    assert.equal(await standing(one.child), await standing(other.child))
  }
})
