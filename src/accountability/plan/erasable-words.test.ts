// What was written of an action and of a recommendation goes when two records managers say so; the report's words, dates and approved versions stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { SYSTEM } from '../../registers/world.ts'
import { recommendation } from '../recommendations/procedure.ts'
import { action } from './action/procedure.ts'

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

async function erased(kind: string, record: string): Promise<void> {
  const asked = await asking.api('/api/erasure/erasures', {
    ...{ ofRecord: `https://vigil.example/${kind}/${record}`, ofKind: kind, document: 'Review 2026/121' },
    ...{ authority: 'its time of retention has ended', requestedOn: null },
  })
  assert.equal(asked.status, 201, asked.text)
  const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  assert.equal(await it.app.erase(), 1)
}
const inContext = { force, who: SYSTEM, now }
const holding = async (record: string): Promise<readonly unknown[]> =>
  (
    await it.owner.read(
      inContext,
      async (reader) =>
        await reader.query(
          sql`select kind from fact where record_id = ${record} and body::text like ${`%${name}%`} order by position limit 20`,
        ),
    )
  ).rows.map((row) => Object.values(Object(row))[0])

async function recommended(): Promise<string> {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'GONE-1', title: 'Report GONE-1', body: 'HMICFRS', kind: 'PEEL', fieldwork: null, address: null },
    ...{ programme: 'PEEL', follows: null, readers: [], publishedOn: '2026-11-02' },
  })
  assert.equal(entered.status, 201, entered.text)
  const asked = await keeper.api(`/api/inspection/${JSON.parse(entered.text).recordId}/recommendations`, {
    ...{ reference: 'GONE-1/1', theme: 'Calls', words: 'Within six months, answer calls.', timeScale: 'months-3' },
    ...{ on: null, scaleReason: `Sooner, since ${name} waits` },
    ...{ paragraph: null, findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return rows.find((row: { reference: string }) => row.reference === 'GONE-1/1')?.record_id
}

test('the force’s words go from a recommendation and from an action, and nothing else of them', async () => {
  const record = await recommended()
  const commented = await keeper.api(`/api/recommendation/${record}/comments`, { text: `As for ${name}` })
  assert.equal(commented.status, 200, commented.text)
  const correction = {
    words: 'Within six months, answer calls.',
    paragraph: '7',
    because: `Wrong, says ${name}`,
    document: 'The report',
  }
  const correct = async (who: typeof keeper, what: string, body: object) =>
    assert.equal((await who.api(`/api/recommendation/${record}/${what}`, body)).status, 200, what)
  await correct(keeper, 'words-corrections', { ...correction, text: 'Within six months, answer calls.' })
  await correct(colleague, 'words-correction-refusals', { because: `Not as ${name} reads it` })
  await correct(keeper, 'words-corrections', { ...correction, text: 'Within six months, answer calls.' })
  await correct(colleague, 'words-correction-agreements', {})
  const written = await keeper.api('/api/action/actions', {
    ...{ recommendations: [record], text: `Each call about ${name} and others is answered by night`, measures: ['M4'] },
    ...{ auditOnly: null, guidance: [], videos: [], training: null, postsFunded: null, postsFilled: null },
    ...{ dependsOn: [], dates: { startOn: '2026-11-24', dueOn: '2026-12-20', effectOn: '2027-02-01' } },
  })
  assert.equal(written.status, 201, written.text)
  const made = String(JSON.parse(written.text).recordId)
  assert.deepEqual(
    [await holding(record), await holding(made)],
    [
      [
        'recommendation.received/2',
        'recommendation.commented/1',
        'recommendation.words-correction-asked/1',
        'recommendation.words-correction-refused/1',
        'recommendation.words-correction-asked/1',
        'recommendation.words-corrected/1',
      ],
      ['action.written/1'],
    ],
  )
  await erased('recommendation', record)
  await erased('action', made)
  assert.deepEqual([await holding(record), await holding(made)], [[], []])
  const page = (await keeper.get(`/recommendation/${record}`)).text
  assert.match(page, /Within six months, answer calls\./, 'the report’s own words stay')
  assert.match(page, /To be met by 2 February 2027/)
  const shown = (await keeper.get(`/action/${made}`)).text
  assert.match(shown, /\[erased\]/)
  assert.match(shown, /20 December 2026/)
  assert.match((await keeper.get('/plan')).text, /Needs somebody now, or due within four weeks: 1 action/)
  const { differences } = await rebuild(
    it.databases.clock,
    [rebuildable(recommendation), rebuildable(action)],
    it.app.policies,
    { force, now },
  )
  assert.deepEqual(differences, [])
})
