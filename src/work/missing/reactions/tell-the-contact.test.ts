// A concern that ended, and the same child reported missing under another record within a day: M28 and the sample's page count it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { readMeasure } from '../../../registers/measures.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { contactsNotOpened } from '../queries/contacts.ts'

let now: Instant = instant('2026-06-01T10:00:00Z')
const it = await testApp({ clock: () => now })

async function done(who: string, path: string, body: object): Promise<string> {
  now = plus(now, minutes(1))
  const answer = await (await it.named(who)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const report = async (name: string, more: object = {}) =>
  await done('Asha Nolan', '/api/missing/report', reportBody(now, { name, ...more }))
const shown = async (record: string) =>
  JSON.parse((await (await it.named('Dev Ramsden')).get(`/api/missing/${record}`)).text)

/** A concern for safety that ended with the child seen. */
async function ended(name: string) {
  const record = await report(name, { path: 'concern for safety', reviewBy: plus(now, hours(2)) })
  await done('Jo Pemberley', `/api/missing/${record}/concern-ended`, { because: 'At home', seenBy: 'PC Harrow' })
  return { record, child: (await shown(record)).personId }
}

const force = async () => (await it.named('Dev Ramsden')).person.forceId
/** Of the contacts of a day: missing or harmed within 24 hours, and not. */
async function m28(from: Instant) {
  const context = { force: await force(), who: SYSTEM, now: plus(now, hours(48)) }
  const window = { from, until: plus(from, hours(24)), measure: 'M28' }
  const [figures] = await it.databases.measure.read(
    context,
    async (reader) => await readMeasure(reader, { ...window, force: context.force, now: context.now }),
  )
  return [figures?.yes ?? 0, figures?.no ?? 0]
}
const missedAt = async (record: string) => {
  const context = { force: await force(), who: SYSTEM, now }
  const rows = await it.databases.app.read(
    context,
    async (reader) => await contactsNotOpened.all(reader, { force: context.force, records: [record], reader: [] }),
  )
  return rows[0]?.lost_at ?? null
}

test('reported missing three hours after the contact, it counts; that report void, it does not; after a day it never did', async () => {
  now = instant('2026-06-01T08:00:00Z')
  const { record, child } = await ended('Merle Ashdown')
  now = plus(now, hours(3))
  const search = await report('Merle Ashdown', { personId: child })
  const reportedAt = (await shown(search)).reportedAt

  assert.deepEqual([(await shown(record)).repeatedBy?.recordId, await missedAt(record)], [search, reportedAt])
  assert.deepEqual(await m28(instant('2026-06-01T00:00:00Z')), [1, 0])
  assert.match((await (await it.named('Dev Ramsden')).get(`/missing/${record}`)).text, />Reported missing 1 June/)

  await done('Dev Ramsden', `/api/missing/${search}/void-proposal`, { because: 'Taken twice by mistake' })
  await done('Gareth Ashdown', `/api/missing/${search}/void`, { because: 'Agreed' })
  assert.deepEqual([(await shown(record)).repeatedBy, await missedAt(record)], [null, null])
  assert.deepEqual(await m28(instant('2026-06-01T00:00:00Z')), [0, 1])

  now = instant('2026-06-02T12:00:00Z')
  await report('Merle Ashdown', { personId: child })
  assert.equal((await shown(record)).repeatedBy, null)
})

test('known only later to be the same child, the contact is told then', async () => {
  now = instant('2026-06-10T08:00:00Z')
  const { record, child } = await ended('Corin Ashdown')
  now = plus(now, hours(3))
  const search = await report('Corin Ashdown', { personId: null })
  assert.deepEqual([(await shown(record)).repeatedBy, await m28(instant('2026-06-10T00:00:00Z'))], [null, [0, 1]])

  await done('Asha Nolan', `/api/missing/${search}/match`, { child, because: 'One address' })
  assert.deepEqual(
    [(await shown(record)).repeatedBy?.recordId, await m28(instant('2026-06-10T00:00:00Z'))],
    [search, [1, 0]],
  )
})
