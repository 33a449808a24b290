// What is recognised in a pasted report, and what a hostile text does to it: nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worked } from '../../../../test/worked.ts'
import { readText } from './recognise.ts'
import { scaleIn } from './scale-in.ts'

const recognise = (text: string) => readText(text).found

test('a list under one stem is one recommendation a point, with its time scale and paragraph', () => {
  const text = `
4.12 We recommend that, within three months, Northvale Police should:
• review how the control room grades reports of missing children; and
• make sure that supervisors record their reviews.
Officers told us that they were busy.
4.13 We recommend that Northvale Police should immediately review its arrangements for missing children.`
  assert.deepEqual(
    recognise(text).map(({ words, timeScale, paragraph }) => [words, timeScale, paragraph]),
    [
      [
        'We recommend that, within three months, Northvale Police should: review how the control room grades reports of missing children; and',
        'months-3',
        '4.12',
      ],
      [
        'We recommend that, within three months, Northvale Police should: make sure that supervisors record their reviews.',
        'months-3',
        '4.12',
      ],
      [
        'We recommend that Northvale Police should immediately review its arrangements for missing children.',
        'immediately',
        '4.13',
      ],
    ],
  )
})

test('every time scale in words; a date that does not exist is none', () => {
  assert.deepEqual(
    [
      'within six months',
      'within 3 months',
      'Within the next two weeks',
      'within 70 working days',
      'by 31 December 2023',
      'By 31 December 2023',
      'by 31 February 2023',
      'in due course',
      'by 31 March 2024 and immediately',
    ].map((words) => scaleIn(words)),
    [
      { scale: 'months-6', on: null },
      { scale: 'months-3', on: null },
      { scale: 'weeks-2', on: null },
      { scale: 'working-days-70', on: null },
      { scale: 'date', on: '2023-12-31' },
      { scale: 'date', on: '2023-12-31' },
      { scale: 'none', on: null },
      { scale: 'none', on: null },
      { scale: 'date', on: '2024-03-31' },
    ],
  )
  assert.deepEqual(
    [
      'by the end of June 2027',
      'by February 2028',
      'within 28 days',
      'within 1 year',
      'within two years',
      'by Thursday 2027',
    ].map((words) => scaleIn(words)),
    [
      { scale: 'date', on: '2027-06-30' },
      { scale: 'date', on: '2028-02-29' },
      { scale: 'days-28', on: null },
      { scale: 'months-12', on: null },
      { scale: 'months-24', on: null },
      { scale: 'none', on: null },
    ],
  )
})

const wordsIn = (text: string) => recognise(text).map(({ words, paragraph }) => [words, paragraph])

test('lines that the page wrapped are one sentence again; a heading and a new number are not part of it', () => {
  const text = `Recommendations
4.12 By 30 June 2027, Northvale Police should improve how
it responds to reports of missing children, within
28 days of each finding.
Officers told us that they were busy
4.13 Within three months, the force should make sure that
Northvale officers record what children say.`
  assert.deepEqual(wordsIn(text), [
    [
      'By 30 June 2027, Northvale Police should improve how it responds to reports of missing children, within 28 days of each finding.',
      '4.12',
    ],
    ['Within three months, the force should make sure that Northvale officers record what children say.', '4.13'],
  ])
})

test('the other bodies’ ways of asking, with and without “should”', () => {
  assert.deepEqual(wordsIn('Recommendation 4: Northvale Police should keep a record of each call.'), [
    ['Northvale Police should keep a record of each call.', 'Recommendation 4'],
  ])
  assert.deepEqual(wordsIn('Recommendation 5\nNorthvale Police should train its supervisors.'), [
    ['Northvale Police should train its supervisors.', 'Recommendation 5'],
  ])
  assert.deepEqual(wordsIn('We recommend that the force reviews its policy. It was short.'), [
    ['We recommend that the force reviews its policy.', null],
  ])
  assert.deepEqual(wordsIn('The IOPC recommends that Northvale Police amends its guidance.'), [
    ['The IOPC recommends that Northvale Police amends its guidance.', null],
  ])
})

test('what stands around is kept, so that words cut too short can be made whole', () => {
  const [one] = recognise('The desk is short of staff.\n\nThe force should act immediately.\n\nThis is urgent.')
  assert.equal(one?.context, 'The desk is short of staff. The force should act immediately. This is urgent.')
})

test('a date at the beginning of the sentence, as the reports of accelerated causes of concern give it', () => {
  assert.deepEqual(
    recognise('3.2 By 31 March 2027 the force must tell its partners.').map(({ timeScale, on, paragraph }) => [
      timeScale,
      on,
      paragraph,
    ]),
    [['date', '2027-03-31', '3.2']],
  )
})

test('a sentence that only describes is none, nor one that says “should” and nothing else', () => {
  assert.deepEqual(recognise('Children should be heard. The force responded within three months.'), [])
  assert.deepEqual(recognise(''), [])
})

test('markup stays text, marks that turn writing round are taken out, and five megabytes are read in a moment', () => {
  const [one] = recognise(
    'We recommend the force should \u202eimmediately\u202c <script>alert(1)</script> stop.\u0000\u0007',
  )
  assert.equal(one?.words, 'We recommend the force should immediately <script>alert(1)</script> stop.')
  const many = `${'We recommend that the force should act within three months. '.repeat(90_000)}\n`
  assert.equal(recognise(many).length, 200, 'as many as one paste may hold')
  for (const text of [many, 'a'.repeat(5_000_000), `${'('.repeat(1_000_000)} should recommend`, '1.'.repeat(500_000)]) {
    const milliseconds = worked(() => recognise(text))
    assert.ok(milliseconds < 5_000, `${text.slice(0, 20)}: ${milliseconds} ms`)
  }
})

test('900,000 hostile characters are read in a moment: a stem is not copied for every point under it', () => {
  const stem = `We recommend that within three months the force should ${'do this and '.repeat(6_600)}:`
  for (const text of [
    `${stem}\n${'• x\n'.repeat(200_000)}`,
    `We recommend that the force should:\n${'• x\n'.repeat(220_000)}`,
    'We recommend that it should act at once. '.repeat(22_000),
    'within '.repeat(128_000),
    `should recommend ${'within aaaaaaaaaaaaaaa'.repeat(40_000)}`,
    `${'a'.repeat(50)}\n`.repeat(17_000),
    'recommends to '.repeat(64_000),
  ]) {
    let found: unknown
    const milliseconds = worked(() => {
      found = recognise(text.slice(0, 900_000))
    })
    assert.ok(milliseconds < 4_000, `${text.slice(0, 40)}: ${milliseconds} ms`)
    assert.ok(JSON.stringify(found).length < 4_000_000, `${JSON.stringify(found).length} characters of findings`)
  }
})

test('a word that the end of a line broke is one word: its hyphen stays unless the text has it without one', () => {
  const text = [
    '4.12 Within three months, the force should review how it looks for chil-',
    'dren who are missing, and make sure that its decision-',
    'making is recorded by who decides.',
    '4.13 Some children were not found.',
  ].join('\n')
  assert.deepEqual(
    recognise(text).map(({ words }) => words),
    [
      'Within three months, the force should review how it looks for children who are missing, and make sure that its decision-making is recorded by who decides.',
    ],
  )
})

const pointsIn = (text: string) => recognise(text).map(({ point, timeScale, on }) => [point, on ?? timeScale])

test('the points of a list are told by whatever sign, number or line they stand on', () => {
  const by = '2027-09-30'
  const stem = 'By 30 September 2027, the force should:'
  for (const [list, last] of [
    ['1. train its officers;\n2. audit its files.', '3. Officers told us that they were busy.'],
    ['(1) train its officers;\n(2) audit its files.', 'Officers told us that they were busy.'],
    ['train its officers;\naudit its files.', 'Officers told us that they were busy.'],
    ['· train its officers;\no audit its files.', 'Officers told us that they were busy.'],
    ['\uf0b7 train its officers;\n\uf0a7 audit its files.', 'Officers told us that they were busy.'],
  ])
    assert.deepEqual(
      pointsIn(`${stem}\n${list}\n${last}`),
      [
        ['train its officers;', by],
        ['audit its files.', by],
      ],
      list,
    )
  assert.deepEqual(pointsIn('Within three months the force should\n• train its officers\n• audit its files'), [
    ['train its officers', 'months-3'],
    ['audit its files', 'months-3'],
  ])
  assert.deepEqual(
    recognise('9. Within six months the force should:\na) train;\nb) audit.\n10. It was busy.').length,
    2,
    'the next paragraph of the report is no point',
  )
})

test('a time scale in a heading holds for what stands under it', () => {
  assert.deepEqual(
    recognise('Recommendation 3 – by 1 May 2027\nThe force should improve.').map(({ words, on, paragraph }) => [
      words,
      on,
      paragraph,
    ]),
    [['by 1 May 2027 The force should improve.', '2027-05-01', 'Recommendation 3']],
  )
  assert.deepEqual(pointsIn('Within three months:\nthe force should train; and\nthe force should audit.'), [
    ['the force should train; and', 'months-3'],
    ['the force should audit.', 'months-3'],
  ])
})

test('a point’s own time scale goes before that of the words above the list; of several none is chosen', () => {
  const stem = 'We recommend that within three months the force should:'
  assert.deepEqual(
    pointsIn(`${stem}\n• train;\n• audit by 1 March 2027; and\n• report within a year and by 1 May 2028.`),
    [
      ['train;', 'months-3'],
      ['audit by 1 March 2027; and', '2027-03-01'],
      ['report within a year and by 1 May 2028.', 'none'],
    ],
  )
})

test('what was not taken, and says “should” or gives a time, is kept for a person to say what it is', () => {
  const { found, rest } = readText(
    'Recommendations\n4.1 The force should act immediately. Its partners should be told.\n4.2 Children should be heard.\n\nThe desk answered within a day. It was new.\n\nIt was busy.',
  )
  assert.deepEqual(
    found.map((one) => one.words),
    ['The force should act immediately.'],
  )
  assert.deepEqual(
    rest.map((one) => one.words),
    ['Its partners should be told.', 'Children should be heard.', 'The desk answered within a day. It was new.'],
  )
  const alone = readText('We recommend that within three months the force should:\n\n4.13 It was busy.')
  assert.equal(alone.found.length, 1, 'words above a list that has no points are not lost')
})

test('more than one paste may hold is said, and five megabytes of lines take time in proportion', () => {
  const many = readText('Children should be heard.\n'.repeat(300))
  assert.deepEqual([many.rest.length, many.more], [200, true])
  for (const line of [
    'by x',
    'a',
    'should:',
    'the force should:\n1. x',
    '1. within',
    'by 1 May 2027:',
    'o in the year',
  ])
    for (const whole of [`${line}\n`, `${line} `]) {
      // A second or two, and minutes where it grows by the square.
      const milliseconds = worked(() => readText(whole.repeat(5_000_000 / whole.length)))
      assert.ok(milliseconds < 10_000, `${line}: ${milliseconds} ms`)
    }
})

test('what a page printed at its foot and head stands in no sentence, and ends neither it nor a list', () => {
  const head = 'HMICFRS – an invented inspection of Northshire'
  const broken = `3.2 Within three months, the force should review how it answers calls about children so that
Page 14 of 38
${head}
each risk is seen.

4.1 The force should by 1 June 2027:
• train its call handlers;
• publish what
Page 15 of 38

${head}

it learns; and
• end delays.

Page 16 of 38
${head}
The force should, within six months, do the rest.`
  assert.deepEqual(
    recognise(broken).map((one) => [one.timeScale, one.point ?? one.words]),
    [
      [
        'months-3',
        'Within three months, the force should review how it answers calls about children so that each risk is seen.',
      ],
      ['date', 'train its call handlers;'],
      ['date', 'publish what it learns; and'],
      ['date', 'end delays.'],
      ['months-6', 'The force should, within six months, do the rest.'],
    ],
  )
})

test('bare numbers are those of pages where they go on one by one; a line that asks is never taken for the head of a page', () => {
  const words = ['see to calls from children', 'look at the files of April', 'hear what parents say']
  const pages = words.map((one, at) => `By 1 June 2027 the force should, as it said,\n${14 + at}\n${one}.`)
  assert.equal(
    recognise(pages.join('\n'))[2]?.words,
    'By 1 June 2027 the force should, as it said, hear what parents say.',
  )
  const asked = [1, 2, 3].map((page) => `Page ${page}\nThe force should do it within ${page} months.`)
  assert.equal(recognise(asked.join('\n')).length, 3)
  const figures = readText('Good\n23\nRequires improvement\n23\nInadequate\n28\nThe force should look at them.')
  assert.match(figures.rest[0]?.context ?? '', /28 The force should look at them/)
})

test('a recommendation whose number stands alone on the line above keeps it, between the numbers of pages', () => {
  const list = `Recommendations
1
We recommend that Northshire Police immediately reviews how its control room
answers calls about children.
2
Within three months, the force should make sure that what children say is written down.
14
HMICFRS – an invented inspection of Northshire
3

We recommend that, within six months, the force trains those who supervise
15
HMICFRS – an invented inspection of Northshire
investigations of online abuse.
4
The force should, within three months, tell its partners sooner.
16`
  assert.deepEqual(
    recognise(list).map(({ paragraph, timeScale, words }) => [paragraph, timeScale, words]),
    [
      [
        '1',
        'immediately',
        'We recommend that Northshire Police immediately reviews how its control room answers calls about children.',
      ],
      ['2', 'months-3', 'Within three months, the force should make sure that what children say is written down.'],
      [
        '3',
        'months-6',
        'We recommend that, within six months, the force trains those who supervise investigations of online abuse.',
      ],
      ['4', 'months-3', 'The force should, within three months, tell its partners sooner.'],
    ],
  )
})

test('numbers of paragraphs, and of points under the words above them, may stand alone on their lines too', () => {
  const numbered = '4.12\nThe force should, within three months, answer calls.\n5)\nWe recommend that it stops.'
  assert.deepEqual(
    recognise(numbered).map(({ paragraph, timeScale }) => [paragraph, timeScale]),
    [
      ['4.12', 'months-3'],
      ['5', 'none'],
    ],
  )
  const points =
    'Within three months, the force should:\n1\nanswer calls sooner;\n2\ntrain its people; and\n3\nlook at files.'
  assert.deepEqual(
    recognise(points).map(({ timeScale, point }) => [timeScale, point]),
    [
      ['months-3', 'answer calls sooner;'],
      ['months-3', 'train its people; and'],
      ['months-3', 'look at files.'],
    ],
  )
  const figures = recognise('Files looked at:\n31.1\nGood\n26.5\nWithin three months, the force should look at more.')
  assert.equal(figures[0]?.words, 'Within three months, the force should look at more.')
})

test('each row of a table is by itself, its cells apart, with the time that one of them holds', () => {
  const rows = `No.\tRecommendation\tOwner\tTime
1\tThe force should improve supervision\tChief constable\t3 months
2\tThe force should record ethnicity\tChief constable\tImmediately
| 3 | The College should revise its guidance | College | by 1 June 2027 |`
  assert.deepEqual(
    recognise(rows).map(({ paragraph, timeScale, on, words }) => [paragraph, timeScale, on, words]),
    [
      ['1', 'months-3', null, 'The force should improve supervision | Chief constable | 3 months'],
      ['2', 'immediately', null, 'The force should record ethnicity | Chief constable | Immediately'],
      ['3', 'date', '2027-06-01', 'The College should revise its guidance | College | by 1 June 2027'],
    ],
  )
  const tabbed = recognise('1.\tThe force should, in three months’ time, do it.\n(a)\tThe force must forthwith stop.')
  assert.deepEqual(
    tabbed.map(({ timeScale, words }) => [timeScale, words]),
    [
      ['months-3', 'The force should, in three months’ time, do it.'],
      ['immediately', 'The force must forthwith stop.'],
    ],
  )
})

test('a hostile text of page numbers, tabs and empty lines is read in a moment', () => {
  for (const one of ['\n', '7\n', 'Page 7\n\n', '\t', 'a\t', '| ', 'Page 1 of 2\nthe force should\n']) {
    const milliseconds = worked(() => readText(one.repeat(Math.floor(900_000 / one.length))))
    assert.ok(milliseconds < 4_000, JSON.stringify(one))
  }
})
