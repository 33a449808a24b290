// Programmes and grade scales are the policy's: a new one is used without a developer, an old one is never changed, and each report is read by its own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../../test/app.ts'
import { demonstrationForce } from '../../../../demonstration/force.ts'
import { newId } from '../../../../kernel/identity.ts'
import { hours, type Instant, instant, plus } from '../../../../kernel/time.ts'
import { commentsOwed } from '../duties.ts'
import { judgmentWrong, programmeNames, programmeWrong, scalesOf } from '../generations.ts'
import { defaultGradeScales, defaultProgrammes } from './defaults.ts'
import { scaleRefusals } from './grade-scale.ts'
import { programmesKept, scalesKept, scalesNamed } from './kept.ts'
import { programmeRefusals } from './programme.ts'

let now: Instant = instant('2026-11-23T09:00:00.000Z')
const it = await testApp({ clock: () => now })
/** Signed in anew: hours and months pass here. */
const keeper = async () => await it.named('Sam Underhill')
const standing = { tables: {} }
const of2024 = 'national child protection inspection, 2024 framework'
const of2027 = 'national child protection inspection, 2027 framework'
const chapter = 'responding to children at risk of harm'

const idOf = (text: string): string => String(JSON.parse(text).recordId)
const scale2027 = {
  id: 'five-from-2027',
  words: 'five grades (from 2027)',
  grades: ['outstanding', 'good', 'sufficient', 'requires improvement', 'inadequate'],
  ...{ from: '2027-01-01', until: null, basis: 'national guidance', source: 'An invented framework' },
}
const programme2027 = {
  ...{ name: of2027, chapters: ['leadership', 'the child’s day'], grading: 'on its own scales' },
  ...{ scales: [scale2027.id], comments: true, from: '2027-01-01', until: null },
  ...{ basis: 'national guidance', source: 'An invented framework' },
}

let versions = 0
const propose = async (table: string, row: object, inHours = 1, upon: string | null = null) =>
  await (await keeper()).api(`/api/policy/row-of-${table}`, {
    ...{
      version: `generation-${++versions}`,
      effectiveFrom: plus(now, hours(inHours)),
      because: 'A framework',
      upon,
      row,
    },
  })
const approve = async (proposed: { readonly text: string; readonly status: number }) => {
  assert.equal(proposed.status, 201, proposed.text)
  const approved = await (await it.named('Tess Mowbray')).api(`/api/policy/${idOf(proposed.text)}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
}
/** In force an hour later. */
const change = async (table: string, row: object) => {
  await approve(await propose(table, row))
  now = plus(now, hours(2))
  it.app.policies.forget(demonstrationForce.id)
}
const enter = async (reference: string, programme: string, publishedOn: string) =>
  await (await keeper()).api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'HMICFRS', programme, kind: 'initial', fieldwork: null },
    ...{ publishedOn, address: null, follows: null, readers: [] },
  })
const grade = async (record: string, scale: string, given: string, of = chapter) =>
  await (await keeper()).api(`/api/inspection/${record}/grades`, { chapter: of, scale, grade: given })

test('a policy from before the tables were kept has the published programmes, and an earlier fact says by its name whether comments are owed', () => {
  assert.equal(programmeNames(standing).length, 10)
  assert.deepEqual(programmeRefusals(defaultProgrammes), [])
  assert.deepEqual(scaleRefusals(defaultGradeScales), [])
  assert.deepEqual(scalesNamed({}), [])
  for (const { name, comments } of defaultProgrammes.programmes) {
    const recorded = {
      ...{ reference: 'OLD-1', title: 'Old', body: 'HMICFRS', programme: name, kind: 'initial' as const },
      ...{ fieldwork: null, follows: null, readers: [] },
    }
    assert.equal(commentsOwed({ recorded, comments: null }), comments, name)
    assert.equal(commentsOwed({ recorded: { ...recorded, commentsOwed: !comments }, comments: null }), !comments, name)
  }
})

test('a report takes the scales of its own day', () => {
  const ids = (on: string) => scalesOf(standing, { programme: 'PEEL', on }).map(({ id }) => id)
  assert.deepEqual(ids('2020-02-07'), ['four-to-2021'])
  assert.deepEqual(ids('2021-09-30'), ['four-to-2021', 'five-from-2021'], 'nobody can say from which day')
  assert.deepEqual(ids('2022-01-01'), ['five-from-2021'])
  const four = { chapter: 'any', scale: 'four-to-2021', grade: 'good' }
  assert.deepEqual(judgmentWrong(standing, { programme: 'PEEL', on: '2021-09-30' }, four), [])
  assert.deepEqual(judgmentWrong(standing, { programme: 'PEEL', on: '2022-01-01' }, four), [
    ['scale', 'four grades (PEEL to 2021): it is for reports until 31 December 2021'],
  ])
  assert.match(
    programmeWrong(standing, { programme: of2024, on: '2023-08-04' }) ?? '',
    /has reports from 1 January 2024/,
  )
})

test('a grade renamed and a framework begun: two rows in one version, approved by another person, and the register takes them by hand and by file', async () => {
  const before = await enter('GEN-2026', of2024, '2026-11-02')
  assert.equal(before.status, 201, before.text)
  const old = idOf(before.text)
  assert.equal((await grade(old, 'five-from-2021', 'adequate')).status, 200)
  assert.match((await enter('GEN-0', of2027, '2026-11-02')).text, /is not a programme in the policy/)
  const early = await propose('inspection-programmes', { place: null, ...programme2027 })
  assert.match(early.text, /there is no scale “five-from-2027”\. The scales are four-to-2021, five-from-2021/)

  const scale = await propose('grade-scales', { place: null, ...scale2027 })
  const waits = idOf(scale.text)
  assert.match(
    (await (await keeper()).get('/policy/row-of-inspection-programmes')).text,
    new RegExp(`value="${waits}"`),
  )
  const again = await propose('grade-scales', { place: null, ...scale2027, id: 'other', words: 'other' }, 1, waits)
  assert.match(again.text, /changes this table too/)
  assert.match(
    (await propose('inspection-programmes', { place: null, ...programme2027 }, 1, newId(now))).text,
    /decided on/,
  )
  const both = await propose('inspection-programmes', { place: null, ...programme2027 }, 1, waits)
  const read = (await (await keeper()).get(`/policy/${idOf(both.text)}`)).text
  assert.ok(
    [scale2027.words, of2027].every((words) => read.includes(words)),
    'whoever approves reads both rows',
  )
  await approve(both)
  now = plus(now, hours(2))
  it.app.policies.forget(demonstrationForce.id)
  const ended = { ...defaultProgrammes.programmes[1], place: 2, until: '2026-12-31' }
  await change('inspection-programmes', ended)
  now = instant('2027-02-10T09:00:00.000Z')
  it.app.policies.forget(demonstrationForce.id)
  const later = await keeper()
  assert.match(
    (await later.get('/inspection/inspections')).text,
    /<option value="national child protection inspection, 2027 framework"[^>]*>[^<]*\(reports from 1 January 2027\)/,
  )
  assert.match(
    (await enter('GEN-1', of2024, '2027-02-01')).text,
    /has reports from 1 January 2024 until 31 December 2026\. Choose another/,
  )
  const entered = await enter('GEN-2027', of2027, '2027-02-01')
  assert.equal(entered.status, 201, entered.text)
  const young = idOf(entered.text)
  const judge = async (record: string, body: object) => await later.api(`/api/inspection/${record}/grades`, body)
  const form = (await later.get(`/inspection/${young}/grades`)).text
  assert.ok(form.includes('value="five-from-2027"') && !form.includes('value="five-from-2021"'), 'only its own')
  assert.match(form, /<option value="the child’s day"/)
  const first = { chapter: 'leadership', scale: scale2027.id, grade: 'adequate' }
  assert.match((await judge(young, first)).text, /is not a grade of five grades \(from 2027\): outstanding, good, suff/)
  assert.equal((await judge(young, { ...first, grade: 'sufficient' })).status, 200)
  const shown = (await later.get(`/inspection/${young}`)).text
  assert.match(shown, /five grades \(from 2027\)[\s\S]*leadership: <strong>sufficient/)
  assert.match(shown, /Comments of the local policing body under section 55/)

  const wasRead = (await later.get(`/inspection/${old}`)).text
  assert.match(wasRead, /five grades \(PEEL from 2021[\s\S]*<strong>adequate/, 'by its own generation')
  assert.equal(
    (await judge(old, { chapter, scale: 'five-from-2021', grade: 'good' })).status,
    200,
    'a report of 2026 goes on being graded as reports of 2026 are',
  )
  const listed = (await later.get('/inspections')).text
  assert.match(listed, /2027 framework \(reports from 1 January 2027\)[\s\S]*five grades \(from 2027\)/)

  const rows = [
    'item,inspection,reference,kind,programme,title,published,chapter,scale,grade',
    `inspection,,GEN-CSV,initial,"${of2027}",By file,2027-02-02,,,`,
    'judgment,GEN-CSV,,,,,,the child’s day,five-from-2027,sufficient',
  ]
  const look = async (...more: readonly string[]) =>
    idOf((await later.api('/api/register-file/files', { text: [...rows, ...more].join('\n') })).text)
  const wrong = await look(
    `inspection,,GEN-OLD,initial,"${of2024}",Too late,2027-02-02,,,`,
    'inspection,,GEN-NONE,initial,Another,No programme,2027-02-02,,,',
    'judgment,GEN-CSV,,,,,,leadership,five-from-2021,good',
  )
  const { errors } = JSON.parse((await later.get(`/api/register-file/${wrong}`)).text)
  assert.deepEqual(
    errors.map(({ row, column }: { row: number; column: string }) => [row, column]),
    [
      [4, 'programme'],
      [5, 'programme'],
      [6, 'scale'],
    ],
  )
  const file = await look()
  assert.match(
    (await later.get(`/register-file/${file}`)).text,
    /the child’s day: sufficient \(five grades \(from 2027/,
  )
  assert.equal((await later.api(`/api/register-file/${file}/recording`, {})).status, 200)
  assert.match((await later.get('/register-file/files')).text, /five-from-2021; five-from-2027/)
})

test('what is in force is ended and never changed: no grade, chapter, scale or name leaves it', async () => {
  const [four, five] = defaultGradeScales.scales
  const [, framework, peel] = defaultProgrammes.programmes
  assert.ok(four && five && framework && peel)
  const without = { scales: [four, { ...five, grades: five.grades.filter((one) => one !== 'adequate') }] }
  assert.match(scalesKept({ 'grade scales': without }, {}).join(), /keeps its grades, outstanding, good, adequate/)
  assert.match(scalesKept({ 'grade scales': { scales: [four] } }, {}).join(), /cannot leave the table/)
  const renamed = { scales: [four, { ...five, words: 'other words' }] }
  assert.match(scalesKept({ 'grade scales': renamed }, {}).join(), /keeps its name/)
  const ended = { scales: [{ ...four, until: '2021-10-01', source: 'Read' }, five] }
  assert.deepEqual(scalesKept({ 'grade scales': ended }, {}), [])
  const kept = (changed: object) =>
    programmesKept(
      {
        'inspection programmes': {
          programmes: defaultProgrammes.programmes.map((one) => (one === peel ? { ...one, ...changed } : one)),
        },
      },
      {},
    ).join()
  assert.match(kept({ name: 'PEEL 2' }), /“PEEL” cannot leave the table or be renamed/)
  assert.match(kept({ chapters: ['one'] }), /keeps its chapters/)
  assert.match(kept({ grading: 'no grades', scales: [] }), /how it grades does not change[^,]*,“PEEL” keeps its scales/)
  assert.match(kept({ scales: ['five-from-2021'] }), /four-to-2021 cannot be taken from it/)
  assert.match(kept({ comments: false }), /whether comments are owed does not change/)
  assert.equal(kept({ scales: [...peel.scales, 'six'], until: '2027-01-01' }), '', 'a scale may be added, and an end')

  const changed = await propose('grade-scales', { ...five, place: 2, grades: ['good', 'bad'] })
  assert.match(changed.text, /keeps its grades/)
  const whole = await (await keeper()).api('/api/policy/proposal', {
    ...{ version: 'dropped', effectiveFrom: plus(now, hours(1)), because: 'All of it', values: {} },
    tables: JSON.stringify({ 'grade scales': { scales: [four] } }),
  })
  assert.match(whole.text, /cannot leave the table/)
})

test('what cannot be read, stands twice or contradicts itself is refused in words', () => {
  const [four] = defaultGradeScales.scales
  const [, framework] = defaultProgrammes.programmes
  assert.ok(four && framework)
  const scales = (...rows: readonly object[]) => scaleRefusals({ scales: rows }).join(' ')
  assert.match(scaleRefusals('nonsense').join(), /The table holds a list/)
  assert.match(scales(four, { ...four, grades: ['one'] }), /Row 2, grades: it must not have fewer than 2/)
  assert.match(scales(four, four), /short name “four-to-2021”[\s\S]*Nobody could tell them apart/)
  assert.match(scales({ ...four, grades: ['good', 'Good'] }), /the grade “good” is in it twice/)
  assert.match(scales({ ...four, from: '2022-02-30' }), /“2022-02-30” is not a date/)
  assert.match(scales({ ...four, from: '2022-01-01' }), /it ends before it begins/)
  const programmes = (...rows: readonly object[]) => programmeRefusals({ programmes: rows }).join(' ')
  assert.match(programmes(framework, framework), /needs a name of its own/)
  assert.match(programmes({ ...framework, chapters: ['a', 'a'] }), /the chapter “a” is in it twice/)
  assert.match(programmes({ ...framework, scales: [] }), /name the scales it grades on/)
  assert.match(programmes({ ...framework, grading: 'no grades' }), /leave its scales empty/)
  assert.match(programmes({ ...framework, name: '' }), /Row 1, name/)
})

test('a version made without what an approved one brings is refused, whichever of the two comes first', async () => {
  const another = { ...scale2027, id: 'six', words: 'six grades', place: null }
  await approve(await propose('grade-scales', another, 48))
  const after = await propose('grade-scales', { ...another, id: 'seven', words: 'seven grades' }, 72)
  assert.match(after.text, /already approved, comes into force before this one and brings what this one does not have/)
  const first = await propose('grade-scales', { ...another, id: 'seven', words: 'seven grades' }, 24)
  assert.match(first.text, /comes into force after this one and does not have what this one brings/)
})
