// A file of rows is looked at first and refused what the forms refuse, each by its own row and column; it names findings and bodies that the register has.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { columns, readFile } from './read-file.ts'

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

const idOf = (text: string): string => String(JSON.parse(text).recordId)
const rowOf = async (reference: string): Promise<{ record_id: string; found_again: number }> =>
  JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  )
const recommendationId = async (reference: string) => (await rowOf(reference)).record_id
const timesFound = async (reference: string) => (await rowOf(reference)).found_again

test('a file is looked at first, every error by row, and recorded only when nothing is wrong', async () => {
  const head =
    'item,reference,inspection,kind,programme,title,published,theme,time scale,n,good,requires improvement,inadequate'
  const bad = [
    head,
    'inspection,CSV-1,,initial,PEEL,A title,2026-13-01,,,,,,',
    'recommendation,CSV-1/1,CSV-9,,,,,Theme,soonish,,,,',
    'files,,CSV-1,,,,,,,10,1,1,1',
    'nonsense,X,,,,,,,,,,,',
  ].join('\n')
  const looked = await keeper.api('/api/register-file/files', { text: bad })
  assert.equal(looked.status, 201, looked.text)
  const page = (await keeper.get(`/register-file/${idOf(looked.text)}`)).text
  for (const words of [
    'is not a date',
    'is not a time scale',
    'make 3, not 10',
    'is none of',
    'neither in the file nor in the register',
  ])
    assert.ok(page.includes(words), words)
  const refused = await keeper.api(`/api/register-file/${idOf(looked.text)}/recording`, {})
  assert.equal(refused.status, 422)
  assert.ok(!(await keeper.get('/inspections')).text.includes('CSV-1'))
  const [, toCorrect = ''] = /href="(\/register-file\/files\?again=[^"]+)"/.exec(page) ?? []
  assert.match(
    (await keeper.get(toCorrect)).text,
    /<textarea[^>]*>[^<]*CSV-1\/1,CSV-9,,,,,Theme,soonish/,
    'to be corrected there',
  )
  assert.equal((await keeper.get('/register-file/files?again=nonsense')).status, 200)

  const good = [
    head,
    'inspection,CSV-1,,initial,PEEL,A title,2026-01-31,,,,,,',
    'recommendation,CSV-1/1,CSV-1,,,,,Theme one,months-3,,,,',
    'recommendation,CSV-1/2,CSV-1,,,,,"=HYPERLINK(""x"")",immediately,,,,',
    'files,,CSV-1,,,,,,,10,5,3,2',
  ].join('\r\n')
  const fine = await keeper.api('/api/register-file/files', { text: good })
  assert.equal(fine.status, 201, fine.text)
  const recorded = await keeper.api(`/api/register-file/${idOf(fine.text)}/recording`, {})
  assert.equal(recorded.status, 200, recorded.text)
  const shown = (await keeper.get(`/recommendation/${await recommendationId('CSV-1/1')}`)).text
  assert.ok(shown.includes('30 April 2026'), 'three months from the last of January')
  assert.match(shown, /SHA-256 of the file it was imported from/)
  assert.doesNotMatch(shown, /SHA-256 of the text/, 'the file is not its text')
  const again = await keeper.api('/api/register-file/files', { text: good })
  assert.ok((await keeper.get(`/register-file/${idOf(again.text)}`)).text.includes('is in the register already'))
  assert.ok((await keeper.api('/api/register-file/files', { text: 'a,b\n1,2' })).text.includes('no column “item”'))
})

test('rows about an inspection that is in the register are added to it, once', async () => {
  const rows = [
    'item,reference,inspection,theme,scale,grade,chapter,again,on,document,document text',
    'cause of concern,F-1,CSV-1,Risk recognised late,,,,NCPI-2021/3,2026-03,Letter,It is closed.',
    'judgment,,CSV-1,,five-from-2021,good,responding to the public,,,,',
  ].join('\n')
  const before = await timesFound('NCPI-2021/3')
  const looked = await keeper.api('/api/register-file/files', { text: rows })
  const file = idOf(looked.text)
  const alone = await keeper.api(`/api/register-file/${file}/recording`, {})
  assert.match(alone.text, /Another person must compare such rows with the documents/)
  const recorded = await colleague.api(`/api/register-file/${file}/recording`, {})
  assert.equal(recorded.status, 200, recorded.text + (await keeper.get(`/register-file/${file}`)).text)
  const { inspections: all } = JSON.parse((await keeper.get('/api/inspections')).text)
  const id = all.find((row: { reference: string }) => row.reference === 'CSV-1')?.record_id
  const shown = (await keeper.get(`/inspection/${id}`)).text
  assert.ok(shown.includes('Risk recognised late'), shown)
  assert.ok(shown.includes('closed by the inspectorate March 2026'), 'the month that is published, and no day')
  assert.equal(await timesFound('NCPI-2021/3'), before + 1)
  const twice = await keeper.api('/api/register-file/files', { text: rows })
  assert.ok(
    (await keeper.get(`/register-file/${idOf(twice.text)}`)).text.includes('these rows have already been recorded'),
  )
})

test('a day written as a spreadsheet shows it is no date, in its own row, and nothing else is said of it', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,published,theme,words,time scale,on,follows',
    'inspection,DAY-1,,initial,PEEL,A title,31/10/2026,,,,,',
    'inspection,DAY-2,,initial,PEEL,Its sequel,2026-11-20,,,,,DAY-1',
    'recommendation,DAY-1/1,DAY-1,,,,,Calls,Answer calls by 1 May 2027.,date,2027-05-01,',
    'recommendation,DAY-2/1,DAY-2,,,,,Visits,Visit by 31 December 2026.,date,31/12/2026,',
  )
  assert.deepEqual(errors, [
    [2, 'published', '“31/10/2026” is not a date like 2027-03-31'],
    [5, 'on', '“31/12/2026” is not a date like 2027-03-31'],
  ])
})

test('an empty file of all columns, and rows of rubbish, are read without fault', () => {
  assert.deepEqual(readFile(columns.join(','), []).errors, [])
  for (const text of [
    '',
    '"',
    'item\n"unclosed',
    `item\n${'x,'.repeat(10_000)}`,
    '\u0000\u0001',
    'item\n\u202einspection',
  ])
    assert.ok(readFile(text, []).errors.length > 0, JSON.stringify(text.slice(0, 20)))
})

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
    [2, 'published', 'this day has not come yet: leave it empty, and the inspection is a draft until then'],
    [4, 'on', 'This date is in the future.'],
    [5, 'on', 'Effective practice can only lapse or be superseded.'],
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
    'recommendation,H-1/1,H-1,Answer calls,H-1/C,working-days-70,another body: safeguarding partners',
  )
  assert.deepEqual(second.errors, [])
  assert.equal((await keeper.api(`/api/register-file/${second.record}/recording`, {})).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const one = rows.find((row: { reference: string }) => row.reference === 'H-1/1')
  assert.equal(one?.source, 'Ofsted')
  const shown = JSON.parse((await keeper.get(`/api/recommendation/${one?.record_id}`)).text)
  assert.deepEqual([shown.origin.addressee, shown.origin.addresseeName], ['another body', 'safeguarding partners'])
  assert.equal(shown.addressee, 'another body: safeguarding partners')
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
      [3, 'document'],
      [3, 'document text'],
      [4, 'on'],
      [5, 'measures'],
      [6, 'measures'],
      [6, 'measures'],
      [6, 'level'],
      [7, 'level'],
      [8, 'document text'],
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
  assert.match(own.text, /Another person must compare such rows with the documents/)
  assert.equal((await colleague.api(`/api/register-file/${record}/recording`, {})).status, 200)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  const revisited = rows.find((row: { reference: string }) => row.reference === 'A5')?.record_id
  const { revisits } = JSON.parse((await keeper.get(`/api/recommendation/${revisited}`)).text)
  assert.deepEqual(
    [revisits.at(-1).inspection, revisits.at(-1).textHash.length, revisits.at(-1).offeredBy],
    ['Letter of July', 64, keeper.person.staffId],
  )
})

test('a comma that nobody quoted is said, and rows are numbered as a spreadsheet numbers them', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,theme,words',
    'inspection,M-1,,initial,PEEL,Title,,',
    '',
    ',,,,,,,',
    'finding,M-1/A,M-1,,,,Calls,Calls wait, and nobody says for how long.',
    'finding,M-1/A,M-1,,,,Calls,Calls wait.',
  )
  assert.deepEqual(errors, [
    [
      5,
      '',
      'has more values than there are columns, the first “and nobody says for how long.”: put a value that contains a comma in double quotation marks',
    ],
    [6, 'reference', '“M-1/A” is in row 5 too'],
  ])
  const twice = await keeper.api('/api/register-file/files', { text: 'item,theme,theme\nfinding,Calls,Doors' })
  assert.match(twice.text, /Columns named more than once: theme/)
})

test('what is wrong is listed in the order of the rows, whichever check found it', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,theme,time scale',
    'recommendation,O-1/1,NOWHERE,,,,Calls are answered,months-3',
    'recommendation,O-1/2,NOWHERE,,,,Doors are knocked at,months-99',
  )
  assert.deepEqual(
    errors.map(([row]: readonly unknown[]) => row),
    [2, 3, 3],
  )
})

test('a value in a column that its row does not read is refused, and not left out in silence', async () => {
  const { errors } = await look(
    'item,reference,inspection,kind,programme,title,published,theme,good',
    'inspection,P-1,,initial,PEEL,Title,2026-11-01,,',
    'recommendation,P-1/1,P-1,,,,2026-11-01,Calls are answered,4',
  )
  const lost = 'does not belong in a row of recommendation and would be lost: empty it, or move it to a row of its own'
  assert.deepEqual(errors, [
    [3, 'published', lost],
    [3, 'good', lost],
  ])
})

test('a file that holds a draft is for whoever had it looked at: no colleague opens it, finds it listed or records it', async () => {
  const head = 'item,reference,inspection,kind,programme,title,theme,on,document,document text'
  const draft = ['inspection,N-1,,initial,PEEL,Embargoed title,,,,', 'finding,N-1/A,N-1,,,,Embargoed theme,,,']
  const { record, errors } = await look(head, ...draft)
  assert.deepEqual(errors, [])
  assert.equal((await colleague.get(`/register-file/${record}`)).status, 404)
  assert.equal((await colleague.api(`/api/register-file/${record}/recording`, {})).status, 404)
  assert.ok(!(await colleague.get('/inspections')).text.includes(record))
  assert.ok((await keeper.get('/inspections')).text.includes(record))
  assert.match((await keeper.get(`/register-file/${record}`)).text, /only you may open this file/)
  assert.equal((await keeper.api(`/api/register-file/${record}/recording`, {})).status, 200)
  assert.equal((await colleague.get(`/register-file/${record}`)).status, 404, 'nor once it is recorded')
  const more = await look(head, 'finding,N-1/B,N-1,,,,Another embargoed theme,,,')
  assert.deepEqual(more.errors, [])
  assert.equal((await colleague.get(`/register-file/${more.record}`)).status, 404, 'a row added to a draft')
  const both = await look(
    head,
    'inspection,N-2,,initial,PEEL,Another,,,,',
    'cause of concern,N-2/A,NCPI-2021,,,,Calls,2026-03,Letter,It is closed.',
  )
  assert.deepEqual(
    both.errors.map(([row, , sentence]: readonly unknown[]) => [
      row,
      String(sentence).endsWith('put them in two files'),
    ]),
    [[0, true]],
  )
})
