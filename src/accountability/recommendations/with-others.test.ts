// A report asks several bodies together: the force’s part is followed, the local policing body owes an answer of its own, and neither answers for the other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { addresseeOfCell, addresseesIn } from './addressee.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const [keeper, chief, office] = [
  await it.named('Sam Underhill'),
  await it.named('Tess Mowbray'),
  await it.named('Uma Kettering'),
]
const made = (answer: { status: number; text: string }) => {
  assert.ok(answer.status === 200 || answer.status === 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const inspection = made(
  await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'IOPC-8', title: 'Report IOPC-8', body: 'IOPC', kind: 'other report', fieldwork: null },
    ...{ programme: 'IOPC recommendation', publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
  }),
)
const asked = {
  ...{ reference: 'IOPC-8/1', theme: 'Guidance', words: 'Amend it.', on: null, paragraph: null, findingId: null },
  ...{ addressee: 'chief constable', addresseeName: null, timeScale: 'iopc-56' },
}
const enter = async (more: object) =>
  await keeper.api(`/api/inspection/${inspection}/recommendations`, { ...asked, ...more })
made(
  await enter({ withOthers: ['local policing body', 'another body'], addresseeName: 'The force, the PFCC, the NPCC' }),
)
const record: string = JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
  (row: { reference: string }) => row.reference === 'IOPC-8/1',
)?.record_id
const page = async () => (await keeper.get(`/recommendation/${record}`)).text.replace(/\s+/g, ' ')
const owed = async () =>
  JSON.parse((await keeper.get('/api/clocks')).text)
    .clocks.filter((one: { record_id: string; name: string }) => one.record_id === record && /^answer/.test(one.name))
    .map((one: { name: string; owner: string; rule: string | null }) =>
      [one.name, one.owner, one.rule === null ? 'no rule' : 'rule'].join(', '),
    )
    .sort()
const answer = { on: '2026-11-23', to: 'The IOPC', document: 'Letter', address: null }

test('both owe an answer by the same day, all are named, and the commissioner’s office finds it among what is asked of it', async () => {
  assert.deepEqual(await owed(), [
    "answer in writing beside the force, commissioner's office, rule",
    'answer in writing, chief officer, rule',
  ])
  assert.match(
    await page(),
    /the chief officer, with the local policing body and another body: The force, the PFCC, the NPCC/,
  )
  assert.match((await office.get('/asked-of-us')).text, /IOPC-8\/1[\s\S]*Asked of others with us/)
  const { unserved, ofOthers } = JSON.parse((await keeper.get('/api/plan')).text)
  const isIt = (one: { reference: string }) => one.reference === 'IOPC-8/1'
  assert.deepEqual([unserved.some(isIt), ofOthers.some(isIt)], [true, false], 'its part is the force’s to plan')
})

test('neither answers for the other', async () => {
  const answers = `/api/recommendation/${record}/answers`
  assert.match(await page(), /The local policing body is asked too: it has not answered yet/)
  assert.match((await office.get('/asked-of-us')).text, /To be answered in writing by 27 December 2026/)
  made(await office.api(answers, { ...answer, document: 'Letter of the PFCC' }))
  assert.deepEqual(await owed(), ['answer in writing, chief officer, rule'])
  assert.match((await office.api(answers, answer)).text, /already been answered/)
  assert.match(await page(), /Not answered yet/)
  made(await chief.api(answers, answer))
  assert.deepEqual(await owed(), [])
  assert.match(await page(), /asked too: it answered 23 November 2026, to The IOPC: Letter of the PFCC/)
  assert.match((await office.get('/asked-of-us')).text, /Answered in writing 23 November 2026/)
})

test('nobody is chosen twice, and what a panel asks it asks of one', async () => {
  const twice = { reference: 'IOPC-8/2', addressee: 'local policing body', withOthers: ['local policing body'] }
  assert.match((await enter(twice)).text, /This is already who must do it/)
  const panels = { ...twice, timeScale: 'panel', withOthers: ['another body'] }
  assert.match((await enter(panels)).text, /of the local policing body alone/)
})

test('corrected by two, the body that was asked too owes nothing of it any more', async () => {
  made(await enter({ reference: 'IOPC-8/3', withOthers: ['local policing body'] }))
  const third: string = JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === 'IOPC-8/3',
  )?.record_id
  const at = `/api/recommendation/${third}`
  const correction = { addressee: 'chief constable', addresseeName: null, because: 'The letter is to the force alone' }
  const same = { ...correction, withOthers: ['local policing body'] }
  assert.match((await keeper.api(`${at}/addressee-corrections`, same)).text, /This is already who must do it/)
  made(await keeper.api(`${at}/addressee-corrections`, { ...correction, withOthers: [] }))
  made(await chief.api(`${at}/addressee-correction-agreements`, {}))
  const { clocks } = JSON.parse((await keeper.get('/api/clocks')).text)
  const names = clocks.filter((one: { record_id: string }) => one.record_id === third)
  assert.deepEqual(names.map((one: { name: string }) => one.name).sort(), ['answer in writing', 'set a date'])
})

test('a text and a cell of a file name several, the chief officer first', () => {
  const both = { addressee: 'chief constable', withOthers: ['local policing body'] }
  assert.deepEqual(addresseesIn('The PCC and the chief constable should agree.'), both)
  assert.deepEqual(addresseesIn('The force and its safeguarding partners should meet.').withOthers, ['another body'])
  assert.deepEqual(addresseesIn('The mayor and the council should meet.'), { addressee: null, withOthers: [] })
  assert.deepEqual(addresseeOfCell('PFCC; chief officer', 'iopc-56'), { ...both, addresseeName: 'PFCC' })
  assert.equal(addresseeOfCell('chief officer; somebody', 'iopc-56'), null)
})

test('held with a draft, it says for whom', async () => {
  const draft = made(
    await keeper.api('/api/inspection/inspections', {
      ...{ reference: 'JT-8', title: 'Report JT-8', body: 'HMICFRS', kind: 'joint targeted', fieldwork: null },
      ...{ programme: 'joint targeted area inspection', publishedOn: null, address: null, follows: null, readers: [] },
    }),
  )
  const { addressee, ...rest } = asked
  made(
    await keeper.api(`/api/inspection/${draft}/recommendations`, {
      ...{ ...rest, reference: 'JT-8/1', timeScale: 'months-3', addressee, withOthers: ['another body'] },
    }),
  )
  assert.match(
    (await keeper.get(`/inspection/${draft}`)).text,
    /within three months; its time begins with publication<\/span><span class="vigil-detail">for the chief officer, with another body</,
  )
})
