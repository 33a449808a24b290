// A file of rows is refused what the forms refuse, each by its own row and column; it names findings and bodies that the register has.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant } from '../../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')

const look = async (...lines: readonly string[]) => {
  const looked = await keeper.api('/api/register-file/files', { text: lines.join('\n') })
  assert.equal(looked.status, 201, looked.text)
  const record = String(JSON.parse(looked.text).recordId)
  const { errors } = JSON.parse((await keeper.get(`/api/register-file/${record}`)).text)
  return {
    record,
    errors: errors.map((one: { row: number; column: string; sentence: string }) => [one.row, one.column, one.sentence]),
  }
}

test('what the forms refuse is refused in a file: days to come, by row and column', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,published,theme,on,result,force,announced,decided,n,good,requires improvement,inadequate,chapter,document,document text,measures,level',
    'inspection,F-1,,initial,PEEL,Title,2028-01-01,,,,,,,,,,,,,,,',
    'inspection,F-2,,initial,PEEL,Title,2026-01-01,,,,,,,,,,,,,,,',
    'cause of concern,F-2/C,F-2,,,,,Calls,2028-03,,,,,,,,,,Letter,It is closed.,,',
    'effective practice,F-2/P,F-2,,,,,Calls,2026-03,,,,,,,,,,Letter,It is closed.,M4,0.9',
    'revisit,A5,,,,Letter,2099-01-01,,,routine,,,,,,,,,,It is routine.,,',
    'revisit,A5,,,,Letter,2020-01-01,,,routine,,,,,,,,,,It is routine.,,',
    'monitoring,,,engage,,,,,2027-01-01,,Northvale,,,,,,,',
    'monitoring,,,engage,,,,,2026-01-01,,Northvale,2025-01-01,2025-06-01,,,,,',
    'files,,F-2,,,,,,,,,,,10,5,5,0,all files',
    'files,,F-2,,,,,,,,,,,20,5,5,10,missing children',
    'recommendation,F-1/1,F-1,,,,,Calls,,,,,,,,,,',
  )
  assert.deepEqual(errors, [
    [2, 'published', 'this day has not come yet: leave it empty, and it is a draft until then'],
    [4, 'on', 'This has not come yet.'],
    [5, 'on', 'Effective practice lapses or is superseded.'],
    [6, 'published', 'this day has not come yet'],
    [7, 'published', 'this is before the recommendation was published'],
    [8, 'on', 'this day has not come yet'],
    [9, 'announced', 'it was announced before it was decided: check the two dates'],
    [11, 'n', 'missing children has 20 files, and all files are 10'],
  ])
})

test('what the register has against a row is said by row and column', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,theme,finding,again,follows',
    'inspection,NCPI-2021,,initial,PEEL,Title,,,,',
    'inspection,G-1,,initial,PEEL,Title,,,,G-9',
    'finding,C1,G-1,,,,Calls,,NOWHERE,',
    'recommendation,NCPI-2021/1,NCPI-2021,,,,Calls,NONE,,',
    'recommendation,NCPI-2021/99,NCPI-2021,,,,Calls,C1,,',
  )
  assert.deepEqual(
    errors.map(([row, column]: readonly unknown[]) => [row, column]),
    [
      [2, 'reference'],
      [3, 'follows'],
      [4, 'reference'],
      [4, 'again'],
      [5, 'reference'],
      [5, 'finding'],
      [6, 'finding'],
    ],
  )
})

test('a row names a finding of the register; body and addressee are those of the file', async () => {
  const first = await look(
    'item,reference,inspection,kind,programme,title,body,published,theme,n',
    'inspection,H-1,,joint targeted,joint targeted area inspection,Title,Ofsted,2026-06-01,,4',
    'cause of concern,H-1/C,H-1,,,,,,Calls,',
  )
  assert.deepEqual(first.errors, [])
  assert.equal((await keeper.api(`/api/register-file/${first.record}/recording`, {})).status, 200)
  const second = await look(
    'item,reference,inspection,theme,finding,time scale,addressee',
    'recommendation,H-1/1,H-1,Answer calls,H-1/C,working-days-70,safeguarding partners',
  )
  assert.deepEqual(second.errors, [])
  assert.equal((await keeper.api(`/api/register-file/${second.record}/recording`, {})).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const one = rows.find((row: { reference: string }) => row.reference === 'H-1/1')
  assert.equal(one?.source, 'Ofsted')
  const shown = JSON.parse((await keeper.get(`/api/recommendation/${one?.record_id}`)).text)
  assert.equal(shown.origin.addressee, 'safeguarding partners')
  const inspection = JSON.parse((await keeper.get(`/api/inspection/${shown.origin.inspectionId}`)).text)
  assert.deepEqual(
    inspection.findings.map((each: { recommendations: readonly { reference: string }[] }) =>
      each.recommendations.map(({ reference }) => reference),
    ),
    [['H-1/1']],
  )
  assert.equal(inspection.asked, 4)
})

test('the same is asked of a row as of the form: an ending’s document and words, a strength’s measure and level', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,published,theme,on,result,document,document text,measures,level',
    'inspection,K-1,,initial,PEEL,Title,2026-03-01,,,,,,,',
    'cause of concern,K-1/A,K-1,,,,,Calls,2026-06,,,,,',
    'cause of concern,K-1/B,K-1,,,,,Calls,2026-01,,Letter,It is closed.,,',
    'effective practice,K-1/C,K-1,,,,,Calls,,,,,M4,',
    'effective practice,K-1/D,K-1,,,,,Calls,,,,,M4 M99,0.9',
    'finding,K-1/E,K-1,,,,,Calls,,,,,M4,1.5',
    'revisit,A5,,,,Letter,2026-06-01,,,routine,,,,',
  )
  assert.deepEqual(
    errors.map(([row, column]: readonly unknown[]) => [row, column]),
    [
      [7, 'level'],
      [8, 'document text'],
      [3, 'document'],
      [3, 'document text'],
      [4, 'on'],
      [5, 'measures'],
      [6, 'measures'],
      [6, 'measures'],
      [6, 'level'],
    ],
  )
})

test('whoever records a file has every row before them in words, endings marked, and another person records those', async () => {
  const { record, errors } = await look(
    'item,reference,inspection,kind,programme,title,published,theme,on,result,document,document text,force,measures,level',
    'inspection,L-1,,initial,PEEL,The second look,2026-03-01,,,,,,,,',
    'cause of concern,L-1/A,L-1,,,,,Calls wait,2026-06,,Letter of June,The first cause is closed.,,,',
    'effective practice,L-1/B,L-1,,,,,Calls are answered,,,,,,M4,0.9',
    'revisit,A5,,,,Letter of July,2026-07-01,,,routine,,Supervision is routine.,,,',
    'monitoring,,,engage,,,,,2026-02-01,,,,Northvale,,',
  )
  assert.deepEqual(errors, [])
  const form = (await colleague.get(`/register-file/${record}/recording`)).text
  const page = (await colleague.get(`/register-file/${record}`)).text
  for (const shown of [form, page]) {
    for (const words of [
      'The second look',
      'ended by a document',
      'closed by the inspectorate 2026-06, by Letter of June',
      'The first cause is closed.',
      'to keep: 0.9',
      'A5: “routine”, says Letter of July',
      'Supervision is routine.',
      'Northvale: engage from 1 February 2026',
    ])
      assert.ok(shown.includes(words), words)
  }
  const { said } = JSON.parse((await colleague.get(`/api/register-file/${record}`)).text)
  assert.deepEqual(
    said.map((one: { row: number; marked: string | null }) => [one.row, one.marked !== null]),
    [
      [2, false],
      [3, true],
      [4, false],
      [5, true],
      [6, false],
    ],
  )
  const own = await keeper.api(`/api/register-file/${record}/recording`, {})
  assert.match(own.text, /another person holds every row against the documents/)
  assert.equal((await colleague.api(`/api/register-file/${record}/recording`, {})).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const revisited = rows.find((row: { reference: string }) => row.reference === 'A5')?.record_id
  const { revisits } = JSON.parse((await keeper.get(`/api/recommendation/${revisited}`)).text)
  assert.deepEqual(
    [revisits.at(-1).inspection, revisits.at(-1).textHash.length, revisits.at(-1).offeredBy],
    ['Letter of July', 64, keeper.person.staffId],
  )
})
