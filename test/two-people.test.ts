// One human under two entries, place by place: what the one proposed, offered, graded or signed, the other does not decide; somebody else is not taken for them.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { allot, auditorOf } from '../src/accountability/audits/draw.ts'
import { audit, auditedFile } from '../src/accountability/audits/procedure.ts'
import { auditors } from '../src/accountability/audits/queries.ts'
import { action } from '../src/accountability/plan/action/procedure.ts'
import { plan } from '../src/accountability/plan/versions/procedure.ts'
import { inspection } from '../src/accountability/recommendations/inspections/procedure.ts'
import { recommendation } from '../src/accountability/recommendations/procedure.ts'
import { section55 } from '../src/accountability/section-55/procedure.ts'
import { closureTests } from '../src/demonstration/closure-tests.ts'
import { demonstrationForce } from '../src/demonstration/force.ts'
import { newId } from '../src/kernel/identity.ts'
import { sql } from '../src/kernel/sql.ts'
import { hours, localDate, minutes, plus } from '../src/kernel/time.ts'
import type { Fact } from '../src/practice/fact.ts'
import type { Procedure } from '../src/practice/procedure.ts'
import { roles } from '../src/registers/permissions.ts'
import { appendTo } from '../src/registers/records.ts'
import { whoIsTold } from '../src/registers/who-is-told.ts'
import { contextOf, SYSTEM } from '../src/registers/world.ts'
import { opening } from '../src/work/access/procedure.ts'
import { erasure } from '../src/work/erasure/procedure.ts'
import { handoverId } from '../src/work/missing/handover/identity.ts'
import { handover } from '../src/work/missing/handover/procedure.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { lastShiftChange } from '../src/work/missing/shifts.ts'
import { policy } from '../src/work/policy/procedure.ts'
import { type Client, testApp } from './app.ts'
import { oneOfEach, plannedAudit } from './one-of-each.ts'
import { everybody, oneOfTheRest, recordsOf } from './one-of-the-rest.ts'
import { reportBody } from './report.ts'
import { sampleBody } from './sample-body.ts'

const it = await testApp()
const force = demonstrationForce.id
const now = it.clock()
const today = localDate(now)
const because = 'the reason'
const document = { document: 'Letter 12', textHash: 'a'.repeat(64), text: 'What it says' }

/** What the earlier entry did: facts as its commands record them, on a record that stands or on a new one. */
type Place = {
  readonly record: string
  readonly did: () => Promise<string>
  /** Addresses of what another person is asked to do about it. */
  readonly second: readonly string[]
  readonly body?: (by: Client) => Readonly<Record<string, unknown>>
  /** Where what is refused is not said of who asks, but of whom they name or of what is still open. */
  readonly says?: RegExp
}

let earlier: Client
let returned: Client
let stranger: Client
let known: ReadonlyMap<string, string>

before(async () => {
  const made = await oneOfEach(it)
  await oneOfTheRest(it, force, await everybody(it, force), made)
  known = await recordsOf(it, force)
  earlier = await it.newcomer(force, 'Ash Before', roles)
  const [first, second] = [earlier.person.staffId, await it.newcomer(force, 'Ash Now', roles)]
  later = second.person.staffId
  for (const place of places) found.set(place, await place.did())
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    await writer.query(sql`update staff set collar_number = '4471', left_at = ${now} where staff_id = ${first}`)
    await writer.query(sql`update staff set collar_number = '44 71' where staff_id = ${second.person.staffId}`)
  })
  returned = await it.as(second.person)
  stranger = await it.newcomer(force, 'Bea Else', roles)
})

const found = new Map<Place, string>()
let later = ''
let proposedAt = 0
let begunAt = 0

/** As the earlier entry. */
async function record<State, F extends Fact>(
  procedure: Procedure<State, F>,
  id: string | undefined,
  ...facts: (readonly [kind: string, body: unknown])[]
): Promise<string> {
  const world = await it.app.world(earlier.person)
  const recordId = id ?? newId(now)
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, procedure, recordId, () => facts.map(([kind, body]) => ({ kind, happenedAt: now, body })))
  })
  return recordId
}

async function lastOf(id: string): Promise<number> {
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(sql`select max(position)::integer as last from fact where record_id = ${id} limit 1`)
  })
  return Number(Object.values(rows[0] ?? {})[0])
}

/** As the earlier entry, about a child of this name. */
async function reportedAs(name: string, more: object = {}): Promise<string> {
  const answer = await earlier.api(
    '/api/missing/report',
    reportBody(now, { name, unit: null, area: null, answers: null, ...more }),
  )
  assert.equal(answer.status, 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}

/** A file of a case in which the earlier entry had a hand, or none; and what became of it. */
const fileOf = async (more: object, ...then: (readonly [kind: string, body: unknown])[]): Promise<string> => {
  const auditId = known.get('audit')
  const drawn = { auditId, kind: 'case files', topic: 'missing children', about: newId(now), stratum: 'HIGH' }
  const where = { team: 'response', area: 'Stafford', involved: [], double: false, peer: false }
  return await record(auditedFile, undefined, ['audited-file.drawn/1', { ...drawn, ...where, ...more }], ...then)
}

const findingId = newId(now)

const of = <State, F extends Fact>(
  procedure: Procedure<State, F>,
  kind: string,
  body: unknown,
  ...second: readonly string[]
): Place => ({
  record: procedure.record,
  did: async () => await record(procedure, known.get(procedure.record), [kind, body]),
  second,
})

const places: readonly Place[] = [
  of(action, 'action.date-asked/1', { dueOn: today, effectOn: today, because }, 'date-agreement', 'date-refusal'),
  of(action, 'action.withdrawal-asked/1', { because }, 'withdrawal-agreement', 'withdrawal-refusal'),
  of(action, 'action.claimed/1', { evidence: because, links: [] }, 'check', 'return'),
  of(
    recommendation,
    'recommendation.addressee-correction-asked/1',
    { addressee: 'local policing body', addresseeName: null, because },
    'addressee-correction-agreements',
    'addressee-correction-refusals',
  ),
  of(recommendation, 'recommendation.date-asked/1', { dueOn: today, because }, 'date-agreements', 'date-refusals'),
  of(recommendation, 'recommendation.rejection-asked/1', { because }, 'rejection-agreements', 'rejection-refusals'),
  of(
    recommendation,
    'recommendation.superseding-asked/1',
    { by: newId(now), reference: 'X/1', because },
    'superseding-agreements',
    'superseding-refusals',
  ),
  of(
    recommendation,
    'recommendation.document-offered/1',
    { route: 'inspector', by: 'His Majesty’s Inspector', on: today, address: null, ...document },
    'document-confirmations',
    'document-refusals',
  ),
  of(
    recommendation,
    'recommendation.revisit-offered/1',
    { result: 'routine', inspection: 'A letter', says: null, on: today, address: null, ...document },
    'revisit-confirmations',
    'revisit-refusals',
  ),
  of(recommendation, 'recommendation.test-proposed/1', { test: closureTests['NCPI-2021/1'], because }, 'test-approval'),
  of(recommendation, 'recommendation.extension-applied/1', { on: today, until: today, because }, 'time-answers'),
  of(
    inspection,
    'inspection.correction-asked/1',
    { title: 'A title', fieldwork: null, publishedOn: today, address: null, because },
    'correction-agreements',
    'correction-refusals',
  ),
  of(
    inspection,
    'inspection.earlier-plan-offered/1',
    { to: 'The inspectorate', on: today, ...document },
    'earlier-plan-confirmations',
    'earlier-plan-refusals',
  ),
  of(
    inspection,
    'inspection.closing-offered/1',
    { on: today, ...document },
    'closing-confirmations',
    'closing-refusals',
  ),
  of(
    section55,
    'section-55.earlier-offered/1',
    { on: today, address: 'https://there.example', leftOut: [], copied: [], ...document },
    'earlier-comment-confirmations',
    'earlier-comment-refusals',
  ),
  of(plan, 'plan.drafted/1', { version: 9, content: { actions: [], recommendations: [] }, because }, 'approval'),
  {
    record: audit.record,
    did: async () => {
      const answer = await earlier.api('/api/audit/plans', {
        ...plannedAudit(today),
        title: 'An audit that is not drawn',
        seed: 'a phrase nobody knows either',
        second: 'another plan of the same cases',
      })
      assert.equal(answer.status, 201, answer.text)
      return String(JSON.parse(answer.text).recordId)
    },
    second: ['withdrawal'],
  },
  {
    record: auditedFile.record,
    did: async () =>
      await record(
        auditedFile,
        undefined,
        [
          'audited-file.drawn/1',
          {
            auditId: known.get('audit'),
            kind: 'case files',
            topic: 'missing children',
            about: newId(now),
            stratum: 'HIGH',
            team: 'response',
            area: 'Stafford',
            involved: [earlier.person.staffId],
            double: false,
            peer: true,
          },
        ],
        ['audited-file.allocated/1', { first: earlier.person.staffId, second: null }],
        ['audited-file.remedied/1', { done: because }],
      ),
    second: ['moderation', 'peer-entry', 'peer-entry-confirmation', 'peer-entry-refusal', 're-audit'],
  },
  {
    record: erasure.record,
    did: async () =>
      await record(erasure, undefined, [
        'erasure.asked/1',
        {
          ofRecord: newId(now),
          ofKind: 'missing',
          positions: [1],
          authority: 'a court ordered it',
          document: 'Letter 12',
          requestedOn: null,
        },
      ]),
    second: ['approval', 'refusal'],
  },
  {
    record: policy.record,
    did: async () =>
      await record(policy, undefined, [
        'policy.proposed/1',
        { version: 'Another', effectiveFrom: now, values: {}, tables: {}, because },
      ]),
    second: ['approval'],
  },
  {
    record: opening.record,
    did: async () =>
      await record(opening, undefined, [
        'opening.lift-asked/1',
        { recordId: known.get('person'), reason: because, told: 'duty superintendent' },
      ]),
    second: ['lift', 'lift-refusal'],
  },
  {
    record: opening.record,
    did: async () => await Promise.resolve(newId(now)),
    second: ['review'],
    body: () => ({
      about: known.get('person'),
      staffId: earlier.person.staffId,
      day: today,
      finding: 'in order',
      note: null,
    }),
  },
  {
    record: handover.record,
    did: async () => {
      const world = await it.app.world(earlier.person)
      const shiftStart = lastShiftChange(now, world.policyAt(now))
      return await record(handover, handoverId(force, 'no unit', shiftStart), [
        'handover.outgoing-signed/1',
        { unit: 'no unit', shiftStart, name: 'Ash Before', note: null },
      ])
    },
    second: ['incoming-signature'],
    body: () => ({ read: [], note: null }),
  },
  {
    record: missing.record,
    did: async () => {
      const grade = { level: 'HIGH' as const, because, earlierConsidered: null }
      const asked = reportBody(now, {
        name: 'Wren Other',
        unit: null,
        area: null,
        answers: { 'self-harm': 'yes' },
        grade,
      })
      const id = String(JSON.parse((await earlier.api('/api/missing/report', asked)).text).recordId)
      const lower = { level: 'MEDIUM', reason: 'new information', because, evidence: because }
      const body = { limb: 'removed', grounds: because, constable: 'PC Rowe', keptAt: 'hospital', place: 'Stafford' }
      return await record(
        missing,
        id,
        ['missing.void-proposed/1', { because }],
        ['missing.lowering-proposed/1', lower],
        ['missing.police-protection-begun/1', body],
      )
    },
    second: [
      'void',
      'lowering',
      'desk-advice',
      'endorsement',
      'contact-audit',
      'wording-audits',
      'police-protection-review',
    ],
  },
  {
    record: missing.record,
    did: async () => {
      const id = known.get('missing')
      await record(missing, id, ['missing.correction-proposed/1', { position: 1, happenedAt: now, body: {}, because }])
      proposedAt = await lastOf(id ?? '')
      return id ?? ''
    },
    second: ['correction-confirmation'],
    body: () => ({ proposal: String(proposedAt), because }),
  },
  {
    record: 'staff',
    did: async () => await Promise.resolve(earlier.person.staffId),
    second: ['departure'],
    body: () => ({ sure: true }),
  },
  {
    record: 'staff',
    did: async () => await Promise.resolve(earlier.person.staffId),
    second: ['details'],
    body: () => ({ ...sampleOf('staff', 'details'), roles: ['call handler'] }),
  },
  {
    record: inspection.record,
    did: async () => {
      const parts = { chapter: null, words: null, paragraph: null, measures: [], again: null }
      const ended = { findingId, how: 'closed by the inspectorate', on: '2026-11', ...document }
      return await record(
        inspection,
        known.get('inspection'),
        ['inspection.found/1', { findingId, kind: 'cause of concern', theme: 'Risk recognised late', ...parts }],
        ['inspection.ending-offered/1', ended],
      )
    },
    second: ['ending-confirmations'],
    body: () => ({ findingId }),
  },
  {
    record: inspection.record,
    did: async () => await Promise.resolve(known.get('inspection') ?? ''),
    second: ['ending-refusals'],
    body: () => ({ findingId, because }),
  },
  {
    record: 'register-file',
    did: async () => {
      const columns = 'item,reference,inspection,theme,on,document,document text'
      const row = 'cause of concern,TP-1,NCPI-2021,Risk recognised late,2026-03,Letter,It is closed.'
      const looked = await earlier.api('/api/register-file/files', { text: `${columns}\n${row}` })
      assert.equal(looked.status, 201, looked.text)
      return String(JSON.parse(looked.text).recordId)
    },
    second: ['recording'],
    body: () => ({}),
  },
  {
    record: auditedFile.record,
    did: async () =>
      await fileOf(
        { double: true },
        ['audited-file.allocated/1', { first: earlier.person.staffId, second: later }],
        ['audited-file.graded/1', { ...sampleOf('audited-file', 'gradings'), peer: null }],
      ),
    second: ['gradings'],
  },
  {
    record: auditedFile.record,
    did: async () => await fileOf({ involved: [earlier.person.staffId] }),
    second: ['allocation'],
    body: (by) => ({ first: by.person.staffId, second: null }),
    says: /worked on the case/,
  },
  {
    record: auditedFile.record,
    did: async () => await fileOf({ double: true }),
    second: ['allocation'],
    body: (by) => ({ first: by.person.staffId, second: earlier.person.staffId }),
    says: /these are two entries for one person/,
  },
  {
    record: missing.record,
    did: async () => {
      const id = await reportedAs('Linnet Other', { path: 'concern for safety', reviewBy: plus(now, hours(2)) })
      const sets = { actionsSet: [], actionsClosed: [], likeTheLast: null }
      const looked = { level: 'MEDIUM', summary: because, nextReviewAt: plus(now, hours(2)), ...sets }
      return await record(missing, id, ['missing.reviewed/1', looked])
    },
    second: ['concern-ended'],
    body: () => ({ because, seenBy: null }),
    says: /Nobody has seen the child/,
  },
  {
    record: missing.record,
    did: async () => {
      const id = await reportedAs('Merle Other', { firstContactAt: plus(now, minutes(-30)) })
      const body = { limb: 'removed', grounds: because, constable: 'PC Rowe', keptAt: 'hospital', place: 'Stafford' }
      await record(missing, id, ['missing.police-protection-begun/1', body])
      begunAt = await lastOf(id)
      const looked = { needed: true, because, wishes: null }
      return await record(missing, id, ['missing.police-protection-reviewed/1', looked])
    },
    second: ['corrections'],
    body: () => ({ entry: String(begunAt), at: plus(now, minutes(-2)), text: null, because }),
  },
]

const sampleOf = (record: string, path: string): object => {
  const command = it.app.commands.find((one) => one.record === record && one.path === path)
  return Object(command === undefined ? {} : sampleBody(command, now))
}

/** Every place, asked as one person: what each answered. */
async function answersTo(client: Client): Promise<readonly (readonly [Place, string])[]> {
  const answers: [Place, string][] = []
  for (const place of places)
    for (const path of place.second) {
      const command = it.app.commands.find((one) => one.record === place.record && one.path === path)
      assert.ok(command, `${place.record}/${path} is a command`)
      const answer = await client.api(
        `/api/${place.record}/${found.get(place)}/${path}`,
        place.body?.(client) ?? sampleBody(command, now),
      )
      answers.push([place, `${place.record}/${path}: ${answer.status} ${answer.text}`])
    }
  return answers
}

test('nobody decides on what they did under another entry, and is told under which; somebody else is not taken for them', async () => {
  const own = await answersTo(returned)
  const usual = /You are also Ash Before, by the same collar, warrant or staff number\. (?:You|Nobody)/
  assert.deepEqual(
    own.flatMap(([{ says = usual }, answer]) => (says.test(answer) ? [] : [answer])),
    [],
  )
  assert.ok(own.length >= 51, `${own.length} places`)
  const others = await answersTo(stranger)
  assert.deepEqual(
    others.flatMap(([{ says = /You are also/ }, answer]) => (says.test(answer) ? [answer] : [])),
    [],
  )
})

test('two entries of one human at once: no two auditors of a file, none of their own case, and not who is told of what they open', async () => {
  const [one, two] = [await it.newcomer(force, 'Cal One', roles), await it.newcomer(force, 'Cal Two', roles)]
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    const [first, second] = [one.person.staffId, two.person.staffId]
    await writer.query(
      sql`update staff set collar_number = '5582', supervisor_id = ${first} where staff_id = ${second}`,
    )
    await writer.query(
      sql`update staff set collar_number = '55 82', email = 'cal.one@there.example' where staff_id = ${first}`,
    )
  })
  const entries = [one.person.staffId, two.person.staffId]
  const [told, rows] = await it.databases.app.read({ force, who: SYSTEM, now }, async (reader) => {
    const all = await auditors.all(reader, { force })
    const also = all.find((row) => row.staff_id === two.person.staffId)?.also ?? []
    return [await whoIsTold(reader, { ...two.person, supervisorId: one.person.staffId, also }), all]
  })
  assert.ok(!entries.includes(told), told)
  const both = rows.filter((row) => entries.includes(row.staff_id)).map(auditorOf)
  assert.equal(both.length, 2)
  const where = { stratum: 'HIGH', unit: 'another', team: 'response', area: 'Stafford' }
  const file = { recordId: newId(now), ...where, endedOn: today, rank: '0' }
  const share = { doubleShare: 1, peerShare: 0 }
  const drawn = (involved: readonly string[]) => allot([{ ...file, involved }], share, both)[0]
  assert.partialDeepStrictEqual(drawn([]), { second: null })
  assert.partialDeepStrictEqual(drawn([one.person.staffId]), { first: null, second: null })
})
