// Whoever is named in what was typed of an inspection goes from it, one finding alone or all of it; its recommendations, grades, counts and days stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { rebuild, rebuildable } from '../../../registers/rebuild.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { inspection } from './procedure.ts'
import { registerFile } from './register-file.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [keeper, colleague, asking, deciding] = [
  await it.named('Sam Underhill'),
  await it.named('Milo Ferrand'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]
const name = 'Zephyrine Quackenbush'

async function entered(reference: string): Promise<string> {
  const made = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', kind: 'PEEL', fieldwork: null, address: null },
    ...{ programme: 'PEEL', follows: null, readers: [], publishedOn: '2026-11-02' },
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const post = async (who: typeof keeper, id: string, what: string, body: object) => {
  const done = await who.api(`/api/inspection/${id}/${what}`, body)
  assert.equal(done.status, 200, `${what}: ${done.text}`)
}
const shown = async (id: string) => JSON.parse((await keeper.get(`/api/inspection/${id}`)).text)
const finding = (words: string) => ({
  ...{ kind: 'cause of concern', theme: words, chapter: null, paragraph: '4.2', again: null, words, measures: null },
})

async function erased(kind: string, record: string, entry: number | null): Promise<void> {
  const asked = await asking.api('/api/erasure/erasures', {
    ...{ ofRecord: record, ofKind: kind, document: 'Review 2026/122', entry },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  assert.equal(asked.status, 201, asked.text)
  const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}

async function holding(record: string): Promise<readonly unknown[]> {
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select kind from fact where record_id = ${record} and body::text like ${`%${name}%`} order by position limit 20`,
      ),
  )
  return rows.map((row) => Object.values(Object(row))[0])
}

async function rebuiltTheSame(): Promise<void> {
  const kinds = [rebuildable(inspection), rebuildable(registerFile)]
  const { differences } = await rebuild(it.databases.clock, kinds, it.app.policies, { force, now })
  assert.deepEqual(differences, [])
}

test('one finding loses its words by its entry, with what was asked of it; the one beside it keeps its own', async () => {
  const id = await entered('NAMED-1')
  await post(keeper, id, 'findings', finding(`${name} was not looked for`))
  await post(keeper, id, 'findings', finding('Calls are not answered by night.'))
  const [named] = (await shown(id)).findings
  await post(keeper, id, 'finding-corrections', {
    ...{ kind: 'cause of concern', theme: 'Search', chapter: null, paragraph: '4.2', measures: null, level: null },
    ...{ findingId: named.findingId, words: 'A child was not looked for.' },
    ...{ because: `It names ${name}`, document: 'The report', text: 'A child was not looked for.' },
  })
  await post(colleague, id, 'finding-correction-agreements', { findingId: named.findingId })
  assert.equal((await holding(id)).length, 3)
  const [before] = (await shown(id)).findings
  await erased('inspection finding', id, before.entry)
  assert.deepEqual(await holding(id), [])
  const [first, second] = (await shown(id)).findings
  assert.deepEqual([first.kind, first.words, first.theme], ['cause of concern', '[erased]', '[erased]'])
  assert.equal(second.words, 'Calls are not answered by night.')
  await rebuiltTheSame()
})

test('all that was typed and pasted of an inspection goes; what it asked for, counted and graded stays', async () => {
  const id = await entered('NAMED-2')
  const text = `Within three months, the force should find ${name} sooner.\n\nAsk for ${name} by 1 May 2027.`
  await post(keeper, id, 'texts', { text, address: null })
  await post(keeper, id, 'files', { area: `Those of ${name}`, n: 5, good: 1, requiresImprovement: 2, inadequate: 2 })
  await post(keeper, id, 'files', { area: 'All files', n: 9, good: 2, requiresImprovement: 3, inadequate: 4 })
  await post(keeper, id, 'recommendations', {
    ...{ reference: 'NAMED-2/1', theme: 'Calls', words: 'Within six months, answer calls.', timeScale: 'months-6' },
    ...{ on: null, paragraph: null, findingId: null, addressee: 'chief constable', addresseeName: null },
  })
  await post(keeper, id, 'grades', {
    chapter: 'Protecting vulnerable people',
    scale: 'five-from-2021',
    grade: 'inadequate',
  })
  assert.equal((await holding(id)).length, 2)
  await erased('inspection', id, null)
  assert.deepEqual(await holding(id), [])
  const left = await shown(id)
  assert.deepEqual(
    [left.files.map((one: { area: string }) => one.area), left.judgments[0].grade, left.waiting, left.rest],
    [['[erased], area 1', '[erased], area 2'], 'inadequate', [], []],
  )
  assert.equal(left.recommendations[0].words, 'Within six months, answer calls.')
  assert.match((await keeper.get(`/inspection/${id}`)).text, /what was recognised is erased; it was \d+ characters/)
  await post(keeper, id, 'texts', { text, address: null })
  await rebuiltTheSame()
})

test('a file that was checked, and its row with a name that could not be read, goes with all its rows', async () => {
  const text = `item,inspection,reference,theme\nrecommendation,NOPE-9,NOPE-9/1,${name} was not looked for\n`
  const checked = await keeper.api('/api/register-file/files', { text })
  assert.equal(checked.status, 201, checked.text)
  const id = String(JSON.parse(checked.text).recordId)
  assert.deepEqual(await holding(id), ['register-file.read/1'])
  const opens = await keeper.get(`/register-file/${id}`)
  assert.match(opens.text, new RegExp(name))
  await erased('register-file', id, null)
  assert.deepEqual(await holding(id), [])
  assert.match((await keeper.get(`/register-file/${id}`)).text, /Its rows are erased/)
  await rebuiltTheSame()
})

const draftNaming = async (reference: string, readers: readonly string[]): Promise<string> => {
  const made = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Draft about ${name}`, body: 'HMICFRS', kind: 'PEEL', fieldwork: null, address: null },
    ...{ programme: 'PEEL', follows: null, readers, publishedOn: null },
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

test('a draft under embargo is erased by records managers who are named as its readers, and by nobody else', async () => {
  const id = await draftNaming('NAMED-DRAFT', [])
  await post(keeper, id, 'findings', finding(`${name} was not looked for`))
  const asked = await asking.api('/api/erasure/erasures', {
    ...{ ofRecord: id, ofKind: 'inspection', document: 'Review 2026/123', entry: null },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  assert.equal(asked.status, 422)
  assert.match(asked.text, /a draft under embargo, whoever may see it must first let you/)
  await post(keeper, id, 'readers', { readers: [asking.person.staffId, deciding.person.staffId] })
  await erased('inspection', id, null)
  assert.deepEqual(await holding(id), [])
  await rebuiltTheSame()
})
