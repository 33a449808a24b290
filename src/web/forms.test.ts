// What a form sends becomes the body a command takes, and nothing that cannot be read slips through.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { instant } from '../kernel/time.ts'
import { LocalDate, Maybe, When } from '../registers/schemas.ts'
import {
  choice,
  happened,
  hidden,
  idChoice,
  line,
  lines,
  moment,
  optionalLine,
  optionalShare,
  share,
  text,
  tick,
  yesNo,
} from './fields.ts'
import { errorSummary, explain, formFields, initially } from './forms.ts'
import { readForm, type Typed } from './typed.ts'

const now = instant('2026-11-23T21:14:37Z')
const read = (schema: TSchema, typed: Typed) => readForm(schema, typed, now)
const sentences = (schema: TSchema, typed: Typed) =>
  read(schema, typed).refusals.map((one) => `${one.field}: ${one.sentence}`)

const Seen = Type.Object({ seen: moment('Last seen', 'Enter when the child was last seen') })

test('a date and a time are London’s, in summer and in winter, however a person writes them', () => {
  const summer = { 'seen.date': '1/7/2026', 'seen.time': '0:30' }
  assert.deepEqual(read(Seen, summer).body, { seen: '2026-06-30T23:30:00.000Z' })
  const winter = { 'seen.date': '2026-11-22', 'seen.time': '21.05' }
  assert.deepEqual(read(Seen, winter).body, { seen: '2026-11-22T21:05:00.000Z' })
})

test('a time that came twice is asked about with both readings, and the answer decides', () => {
  const twice = { 'seen.date': '2026-10-25', 'seen.time': '01:30' }
  const { refusals } = read(Seen, twice)
  assert.match(refusals.map((one) => one.sentence).join(), /the clocks went back that night and 01:30 came twice/)
  const [field] = formFields(Seen, twice, refusals)
  assert.deepEqual(
    field?.moment?.twice.map((one) => one.text),
    ['01:30 BST, before the clocks went back', '01:30 GMT, after they went back'],
  )
  assert.deepEqual(read(Seen, { ...twice, 'seen.which': 'first' }).body, { seen: '2026-10-25T00:30:00.000Z' })
  assert.deepEqual(read(Seen, { ...twice, 'seen.which': 'second' }).body, { seen: '2026-10-25T01:30:00.000Z' })
})

test('a time that never was, a day that is none, half a moment and the future are each refused in words', () => {
  const cases: [string, string, RegExp][] = [
    ['2026-03-29', '01:30', /There is no 01:30 on 29 March 2026/],
    ['2026-02-30', '10:00', /Last seen must be a real date, for example 27 3 2026/],
    ['2026-11-22', 'noon', /“noon” is not a time. Use the 24-hour clock, for example 21:14 or 2114/],
    ['2026-11-22', '', /Enter the time the child was last seen/],
    ['2026-11-23', '21:15', /Last seen must not be in the future/],
    ['', '', /Enter when the child was last seen/],
  ]
  for (const [date, time, words] of cases) {
    const found = sentences(Seen, { 'seen.date': date, 'seen.time': time })
    assert.equal(found.length, 1, `${date} ${time}`)
    assert.match(String(found[0]), words)
  }
})

test('a time is understood with a colon, with a full stop and in four figures', () => {
  for (const time of ['19:30', '19.30', '1930', ' 1930 '])
    assert.deepEqual(read(Seen, { 'seen.date': '2026-11-22', 'seen.time': time }).body, {
      seen: '2026-11-22T19:30:00.000Z',
    })
  for (const time of ['2460', '930', '193'])
    assert.match(sentences(Seen, { 'seen.date': '2026-11-22', 'seen.time': time }).join(), /is not a time/)
})

test('a day is typed into three boxes, month by number or by name; whole in one field it is understood as well', () => {
  const boxes = (day: string, month: string, year: string) => ({
    'seen.day': day,
    'seen.month': month,
    'seen.year': year,
    'seen.time': '19:30',
  })
  for (const typed of [
    boxes('2', '11', '2026'),
    boxes('02', 'Nov', '2026'),
    boxes('2', 'november', '2026'),
    // What stands in the boxes is what a person saw.
    { ...boxes('2', '11', '2026'), 'seen.date': '2026-01-01' },
    { 'seen.date': '2/11/2026', 'seen.time': '1930' },
  ])
    assert.deepEqual(read(Seen, typed).body, { seen: '2026-11-02T19:30:00.000Z' })
  const cases: [string, string, string, RegExp][] = [
    ['2', '', '2026', /^seen: Last seen must include a month$/],
    ['', '', '2026', /^seen: Last seen must include a day and a month$/],
    ['30', '2', '2026', /^seen: Last seen must be a real date, for example 27 3 2026$/],
    ['2', '11', '26', /^seen: Last seen must have a year of four figures, for example 2026$/],
    ['2', 'xyz', '2026', /^seen: Last seen must be a real date/],
    ['', '', '', /^seen: Enter the day the child was last seen$/],
  ]
  for (const [day, month, year, words] of cases) {
    const [only, ...others] = sentences(Seen, boxes(day, month, year))
    assert.match(String(only), words)
    assert.deepEqual(others, [])
    const [field] = formFields(Seen, boxes(day, month, year))
    assert.deepEqual(
      field?.boxes.map((box) => box.value),
      [day, month, year],
      'what was typed stays',
    )
  }
})

test('a date alone has the same three boxes, filled from a whole date and kept where it is none', () => {
  const Born = Type.Object({ born: { ...Maybe(LocalDate), title: 'Date of birth' } })
  const shown = (typed: Typed) => formFields(Born, typed)[0]?.boxes.map((box) => box.value)

  assert.deepEqual(read(Born, { 'born.day': '23', 'born.month': '4', 'born.year': '2011' }).body, {
    born: '2011-04-23',
  })
  assert.deepEqual(read(Born, { 'born.day': '', 'born.month': '', 'born.year': '' }).body, { born: null })
  assert.deepEqual(shown({ born: '2011-04-23' }), ['23', '4', '2011'])
  assert.deepEqual(shown({ born: 'about eleven' }), ['about eleven', '', ''])
  assert.deepEqual(sentences(Born, { 'born.day': '31', 'born.month': '2', 'born.year': '2011' }), [
    'born: Date of birth must be a real date, for example 27 3 2026',
  ])
  assert.equal(formFields(Born, {})[0]?.id, 'born-day')
})

test('"when did it happen" left as it was offered is now; changed, it is what was typed', () => {
  const Did = Type.Object({ at: happened() })
  const offered = initially(Did, {}, now)
  assert.deepEqual(read(Did, offered).body, { at: null })
  assert.deepEqual(read(Did, { ...offered, 'at.time': '20:00' }).body, { at: '2026-11-23T20:00:00.000Z' })
})

test('a moment given to a form comes back to the millisecond when nobody touches it', () => {
  const given = initially(Seen, { seen: '2026-10-25T01:30:12.345Z' }, now)
  assert.equal(given['seen.time'], '01:30')
  assert.deepEqual(read(Seen, given).body, { seen: '2026-10-25T01:30:12.345Z' })
})

const Whole = Type.Object({
  level: choice('Grade', 'Select a grade', ['LOW', 'HIGH'] as const),
  known: yesNo('Known?', 'Say whether known'),
  certain: tick('Certain'),
  places: lines('Places', 'One on each line', 3),
  born: Maybe(LocalDate),
  age: Maybe(Type.Integer({ minimum: 0, maximum: 120, title: 'Age' })),
  child: Type.Object({ name: line('Name', 'Enter a name'), nickname: optionalLine('Nickname') }),
  flags: Type.Array(Type.Union([Type.Literal('weather'), Type.Literal('medicine')])),
  later: Type.Optional(When),
})

test('every kind of field is read as its own type, and nothing entered is null, left out or empty', () => {
  const { body, refusals } = read(Whole, {
    level: 'HIGH',
    known: 'no',
    places: ' Park \r\n\r\nQuay',
    born: '3/4/2011',
    age: '15',
    'child.name': ' Mia Cole ',
    'child.nickname': '  ',
    flags: ['weather', 'medicine'],
    unknown: 'ignored',
  })
  assert.deepEqual(refusals, [])
  assert.deepEqual(body, {
    level: 'HIGH',
    known: false,
    certain: false,
    places: ['Park', 'Quay'],
    born: '2011-04-03',
    age: 15,
    child: { name: 'Mia Cole', nickname: null },
    flags: ['weather', 'medicine'],
  })
})

test('each wrong field has its own sentence, and none is the schema’s', () => {
  assert.deepEqual(
    sentences(Whole, { level: 'URGENT', places: 'a\nb\nc\nd', born: '31/2/2011', age: '121', flags: 'snow' }),
    [
      'level: Select a grade',
      'known: Say whether known',
      'places: Places: give 3 or fewer; there are 4',
      'born: Born must be a real date, for example 27 3 2026',
      'age: Age must be 120 or less',
      'child.name: Enter a name',
      'flags.0: Flags: choose one of the answers given',
    ],
  )
})

const Answers = Type.Object({
  answers: Type.Array(
    Type.Object({
      question: hidden(Type.String({ minLength: 1 })),
      answer: choice('Answer', 'Select an answer', ['yes', 'no'] as const),
      note: optionalLine('Note', { most: 5 }),
    }),
    { minItems: 1, title: 'Answers' },
  ),
})

test('rows nobody touched are left out, and a refusal still names the row as the form has it', () => {
  const typed = {
    'answers.0.question': 'hurt',
    'answers.2.question': 'alone',
    'answers.2.answer': 'yes',
    'answers.2.note': 'too long',
    'answers.10.question': 'drugs',
    'answers.10.answer': 'no',
  }
  const { body, refusals } = read(Answers, typed)
  assert.deepEqual(
    Object.entries(body ?? {}).flatMap(([, rows]) => rows.map((row: { question: string }) => row.question)),
    ['alone', 'drugs'],
  )
  assert.deepEqual(
    refusals.map((one) => one.field),
    ['answers.2.note'],
  )
  const fields = formFields(Answers, typed, refusals)
  assert.deepEqual(errorSummary(refusals, fields)[0]?.href, '#answers-2-note')
})

test('a row is not drawn because somebody sent its number: no more are than the list may have, and one too many is refused', () => {
  const Few = Type.Object({ rows: Type.Array(Type.Object({ note: line('Note', 'Enter a note') }), { maxItems: 3 }) })
  const drawn = (index: string) => formFields(Few, { [`rows.${index}.note`]: 'x' })[0]?.fields.length
  assert.deepEqual(['9999', '99999999', '1e8'].map(drawn), [3, 1, 1])
  const many = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, index) => [`rows.${index % 10_000}.${index}`, 'x']),
  )
  assert.equal(formFields(Few, many)[0]?.fields.length, 4)
  assert.equal(read(Few, many).refusals.filter((one) => one.field === 'rows').length, 1)
})

test('what is wrong with rows as a whole leads to the first field in them, which the keyboard can stop at', () => {
  const { refusals } = read(Answers, {})
  assert.deepEqual(
    refusals.map((one) => one.field),
    ['answers'],
  )
  assert.equal(errorSummary(refusals, formFields(Answers, {}, refusals))[0]?.href, '#answers-0-answer')
})

test('a program’s body is explained by the same sentences, by path', () => {
  assert.deepEqual(
    explain(Seen, { seen: '2026-11-23T21:15:00.000Z' }, now).map((one) => one.sentence),
    ['Last seen must not be in the future. If it was yesterday, change the date'],
  )
  assert.deepEqual(
    explain(Whole, null, now).map((one) => one.field),
    [''],
  )
  const half = explain(Type.Object({ name: line('Name', 'Enter a name') }), { name: '\ud800' }, now)
  assert.match(String(half[0]?.sentence), /half of a character/)
})

test('what takes no room on a screen is blank, and beside something that is seen it is let in', () => {
  const Named = Type.Object({ name: line('Name', 'Enter a name'), note: text('Note', 'Enter a note') })
  const blank = explain(Named, { name: '\u200b\u2060', note: '\u200f \n\u00ad' })
  assert.deepEqual(
    blank.map((one) => one.sentence),
    ['Enter a name', 'Enter a note'],
  )
  assert.equal(Compile(Named).Check({ name: '\u200b', note: 'Seen' }), false)
  assert.deepEqual(explain(Named, { name: 'می\u200cخواهم', note: 'Hel\u00adlo' }), [])
})

test('a text is counted as its schema counts it, accents and joined pictures too', () => {
  const Short = Type.Object({ name: line('Name', 'Enter a name', { most: 10 }) })
  const compiled = Compile(Short)
  for (const name of [
    'A\u0302\u0301 and so on',
    '👩\u200d👩\u200d👧\u200d👦 👩\u200d👩\u200d👧',
    'x'.repeat(10),
    '👧'.repeat(10),
  ])
    assert.equal(explain(Short, { name }).length === 0, compiled.Check({ name }), name)
})

test('whatever is sent, it is either a body the schema accepts or refused with at least one sentence', () => {
  const schemas = [Whole, Seen, Answers].map((schema) => ({ schema, compiled: Compile(schema) }))
  const names = [
    'level',
    'known',
    'certain',
    'places',
    'born',
    'age',
    'child.name',
    'child',
    'flags',
    'later',
    'later.date',
    'born.day',
    'born.month',
    'born.year',
  ]
  const all = [
    ...names,
    'seen',
    'seen.date',
    'seen.time',
    'seen.exact',
    'answers.0.answer',
    'answers.1.question',
    'answers',
  ]
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'yes',
      'no',
      'HIGH',
      '12',
      '-1',
      '1e9',
      '2026-11-22',
      '10:00',
      '2026-11-22T10:00:00.000Z',
      'weather',
    ),
  )
  const form = fc.dictionary(fc.constantFrom(...all), fc.oneof(value, fc.array(value, { maxLength: 4 })))
  fc.assert(
    fc.property(form, (typed) => {
      for (const { schema, compiled } of schemas) {
        const { body, refusals } = read(schema, typed)
        assert.equal(refusals.length === 0, compiled.Check(body))
        formFields(schema, typed, refusals)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('whatever a program sends, explain finds something exactly where the schema does', () => {
  const compiled = Compile(Whole)
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        level: fc.constantFrom('HIGH', 'x', null),
        known: fc.oneof(fc.boolean(), fc.string()),
        certain: fc.boolean(),
        places: fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 4 }),
        born: fc.constantFrom(null, '2011-01-01', '2011-1-1'),
        age: fc.oneof(fc.double(), fc.integer(), fc.constant(null)),
        child: fc.record({ name: fc.string({ unit: 'grapheme' }), nickname: fc.constantFrom(null, 'x') }),
        flags: fc.array(fc.constantFrom('weather', 'snow')),
      },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(json, (value) => {
      assert.equal(explain(Whole, value, now).length === 0, compiled.Check(value))
    }),
    { numRuns: 2_000 },
  )
})

test('a choice left empty says what to choose, whatever its values look like', () => {
  const Owner = Type.Object({ owner: idChoice('Who owns it from now on?', 'Choose who owns it from now on') })
  const said = (owner: string) => readForm(Owner, { owner }, now).refusals.map((one) => one.sentence)
  assert.deepEqual(said(''), ['Choose who owns it from now on'])
  assert.deepEqual(said('nobody'), ['Choose who owns it from now on'])
  assert.deepEqual(
    explain(Owner, { owner: '' }, now).map((one) => one.sentence),
    ['Choose who owns it from now on'],
  )
})

test('a share is typed and shown in per cent, kept from 0 to 1, and what is wrong with it is said in per cent', () => {
  const Asked = Type.Object({
    least: share('Share asked', { missing: 'Enter the share' }),
    level: optionalShare('Level'),
  })
  const both = (least: string, level: string) => read(Asked, { least, level }).body
  assert.deepEqual(both('90', '29%'), { least: 0.9, level: 0.29 })
  assert.deepEqual(both('0.5 %', ''), { least: 0.005, level: null })
  assert.deepEqual(sentences(Asked, { least: '120', level: 'most' }), [
    'least: Share asked must be a percentage from 0 to 100, like 90',
    'level: Level must be a percentage from 0 to 100, like 90',
  ])
  assert.deepEqual(sentences(Asked, { least: '', level: '' }), ['least: Enter the share'])
  assert.deepEqual(initially(Asked, { least: 0.29, level: null }, now), { least: '29' })
  assert.deepEqual(
    formFields(Asked, { least: '120' }).map(({ input, value }) => [input, value]),
    [
      ['percent', '120'],
      ['percent', ''],
    ],
  )
  assert.deepEqual(
    explain(Asked, { least: 90, level: null }).map(({ sentence }) => sentence),
    ['Share asked must be 1 or less'],
  )
})
