// The public reads of whom a recommendation is asked. What others are asked alone is in no count of the force, and no figure of the force is said to test it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { addDays, hours, type Instant, localDate, plus, systemNow } from '../../kernel/time.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const [office, keeper] = [await it.named('Uma Kettering'), await it.named('Sam Underhill')]
const { site, lookNow } = await testSite(it, () => now)
const root = `/${demonstrationForce.id}`
const get = async (url: string) => (await site.inject({ method: 'GET', url })).body
const made = (answer: { status: number; text: string }) => {
  assert.ok(answer.status === 200 || answer.status === 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const release = async () => {
  made(await office.api('/api/published-figures/releases', {}))
  now = plus(now, hours(0.01))
  await lookNow()
  return JSON.parse(await get(`${root}/data.json`)).recommendations
}

/** Of the paper of a public meeting: counted as the public site counts. */
async function paperCounts(): Promise<readonly { answer: string; n: number }[]> {
  const heldOn = addDays(localDate(now), 20)
  const call = { heldOn, place: 'Stoke Town Hall', stream: null, questionsBy: null }
  const meeting = made(await office.api('/api/performance-meeting/calls', call))
  const paper = (await office.get(`/performance-meeting/${meeting}/paper`)).text
  assert.match(paper, /Asked of others, not of the force: 1 recommendation<\/summary>/)
  return JSON.parse((await office.get(`/api/performance-meeting/${meeting}/paper`)).text).counts
}

test('alone, together and nobody but others: said in the list, on the page and in the data, and counted apart', async () => {
  await it.app.judge(demonstrationForce.id)
  const before = (await release()).length
  const inspection = made(
    await keeper.api('/api/inspection/inspections', {
      ...{ reference: 'IOPC-8', title: 'Report IOPC-8', body: 'IOPC', kind: 'other report', fieldwork: null },
      ...{ programme: 'IOPC recommendation', publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
    }),
  )
  for (const [reference, addressee, withOthers] of [
    ['IOPC-8/1', 'chief constable', []],
    ['IOPC-8/2', 'chief constable', ['local policing body', 'another body']],
    ['IOPC-8/3', 'local policing body', ['another body']],
  ] as const)
    made(
      await keeper.api(`/api/inspection/${inspection}/recommendations`, {
        ...{ reference, theme: 'guidance', words: 'Amend it.', on: null, paragraph: null, findingId: null },
        ...{ addressee, addresseeName: null, timeScale: 'iopc-56', withOthers },
      }),
    )
  const all: readonly { id: string; reference: string; askedOf: string[]; betterBecause: string }[] = await release()
  const one = (reference: string) => {
    const found = all.find((each) => each.reference === reference)
    assert.ok(found)
    return found
  }
  const page = async (reference: string) => (await get(`${root}/${one(reference).id}`)).replace(/\s+/g, ' ')
  assert.match(await page('IOPC-8/1'), /Asked of<\/dt><dd[^>]*>The chief officer of the force<\/dd>/)
  assert.match(
    await page('IOPC-8/2'),
    />The chief officer of the force, with the local policing body and another body\. The status, stage and date here are of the force’s part</,
  )
  assert.match(
    await page('IOPC-8/3'),
    /asked of the local policing body and another body and not of the force[\s\S]*>The local policing body and another body, and not the force</,
  )
  assert.doesNotMatch(await page('IOPC-8/3'), /No status is computed|No measures are set|as recorded by the force/)
  assert.match(await page('IOPC-8/3'), /Written answer<\/dt><dd[^>]*>owed by 27 December 2026; none is recorded here</)
  const force = await get(root)
  const [table = '', others = ''] = force.split('id="others"')
  assert.ok(table.includes('IOPC-8/1') && !table.includes('IOPC-8/3'), 'the force’s stand in the table')
  assert.match(table, /IOPC-8\/2[^<]*; asked of the force with the local policing body and another body</)
  assert.match(
    others,
    /IOPC-8\/3[^<]*; asked of the local policing body and another body; written answer owed by 27 December 2026; none is recorded here;/,
  )
  assert.match(
    force.replace(/\s+/g, ' '),
    new RegExp(`Total: ${before + 2} recommendations to the force\\..*?>1 more</a> to others`),
  )
  assert.match(await get('/'), new RegExp(`Total: ${before + 2} recommendations to the force`))
  const counts = await paperCounts()
  assert.equal(
    counts.reduce((sum, { n }) => sum + n, 0),
    before + 3,
  )
  assert.deepEqual(counts.at(-1), { answer: 'asked of others, not of the force', n: 1 })
  const rows: readonly Readonly<Record<string, string>>[] = parse(await get(`${root}/data.csv`), { columns: true })
  assert.equal(
    rows.find(({ reference }) => reference === 'IOPC-8/3')?.['asked_of'],
    'local policing body; another body',
  )
  assert.deepEqual(one('IOPC-8/2').askedOf, ['chief constable', 'local policing body', 'another body'])
  const letter = { on: '2026-11-03', to: 'The IOPC', document: 'Letter', address: null }
  made(await office.api(`/api/recommendation/${one('IOPC-8/3').id}/answers`, letter))
  await release()
  assert.match(await get(root), /IOPC-8\/3[^<]*; written answer given 3 November 2026;/)
})
