// A pasted log is read by its labels; what is not there is never made up, and hostile text does no harm.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { worked } from '../../../test/worked.ts'
import { instant } from '../../kernel/time.ts'
import { fillFromIncident, mostOfALog, readIncident } from './incident.ts'

const log = `INCIDENT REF: SP-20260327-0412
SYSTEM: STORM
CREATED: 27/03/2026 21:04:10
CALLER: R Larwood
CALLER TEL: 07700 900123
RELATIONSHIP: mother
MISPER: Kit LARWOOD, 14
LAST SEEN: Canal Street bridge
LAST SEEN TIME: 2026-03-27 19:30
CIRCUMSTANCES: Not home from school: phone off
Some other line that says nothing`

test('a number on the caller’s line is the number to ring, unless a line of its own gives one', () => {
  const caller = (lines: string) => {
    const { callerName, callerPhone } = readIncident(lines).found
    return [callerName, callerPhone]
  }

  assert.deepEqual(caller('CALLER: R Larwood 07700 900123'), ['R Larwood', '07700 900123'])
  assert.deepEqual(caller('CALLER: R Larwood (+44 7700 900123), mother'), ['R Larwood, mother', '+44 7700 900123'])
  assert.deepEqual(caller('CALLER: 07700900123'), [undefined, '07700900123'])
  assert.deepEqual(caller('CALLER: Flat 12, 4 Mill Lane'), ['Flat 12, 4 Mill Lane', undefined])
  assert.deepEqual(caller('CALLER: R Larwood 07700 900123\nCALLER TEL: 07700 900999'), [
    'R Larwood 07700 900123',
    '07700 900999',
  ])
})

test('a log with the usual labels gives the fields of the report', () => {
  const { found, unread } = readIncident(log)
  assert.deepEqual(found, {
    'source.reference': 'SP-20260327-0412',
    'source.system': 'STORM',
    'source.createdAt.date': '2026-03-27',
    'source.createdAt.time': '21:04',
    'source.createdAt.exact': '2026-03-27T21:04:10.000Z',
    callerName: 'R Larwood',
    callerPhone: '07700 900123',
    callerRelation: 'mother',
    name: 'Kit LARWOOD',
    age: '14',
    lastSeenPlace: 'Canal Street bridge',
    'lastSeenAt.date': '2026-03-27',
    'lastSeenAt.time': '19:30',
    'lastSeenAt.exact': '2026-03-27T19:30:00.000Z',
    why: 'Not home from school: phone off\nSome other line that says nothing',
  })
  assert.deepEqual(unread, [])
})

test('a time in four figures is read beside its date, and a year is not taken for one', () => {
  const { found, unread } = readIncident(
    'REF: 1\nSYSTEM: STORM\nCREATED: 27/03/2026 2104\nLAST SEEN TIME: 1930 on 27/03/2026\nDOB: 2011',
  )
  assert.deepEqual([found['source.createdAt.time'], found['lastSeenAt.time']], ['21:04', '19:30'])
  assert.deepEqual(unread, ['Not read: date of birth, “2011”.'])
  assert.deepEqual(readIncident('CREATED: 2026').found, {})
})

test('a day and a time on lines of their own are one moment, in whichever order', () => {
  const { found, unread } = readIncident(
    'REF: 1\nSYSTEM: STORM\nCREATED DATE: 27MAR26\nCREATED TIME: 2104 hrs\nLAST SEEN TIME: 19:30\nLAST SEEN DATE: 27/03/2026',
  )
  assert.deepEqual(
    [found['source.createdAt.exact'], found['lastSeenAt.exact'], found['why']],
    ['2026-03-27T21:04:00.000Z', '2026-03-27T19:30:00.000Z', undefined],
  )
  assert.deepEqual(unread, [])
  assert.deepEqual(readIncident('REF: 1\nSYSTEM: STORM\nCREATED DATE: 27/03/2026').unread, [
    'Not read: time created, “27/03/2026”.',
  ])
})

test('a grade that is an appointment is taken apart from the reason; what the same line tells beside it is not', () => {
  const barred = {
    'GRADE: SCHEDULED': ['SCHEDULED', undefined],
    'GRADE: SCHEDULED APPOINTMENT 30/11/2026 10:00': ['SCHEDULED APPOINTMENT 30/11/2026 10:00', undefined],
    'Response grade = Diary': ['Diary', undefined],
    'GRADE 4 DIARISED': ['4 DIARISED', undefined],
    'GRADE: STANDARD - SCHEDULED': ['STANDARD - SCHEDULED', undefined],
    'GRADE: 4 - SCHEDULED - SON HAS A KNIFE': ['4 - SCHEDULED', 'SON HAS A KNIFE'],
    'GRADE: SCHEDULED\nINFT IN TEARS\nRESPONSE: DIARY': ['SCHEDULED; DIARY', 'INFT IN TEARS'],
  } as const
  for (const [lines, [grade, why]] of Object.entries(barred)) {
    const { found, unread } = readIncident(`MISPER: Kit Larwood\r\n${lines}`)
    assert.deepEqual([found['incidentGraded'], found['why'], unread], [grade, why, []], lines)
  }
  const endless = readIncident(`GRADE: SCHEDULED ${'x'.repeat(900)}`).found
  assert.deepEqual([endless['incidentGraded']?.length, endless['why']?.length], [200, 710], 'nothing is lost')
})

test('a grade that sends somebody, and another’s appointment, stay with what the log tells', () => {
  for (const line of [
    'GRADE: IMMEDIATE',
    'GRADE: IMMEDIATE - MUM SAYS SHE NEVER CAME TO A DENTIST APPOINTMENT',
    'PRIORITY: HIGH, DIARY IN HER ROOM SAYS SHE WANTS TO DIE',
    'PRIORITY: HIGH diary in her room says she wants to die',
    'RESPONSE: OFFICER ATTENDED. NO TRACE. DIARY TAKEN',
    'left a dentist’s appointment',
    'Grade nine pupil, diary in her bag',
  ]) {
    const { found } = readIncident(`MISPER: Kit Larwood\r\n${line}`)
    assert.deepEqual([found['incidentGraded'], found['why']], [undefined, line])
  }
})

test('what cannot be read is named and left empty: a time without a date, an hour that came twice, a number in words', () => {
  const { found, unread } = readIncident(
    'CREATED: 21:04\nLAST SEEN TIME: 25/10/2026 01:30\nCALLER TEL: see above\nAGE: teenager\nDOB: 31/02/2011',
  )
  assert.deepEqual(found, {})
  assert.equal(unread.length, 5)
  assert.ok(unread.includes('Not read: time created, “21:04”.'))
})

test('a number that the log says is withheld is read as the form asks for it', () => {
  const { found, unread } = readIncident('CALLER TEL: WITHHELD\nMISPER: Kit Larwood')
  assert.equal(found['callerPhone'], 'WITHHELD')
  assert.deepEqual(unread, [])
})

test('what no label says is kept with the reason, line by line; a date of birth needs no colon', () => {
  const { found, unread } = readIncident(
    'MISPER: Kit Larwood\n20:00 INFT STATES SON NOT HOME, HX SELF HARM\nDOB 03/02/2012',
  )
  assert.equal(found['why'], '20:00 INFT STATES SON NOT HOME, HX SELF HARM')
  assert.equal(found['dateOfBirth'], '2012-02-03')
  assert.deepEqual(unread, [])
  const long = readIncident(Array.from({ length: 900 }, () => 'a line').join('\n'))
  assert.equal(long.found['why']?.length, 4000)
  assert.match(long.unread.join(), /its end was left out/)
})

test('one endless line is refused before any pattern looks at it', () => {
  const milliseconds = worked(() => {
    for (const label of ['Name', 'Created', 'Age', 'Tel', 'DOB'])
      assert.deepEqual(Object.keys(readIncident(`${label}: a${','.repeat(mostOfALog - 20)}x`).found), [])
  })
  assert.ok(milliseconds < 1_000, `${milliseconds} ms`)
})

test('the first of two lines counts, and the second is said', () => {
  const { found, unread } = readIncident('SYSTEM: STORM\nREF: 1\nREF: 2\nAGE: 14\nAGE: 14')
  assert.equal(found['source.reference'], '1')
  assert.equal(found['age'], '14')
  assert.deepEqual(unread, ['There twice: reference. The first is used.'])
})

test('control characters and marks that turn the writing are not taken over', () => {
  const { found } = readIncident('MISSING: Kit\u0000\u202e Larwood\u001b[31m\nREF: <script>alert(1)</script>')
  assert.equal(found['name'], 'Kit Larwood [31m')
  assert.equal(found['source.reference'], '<script>alert(1)</script>')
})

test('a log beyond the limit is not read at all, and says so', () => {
  const said = readIncident(`REF: 1\n${'x'.repeat(mostOfALog)}`)
  assert.deepEqual(said.found, {})
  assert.match(said.unread[0] ?? '', /100,000 characters/)
})

test('labelled answers are read as answers, with what was said beside them; what is none stays words', () => {
  const { answers, found } = readIncident(
    [
      'SELF HARM: yes, cut herself in May',
      'MEDICAL: none',
      'SUICIDE/SELF-HARM: no',
      'CSE: no',
      'COUNTY LINES: yes',
      'MISSING BEFORE: none known',
      'WEAPON: yes, a knife',
      'LOOKED AFTER: Stoke-on-Trent',
      'HURT: ask mother',
      'OUT OF CHARACTER: not known',
      'SEX: girl',
      'POSTCODE: ST16 2AB',
    ].join('\n'),
  )
  assert.deepEqual(Object.fromEntries(answers.map(({ question, answer, note }) => [question, [answer, note]])), {
    'self-harm': ['yes', 'cut herself in May'],
    'medical-need': ['no', null],
    exploitation: ['yes', null],
    weapon: ['yes', 'a knife'],
    'looked-after': ['yes', null],
    'out-of-character': ['not known', null],
  })
  assert.deepEqual([found['lookedAfterBy'], found['sex'], found['postcode']], ['Stoke-on-Trent', 'girl', 'ST16 2AB'])
  for (const line of ['CSE: no', 'MISSING BEFORE: none known', 'WEAPON: yes, a knife', 'HURT: ask mother'])
    assert.ok(found['why']?.includes(line), line)
})

test('what a person typed stays; only what is empty is filled', () => {
  const now = instant('2026-03-27T22:00:00Z')
  const filled = fillFromIncident({ incident: log, name: 'Christopher Larwood', age: '', callerPhone: '' }, now)
  assert.equal(filled['name'], 'Christopher Larwood')
  assert.equal(filled['age'], '14')
  assert.equal(filled['_read.name'], undefined)
  assert.equal(filled['_read.lastSeenAt'], `${filled['lastSeenAt.date']} ${filled['lastSeenAt.time']}`)
  const bare = fillFromIncident({ incident: 'REF: 1' }, now)
  assert.deepEqual([bare['lastSeenAt.date'], bare['lastSeenAt.time']], ['2026-03-27', undefined])
  const empty = fillFromIncident({ incident: ' ', name: 'Kit Larwood' }, now)
  assert.deepEqual(
    [empty['lastSeenAt.date'], empty['name']],
    ['2026-03-27', 'Kit Larwood'],
    'nothing pasted loses nothing',
  )
  assert.equal(readIncident(' ').pasted, false)
  assert.equal(fillFromIncident({ name: 'Kit' }, now)['lastSeenAt.date'], undefined, 'no log was asked for')
})

test('any text at all is read without a fault, quickly, and gives only words that stand in it', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(fc.constantFrom('REF', 'NAME', 'TEL', 'CREATED', 'AGE', 'LOCATION'), fc.string({ maxLength: 80 }))
        .map(([label, value]) => `${label}: ${value}`),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(lines, (given) => {
      const { found } = readIncident(given.join('\n'))
      for (const name of ['source.reference', 'name', 'lastSeenPlace'] as const) {
        const value = found[name]
        if (value === undefined) continue
        const words = given.join('\n').toWellFormed().normalize('NFC')
        for (const word of value.split(/\s+/)) assert.ok(words.includes(word), `${name}: ${word}`)
      }
    }),
  )
})

test('a line that says when and where gives both; one that says where alone is a place', () => {
  assert.deepEqual(readIncident('LAST SEEN: 28/11/2026 20:15 at chip shop').found, {
    'lastSeenAt.date': '2026-11-28',
    'lastSeenAt.time': '20:15',
    'lastSeenAt.exact': '2026-11-28T20:15:00.000Z',
    lastSeenPlace: 'chip shop',
  })
  for (const behind of [
    'chip shop 28/11/2026 20:15',
    'chip shop, on 28/11/2026 at 20:15',
    'chip shop (28/11/2026 2015hrs)',
  ])
    assert.deepEqual(
      readIncident(`LAST SEEN: ${behind}`).found,
      readIncident('LAST SEEN: 28/11/2026 20:15 at chip shop').found,
      behind,
    )
  for (const place of ['Platform 20:15', 'Unit 28/11/2026', 'Canal Street 31/02/2026 08:30'])
    assert.deepEqual(readIncident(`LAST SEEN: ${place}`).found, { lastSeenPlace: place })
  assert.deepEqual(readIncident('LAST SEEN: Flat 28/11 Canal Street').found, {
    lastSeenPlace: 'Flat 28/11 Canal Street',
  })
})

test('a printed log in columns, several labels on a line: each value is its own, and the time of the call is not lost', () => {
  const { found, unread } = readIncident(
    [
      'STORM INCIDENT PRINT',
      'Incident No: SP-20261129-0612    Opened: 29/11/2026 19:04:11    Grade: 2',
      'Caller:    MRS DAWN PENFOLD    Tel: 07700 900145 (mobile)\tRelation: Mother',
      'Misper: ELOWEN PENFOLD  DOB: 03/05/2012 (14)  Sex: F  Self harm: yes, cut her arm',
      '19:04:11  WS12  INFT REPORTS: DAUGHTER NOT HOME',
    ].join('\n'),
  )
  assert.deepEqual(found, {
    'source.reference': 'SP-20261129-0612',
    'source.createdAt.date': '2026-11-29',
    'source.createdAt.time': '19:04',
    'source.createdAt.exact': '2026-11-29T19:04:11.000Z',
    'source.system': 'command and control',
    callerName: 'MRS DAWN PENFOLD',
    callerPhone: '07700 900145',
    callerRelation: 'Mother',
    name: 'ELOWEN PENFOLD',
    dateOfBirth: '2012-05-03',
    age: '14',
    sex: 'F',
    why: 'STORM INCIDENT PRINT\nGrade: 2\n19:04:11 WS12 INFT REPORTS: DAUGHTER NOT HOME',
  })
  assert.deepEqual(unread, [
    'Not given: system. “command and control” has been entered; change it if the system has its own name.',
  ])
})

test('a log copied out of a table: label and value in two cells, by tabs or strokes', () => {
  for (const [before, between, after] of [
    ['', '\t', ''],
    ['| ', ' | ', ' |'],
  ] as const) {
    const rows = [
      ['CAD No', '612'],
      ['Date/Time Created', '29 Nov 2026 19:04'],
      ['Informant Name', 'Dawn Penfold'],
      ['MFH', 'Łucja Świątek-Żółć d.o.b. 3.5.2012'],
      ['In care', 'yes'],
    ].map(([label, value]) => `${before}${label}${between}${value}${after}`)
    const { found, answers } = readIncident(rows.join('\r\n'))
    assert.deepEqual(
      [found['source.reference'], found['source.createdAt.exact'], found['callerName']],
      ['612', '2026-11-29T19:04:00.000Z', 'Dawn Penfold'],
    )
    assert.deepEqual([found['name'], found['dateOfBirth']], ['Łucja Świątek-Żółć', '2012-05-03'])
    assert.deepEqual(answers, [{ question: 'looked-after', answer: 'yes', note: null }])
  }
})

test('days as logs write them: a month in letters, two figures of a year for a call and never for a birth, hours behind the clock', () => {
  const readings = [
    '29NOV2026 19:04',
    'Sun 29 Nov 26 1904 hrs',
    '29/11/26 19:04',
    '1904hrs 29-Nov-2026',
    '29th November 2026 at 19:04',
  ]
  for (const written of readings) {
    const { found, unread } = readIncident(`REF: 1\nCREATED: ${written}`)
    assert.equal(found['source.createdAt.exact'], '2026-11-29T19:04:00.000Z', `${written} ${unread.join()}`)
  }
  for (const written of [
    '29-Nov-2026 08:30, Mill Lane',
    '29/11/26 0830 hrs Mill Lane',
    '29NOV26 08:30hrs at Mill Lane',
  ]) {
    const { found } = readIncident(`LAST SEEN: ${written}`)
    assert.deepEqual([found['lastSeenAt.time'], found['lastSeenPlace']], ['08:30', 'Mill Lane'], written)
  }
  assert.deepEqual(readIncident('DOB: 03/05/12').unread, ['Not read: date of birth, “03/05/12”.'])
  assert.deepEqual(readIncident('DOB: 03MAY12').unread, ['Not read: date of birth, “03MAY12”.'])
  assert.deepEqual(readIncident('CREATED: 31 Feb 2026 10:00').unread, ['Not read: time created, “31 Feb 2026 10:00”.'])
})

test('a log that says when it was made and not its reference still says when the force was first told', () => {
  const { found, said, unread } = readIncident('SYSTEM: STORM\nCREATED: 29/11/2026 19:04:11\nMISPER: Kit Larwood')
  assert.deepEqual(found, {
    name: 'Kit Larwood',
    'firstContactAt.date': '2026-11-29',
    'firstContactAt.time': '19:04',
    'firstContactAt.exact': '2026-11-29T19:04:11.000Z',
  })
  assert.deepEqual(said, ['system', 'time created', 'child’s name'])
  assert.deepEqual(unread, [
    'Not given: reference. The time created has been entered as when the force was first told.',
  ])
})

test('a place behind a day is no day: whatever of it looks like one stays as it was said', () => {
  for (const [written, place] of [
    ['29/11/2026 08:30 at Flat 5 Mayfield 22', 'Flat 5 Mayfield 22'],
    ['29NOV26 0830hrs, Bay 3/4/26', 'Bay 3/4/26'],
  ] as const) {
    const { found } = readIncident(`LAST SEEN: ${written}`)
    assert.deepEqual([found['lastSeenAt.exact'], found['lastSeenPlace']], ['2026-11-29T08:30:00.000Z', place])
  }
})

test('a clock beside a place is when the child was last seen, on the day of the call, and is said to be checked', () => {
  const now = instant('2026-11-29T20:00:00Z')
  for (const written of [
    'Canal Street 18:30',
    'Canal Street, 18:30 hrs',
    'Canal Street (1830hrs)',
    'Canal Street at 18.30hrs',
    '18:30, Canal Street',
    '1830hrs at Canal Street',
  ]) {
    const { found, unread } = readIncident(`LAST SEEN: ${written}`, now)
    assert.deepEqual(
      [found['lastSeenPlace'], found['lastSeenAt.exact']],
      ['Canal Street', '2026-11-29T18:30:00.000Z'],
      written,
    )
    assert.match(unread.join(), /No day was given: “.*” beside the place has been entered as 29 November 2026 at 18:30/)
  }
  for (const place of ['18 High Street', 'Hanley bus station', 'Outside the chip shop'])
    assert.equal(readIncident(`LAST SEEN: ${place} 18:30`, now).found['lastSeenPlace'], place)
  const called = readIncident('REF: 1\nSYSTEM: STORM\nCREATED: 27/11/2026 19:04\nLAST SEEN: Canal Street 18:30', now)
  assert.equal(called.found['lastSeenAt.exact'], '2026-11-27T18:30:00.000Z', 'the day of the call, not of the typing')
  const filled = fillFromIncident({ incident: 'LAST SEEN: Canal Street 18:30', lastSeenPlace: 'Canal St' }, now)
  assert.deepEqual([filled['lastSeenAt.time'], filled['lastSeenPlace']], ['18:30', 'Canal St'], 'what was typed stays')
})

test('what may be no clock, another’s clock or another day’s stays in the place as it was written', () => {
  const now = instant('2026-11-29T20:00:00Z')
  for (const place of [
    ...[
      '18 High Street',
      'Flat 1830, Canal Street',
      'Canal Street half six',
      'Canal Street 6:30',
      'Canal Street 18.30',
    ],
    ...['Canal Street 1830', 'Canal Street 6:30pm', 'Canal Street 25:30', 'Canal Street 18:65', 'Canal Street 24:00'],
    ...['Canal Street 00:00', 'Canal Street 18:30:15', 'Platform 20:15', '18:30 train to Stoke', 'Got on the 18:30'],
    ...[
      'Canal Street yesterday 18:30',
      'Canal Street 18:30 yesterday',
      'Canal Street next day 08:30',
      'Saturday 18:30',
    ],
    ...['Canal Street 17:00 - 18:30', 'Canal Street approx 18:30', 'Due home 18:30', 'Not seen since 18:30', '18:30'],
    // Later than now, so not of today.
    'Canal Street 23:30',
  ]) {
    const { found, unread } = readIncident(`LAST SEEN: ${place}`, now)
    assert.deepEqual([found, unread], [{ lastSeenPlace: place }, []], place)
  }
  const night = readIncident('REF: 1\nSYSTEM: STORM\nCREATED: 29/11/2026 00:20\nLAST SEEN: Canal Street 23:30', now)
  assert.equal(night.found['lastSeenPlace'], 'Canal Street 23:30', 'before midnight or the next night: nobody guesses')
  const twice = readIncident('REF: 1\nSYSTEM: STORM\nCREATED: 25/10/2026 09:00\nLAST SEEN: Canal Street 01:30', now)
  assert.equal(twice.found['lastSeenPlace'], 'Canal Street 01:30', 'an hour that came twice')
  assert.equal(readIncident('LAST SEEN: Canal Street 18:30').found['lastSeenAt.exact'], undefined)
  const said = readIncident('LAST SEEN TIME: 28/11/2026 17:00\nLAST SEEN: Canal Street 18:30', now).found
  assert.deepEqual([said['lastSeenAt.time'], said['lastSeenPlace']], ['17:00', 'Canal Street 18:30'])
})
