// The report as a person and a program meet it: what is refused, what is kept, and the incident it came from.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { home } from '../../../test/home.ts'
import { refusedFields, reportsOf, typedMoment, typedReport } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, instant, localDate, localTime, minutes, plus } from '../../kernel/time.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const force = handler.person.forceId

const officer = await it.named('Mina Harrow')
const { body, send, made, factsOf } = reportsOf(it, handler, {
  name: 'Wren Aldersey',
  lastSeenPlace: 'Bus station',
  callerPhone: '01632 960101',
  why: 'not home from school',
  personId: null,
})

test('five fields put the child on the board; today is there already, the time is typed', async () => {
  const page = await handler.get('/missing/report')
  const [year, month, day] = localDate(it.clock()).split('-').map(Number)
  for (const [part, value] of Object.entries({ day, month, year }))
    assert.match(page.text, new RegExp(`name="lastSeenAt.${part}" value="${value}"`))
  assert.match(page.text, /name="lastSeenAt.time" value=""/)
  const { path: _, lastSeenPrecision: __, ...five } = typedReport
  const answer = await handler.send('/missing/report', {
    ...five,
    path: 'missing',
    lastSeenPrecision: 'about',
    ...typedMoment(plus(it.clock(), hours(-1))),
  })
  assert.equal(answer.status, 303, answer.text)
  assert.match(answer.location ?? '', /^\/missing\/[0-9a-f-]{36}\/answers$/)
  assert.match((await handler.get('/board')).text, /Wren Aldersey/)
})

test('an empty form: every field that is needed at once, each beside its field, nothing lost', async () => {
  const answer = await handler.send('/missing/report', {
    callerName: 'Only <this> was typed',
    path: 'missing',
    lastSeenPrecision: 'about',
    'lastSeenAt.date': '',
  })
  assert.equal(answer.status, 422)
  for (const sentence of [
    'Enter the child’s name',
    'Enter when the child was last seen',
    'Enter where the child was last seen',
    'Enter the caller’s number',
    'Enter why they are worried',
  ])
    assert.equal(answer.text.split(sentence).length, 3, `${sentence}: in the summary and beside its field`)
  assert.match(answer.text, /value="Only &lt;this&gt; was typed"/)
})

test('what is missing is said in the order of the fields, and where only the time is, its box alone is marked', async () => {
  const { text } = await handler.send('/missing/report', {
    path: 'missing',
    lastSeenPrecision: 'about',
    'lastSeenAt.day': '27',
    'lastSeenAt.month': '3',
    'lastSeenAt.year': '2026',
    'lastSeenAt.time': '',
  })

  const summary = [...text.matchAll(/<li><a href="(#[\w-]+)">([^<]*)<\/a><\/li>/g)].map((one) => [one[1], one[2]])
  assert.deepEqual(summary, [
    ['#name', 'Enter the child’s name, or what is known of it'],
    ['#callerPhone', 'Enter the caller’s number, or “withheld” or “not known”'],
    ['#lastSeenPlace', 'Enter where the child was last seen'],
    ['#lastSeenAt-day-time', 'Enter the time the child was last seen'],
    ['#why', 'Enter why they are worried'],
  ])
  assert.match(text, /govuk-input--error"[^>]*id="lastSeenAt-day-time"/)
  assert.doesNotMatch(text, /govuk-input--error"[^>]*id="lastSeenAt-(day|month|year)"/)
  assert.match(text, /<title>Error: Report a missing child/)
})

test('times that have not come, a last sight after the call, and a year mistyped are refused together by name', async () => {
  const soon = plus(it.clock(), hours(3))
  const answer = await send({ lastSeenAt: soon, firstContactAt: plus(it.clock(), hours(1)), dateOfBirth: '2031-01-01' })
  assert.equal(answer.status, 422)
  assert.deepEqual([...new Set(refusedFields(answer.text))].sort(), ['dateOfBirth', 'firstContactAt', 'lastSeenAt'])
  const order = await send({
    lastSeenAt: plus(it.clock(), minutes(-10)),
    firstContactAt: plus(it.clock(), minutes(-50)),
  })
  assert.match(order.text, /Last seen is after the force was told/)
  assert.deepEqual(refusedFields((await send({ lastSeenAt: plus(it.clock(), hours(-24 * 400)) })).text), ['lastSeenAt'])
})

test('five fields from a program put the child on the board; a time may be any RFC 3339 instant', async () => {
  const sent = {
    name: 'Perran Whitlow',
    age: 12,
    lastSeenAt: plus(it.clock(), hours(-1))
      .replace('.000Z', 'Z')
      .replace(/\.\d{3}Z$/, 'Z'),
    lastSeenPlace: 'Newcastle bus station',
    callerPhone: '01632 960010',
    why: 'Not home',
  }
  const answer = await handler.api('/api/missing/report', sent)
  assert.equal(answer.status, 201, answer.text)
  assert.match((await handler.get('/board')).text, /Perran Whitlow/)
  assert.deepEqual(refusedFields((await handler.api('/api/missing/report', { name: 'x' })).text).toSorted(), [
    'callerPhone',
    'lastSeenAt',
    'lastSeenPlace',
    'why',
  ])
})

test('17 when the force was told and 18 before it was typed: a child, on the board, and the page says so; the day before that, a grown-up', async () => {
  const told = plus(it.clock(), hours(-72))
  const eighteenOn = (days: number) => {
    const day = localDate(plus(told, hours(24 * days)))
    return `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`
  }
  const late = { age: null, lastSeenAt: plus(told, hours(-2)), firstContactAt: told, callerName: 'Denise Farrow' }
  assert.deepEqual(refusedFields((await send({ ...late, dateOfBirth: eighteenOn(-1) })).text), ['dateOfBirth'])
  const wrong = await send({ ...late, age: 18, dateOfBirth: eighteenOn(1) })
  assert.match(wrong.text, /makes an age of 17 when the force was told, not 18/)
  assert.doesNotMatch(wrong.text, /an adult’s age/, 'which of the two is wrong is not known')

  const answer = await send({ ...late, name: 'Linnet Farrow', dateOfBirth: eighteenOn(1) })
  assert.equal(answer.status, 201, answer.text)
  assert.match((await handler.get('/board')).text, /Linnet Farrow<\/a>,&nbsp;18 \(17 when reported\)/)
  const { text } = await officer.get(`/missing/${JSON.parse(answer.text).recordId}`)
  assert.match(text, /Turned 18 on .* while missing, and stays on the board/)
})

test('a grown-up is refused by age or by date of birth, and is a child’s case when the age is disputed', async () => {
  assert.deepEqual(refusedFields((await send({ age: 18 })).text), ['age'])
  assert.deepEqual(refusedFields((await send({ age: null, dateOfBirth: '1990-05-01' })).text), ['dateOfBirth'])
  assert.deepEqual(refusedFields((await send({ age: 40, name: '' })).text).toSorted(), ['age', 'name'], 'both at once')
  assert.equal((await send({ age: 18, ageDisputed: true })).status, 201)
  for (const dateOfBirth of ['1850-01-01', '0012-01-01'])
    for (const age of [null, 14]) {
      const answer = await send({ age, dateOfBirth, ageDisputed: true })
      assert.equal(answer.status, 422, `${dateOfBirth}: ${answer.text}`)
      assert.deepEqual(refusedFields(answer.text), ['dateOfBirth'])
      assert.match(answer.text, /makes an age of \d+: check the year/)
    }
  assert.equal((await send({ age: 17 })).status, 201)
  const both = await send({ age: 14, dateOfBirth: '1975-01-01' })
  assert.deepEqual(refusedFields(both.text), ['age'], 'two answers that cannot both be true')
  assert.deepEqual(refusedFields((await send({ age: null, dateOfBirth: '1700-01-01' })).text), ['dateOfBirth'])
})

test('an age is taken from the date of birth where none was given', async () => {
  const year = Number(localDate(it.clock()).slice(0, 4)) - 12
  const record = await made({ age: null, dateOfBirth: `${year}-01-01` })
  const [reported] = await factsOf(record)
  assert.match(JSON.stringify(reported), /"age":12/)
})

test('control characters, unknown codes, answers and questions are refused in words, all at once', async () => {
  const answer = await send({
    name: 'Wren\u0000',
    why: 'a\u202eb',
    path: 'lost',
    lastSeenPrecision: 'roughly',
    answers: { 'self-harm': 'perhaps' },
  })
  assert.equal(answer.status, 422)
  const fields = refusedFields(answer.text)
  for (const field of ['name', 'why', 'path', 'lastSeenPrecision'])
    assert.ok(fields.includes(field), `${field} in ${fields.join(', ')}`)
  assert.ok(fields.some((field) => field.startsWith('answers')))
  assert.equal((await send({ answers: { 'self-harm': 'perhaps' } })).status, 422)
  const unknown = await send({ answers: { 'shoe-size': 'yes' } })
  assert.match(unknown.text, /There is no field “shoe-size”/)
})

test('a text beyond its field is refused beside it; five megabytes are refused before they are read', async () => {
  assert.deepEqual(refusedFields((await send({ why: 'x'.repeat(4001) })).text), ['why'])
  assert.equal((await send({ why: 'x'.repeat(5_000_000) })).status, 413)
})

test('the same key twice is one report; with other contents it is refused', async () => {
  const key = newId(it.clock())
  const asked = body({ name: 'Sent Twice' })
  const first = await handler.api('/api/missing/report', asked, key)
  const second = await handler.api('/api/missing/report', asked, key)
  assert.equal(JSON.parse(first.text).recordId, JSON.parse(second.text).recordId)
  assert.equal((await handler.api('/api/missing/report', { ...asked, name: 'Another' }, key)).status, 422)
})

test('known whereabouts go on their own list with a time to look again, never a quiet exit', async () => {
  const record = await made({ path: 'known whereabouts', name: 'Linnet Prowse' })
  const [reported, ...rest] = await factsOf(record)
  assert.match(JSON.stringify(reported), /"reviewBy":"2/)
  assert.deepEqual(rest, [])
  assert.match((await handler.get('/missing/known')).text, /Linnet Prowse/)
  assert.deepEqual(
    refusedFields((await send({ path: 'concern for safety', reviewBy: plus(it.clock(), hours(-1)) })).text),
    ['reviewBy'],
  )
  const month = await send({ path: 'known whereabouts', reviewBy: plus(it.clock(), hours(24 * 30)) })
  assert.deepEqual(refusedFields(month.text), ['reviewBy'])
  assert.match(month.text, /Somebody must look again within 4 h/)
})

test('given a concern whose answers ask for HIGH, when it is reported, somebody looks as soon as a grade at HIGH would have it', async () => {
  const asks = { path: 'concern for safety', name: 'Sorrel Haygarth', answers: { 'self-harm': 'yes' } } as const
  const late = await send({ ...asks, reviewBy: plus(it.clock(), minutes(200)) })
  assert.deepEqual(refusedFields(late.text), ['reviewBy'])
  assert.match(late.text, /Somebody must look again within 30 min/)
  const said = JSON.stringify(await factsOf(await made(asks)))
  const [, told] = /"firstContactAt":"([^"]+)"/.exec(said) ?? []
  assert.match(said, new RegExp(`"reviewBy":"${plus(instant(told ?? ''), minutes(30))}"`))
})

const personOf = async (record: string): Promise<string> => {
  const [reported] = await factsOf(record)
  return /"personId":"([0-9a-f-]{36})"/.exec(JSON.stringify(reported))?.[1] ?? ''
}

test('an error elsewhere leaves “more that is known” shut; one inside opens it', async () => {
  const more = (html: string) => /<details[^>]*id="more"( open)?>/.exec(html)?.[1] ?? ''
  const outside = await handler.send('/missing/report', {
    ...typedReport,
    name: '',
    ...typedMoment(plus(it.clock(), hours(-1))),
  })
  const inside = await handler.send('/missing/report', {
    ...typedReport,
    ...typedMoment(plus(it.clock(), hours(-1))),
    'dateOfBirth.day': '31',
    'dateOfBirth.month': '2',
    'dateOfBirth.year': '2011',
  })
  const incident = await handler.send('/missing/report', {
    ...typedReport,
    ...typedMoment(plus(it.clock(), hours(-1))),
    'source.system': 'STORM',
  })

  assert.deepEqual(
    [outside, inside, incident].map(({ text }) => more(text)),
    ['', ' open', ' open'],
  )
  assert.match(inside.text, /Date of birth must be a real date, for example 27 3 2026/)
  assert.match(inside.text, /name="dateOfBirth.day" value="31"/)
})

test('signed out meanwhile: the report comes back with what was typed', async () => {
  const answer = await fetch(`${it.address}/missing/report`, {
    method: 'POST',
    body: new URLSearchParams({ ...typedReport, 'lastSeenAt.day': '27', 'lastSeenAt.time': '1930' }),
  })
  const text = await answer.text()
  assert.equal(answer.status, 401, text)
  assert.match(text, /value="Wren Aldersey"/)
  assert.match(text, /name="lastSeenAt.day" value="27"/)
  assert.match(text, /name="lastSeenAt.time" value="1930"/)
})

test('an incident’s own time is T0, and the same incident twice is led to its episode', async () => {
  const source = { system: 'STORM', reference: 'SP-1', createdAt: plus(it.clock(), minutes(-25)) }
  const first = await made({ source })
  const [reported] = await factsOf(first)
  assert.match(JSON.stringify(reported), new RegExp(`"firstContactAt":"${source.createdAt}"`))
  const second = await send({ source: { ...source, system: 'storm ' } })
  assert.equal(second.status, 422, second.text)
  assert.ok(second.text.includes(`/missing/${first}`), second.text)
  assert.equal((await send({ source: { ...source, reference: 'SP-2' } })).status, 201)
  const future = await send({ source: { ...source, reference: 'SP-3', createdAt: plus(it.clock(), hours(1)) } })
  assert.equal(future.status, 422)
  assert.deepEqual(refusedFields(future.text), ['source.createdAt'])
})

test('the same incident sent by two at once opens one episode', async () => {
  const source = { system: 'STORM', reference: 'SP-RACE', createdAt: plus(it.clock(), minutes(-5)) }
  const answers = await Promise.all(Array.from({ length: 4 }, async () => await send({ source })))
  const [opened, ...others] = answers.toSorted((a, b) => a.status - b.status)
  assert.equal(opened?.status, 201, opened?.text)
  // Refused, or told that somebody came first: whichever it is, it says what there is already.
  for (const other of others) {
    assert.ok([409, 422].includes(other.status), other.text)
    assert.match(other.text, /Incident SP-RACE of STORM is already on the board/)
  }
})

test('a pasted log fills the report for a person to confirm; hostile text stays text; nothing is recorded by reading', async () => {
  const before = (await handler.get('/board')).text.split('vigil-board__row').length
  const log = `REF: SP-77 <img src=x onerror=alert(1)>\nSYSTEM: STORM\nCREATED: ${localDate(it.clock())} 00:01\nMISSING: Ansel "><script>alert(1)</script>, 13\nCALLER TEL: 01632 960123\nLAST SEEN: {{ 7 * 7 }}`
  const read = await handler.send('/missing/incident', { incident: log })
  assert.equal(read.status, 404, 'the page itself takes nothing')
  const page = await handler.get('/missing/incident')
  const csrf = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  const post = async (incident: string) => {
    const answer = await fetch(`${it.address}/missing/report`, {
      method: 'POST',
      headers: { cookie: handler.cookie },
      body: new URLSearchParams({ _csrf: csrf, _look: 'yes', path: 'missing', lastSeenPrecision: 'about', incident }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const filled = await post(log)
  assert.equal(filled.status, 200)
  assert.ok(!filled.text.includes('<script>alert') && !filled.text.includes('<img src=x'))
  assert.match(filled.text, /name="age" value="13"/)
  assert.match(filled.text, /value="01632 960123"/)
  assert.match(filled.text, /\{\{ 7 \* 7 \}\}/)
  assert.match(filled.text, /Read from the log: .*reference/)
  assert.equal((await handler.get('/board')).text.split('vigil-board__row').length, before)
  assert.match((await post(`REF: 1\n${'y'.repeat(100_001)}`)).text, /more than 100,000 characters/)
  assert.match((await post('no label at all')).text, /Read from the log: why they are worried/)
  const nothing = (await post(' \n')).text
  assert.match(nothing, /<title>Error: [\s\S]*No log was pasted<\/h2>[\s\S]*Nothing was recorded/)
  assert.match(
    nothing,
    /name="lastSeenAt\.year" value="20\d\d"|name="lastSeenAt\.date\.year" value="20\d\d"/,
    'today, as on the empty form',
  )
})

// ——— the questions, the summary, the audit ———

test('the minimum grade moves with the answers on screen, and nothing is recorded by looking', async () => {
  const record = await made({ name: 'Perran Lowe' })
  const facts = (await factsOf(record)).length
  const look = await handler.send(`/missing/${record}/answers`, { 'answers.self-harm': 'yes', _look: 'yes' })
  assert.equal(look.status, 200)
  assert.match(look.text, /vigil-grade--HIGH">HIGH</)
  assert.match(look.text, /R4, /)
  assert.match(look.text, /11 questions not known/)
  assert.match(look.text, /This counts the answers on screen/)
  assert.equal((await factsOf(record)).length, facts)
  const saved = await handler.send(`/missing/${record}/answers`, { 'answers.self-harm': 'yes' })
  assert.equal(saved.status, 303)
  const low = await handler.send(`/missing/${record}/grading`, { level: 'LOW', because: 'he always comes back' })
  assert.equal(low.status, 422)
  assert.match(low.text, /The minimum grade is HIGH/)
  assert.match(low.text, /he always comes back/)
})

test('a trigger plan stands first on the questions of the next report', async () => {
  const first = await made({ name: 'Merryn Vean' })
  const personId = await personOf(first)
  const plan = { plan: 'Ring the youth worker before anybody', reviewBy: plus(it.clock(), hours(24 * 20)) }
  const manager = await it.named('Dev Ramsden')
  await manager.api(`/api/missing/${first}/grading`, { level: 'MEDIUM', because: 'late', earlierConsidered: null })
  const recorded = await manager.api(`/api/missing/${first}/trigger-plan`, plan)
  assert.equal(recorded.status, 200, recorded.text)
  await home(officer, first)
  const again = await made({ name: 'Merryn Vean', personId })
  const page = (await handler.get(`/missing/${again}/answers`)).text
  assert.ok(page.indexOf('Ring the youth worker') > 0)
  assert.ok(page.indexOf('Ring the youth worker') < page.indexOf('Minimum grade:'))
})

test('the plain summary names the incident, the grade and what is due, a line each', async () => {
  const source = { system: 'STORM', reference: 'SP-9', createdAt: plus(it.clock(), minutes(-5)) }
  const record = await made({ name: 'Digory Hale', source, lastSeenAt: plus(it.clock(), hours(-1)) })
  const said = await handler.get(`/api/missing/${record}/summary`)
  const { text }: { text: string } = JSON.parse(said.text)
  const labels = text.split('\n').map((line) => line.split(':')[0])
  for (const label of ['YOUR INCIDENT', 'CHILD', 'STATUS', 'GRADE', 'MINIMUM GRADE', 'LAST SEEN', 'DUE'])
    assert.ok(labels.includes(label), `${label} in ${labels.join(', ')}`)
  assert.match(text, /YOUR INCIDENT: STORM SP-9/)
  assert.match(text, /GRADE: NOT GRADED/)
  assert.equal((await handler.get(`/missing/${newId(it.clock())}/summary`)).status, 404)
})

test('a contact not opened as missing is audited by another person, and one that was cannot be', async () => {
  const contact = await made({ path: 'concern for safety', name: 'Jory Tamblyn' })
  const coordinator = await it.named('Rosa Wexford')
  const audit = { right: 'no', because: 'nobody had spoken to the child' }
  assert.equal((await handler.api(`/api/missing/${contact}/contact-audit`, audit)).status, 403)
  const done = await coordinator.api(`/api/missing/${contact}/contact-audit`, audit)
  assert.equal(done.status, 200, done.text)
  assert.match(JSON.stringify((await factsOf(contact)).at(-1)), /"right":"no"/)
  const missing = await made({ name: 'Opened Properly' })
  const refused = await coordinator.api(`/api/missing/${missing}/contact-audit`, audit)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /opened as missing/)
})

test('a grade that comes with the report is a trained grader’s where the training is in date, as one given afterwards is', async () => {
  const grade = { level: 'HIGH', because: 'Said so on the telephone', earlierConsidered: null }
  const competent = async (record: string): Promise<unknown> => {
    const rows = await it.owner.read(
      { force, who: handler.person.staffId, now: it.clock() },
      async (reader) =>
        await reader.query(
          sql`select body ->> 'competent' as competent from fact where record_id = ${record} and kind = 'missing.graded/1' limit 1`,
        ),
    )
    return new Map(Object.entries(rows.rows[0] ?? {})).get('competent')
  }
  const until = async (day: string) =>
    await it.owner.write({ force, who: handler.person.staffId, now: it.clock() }, async (writer) => {
      writer.send(
        sql`update staff set grading_trained_until = ${day} where force_id = ${force} and staff_id = ${handler.person.staffId}`,
      )
      await Promise.resolve()
    })
  await until('2099-01-01')
  assert.equal(await competent(await made({ name: 'Tarn Oakshott', callerPhone: '01632 960777', grade })), 'true')
  await until('2020-01-01')
  assert.equal(await competent(await made({ name: 'Ines Pettifer', callerPhone: '01632 960778', grade })), 'false')
})

test('a unit or an area that the force does not have is refused with those it has; the area is the unit’s', async () => {
  const unknown = await send({ unit: 'nonexistent-unit', area: 'Nowhere' })
  assert.equal(unknown.status, 422)
  assert.deepEqual(refusedFields(unknown.text), ['unit', 'area'])
  assert.match(unknown.text, /There is no unit “nonexistent-unit” in this force\. Choose one of: [^"]*stoke-response/)
  const record = await made({ name: 'Bryn Castellow', callerPhone: '01632 960555', unit: 'stoke-response' })
  const board = JSON.parse((await handler.get('/api/board')).text)
  const row = board.missing.find((one: { recordId: string }) => one.recordId === record)
  assert.equal(row.area, 'Stoke-on-Trent')
  const form = (await handler.get('/missing/report')).text
  assert.match(form, /<select[^>]*id="unit"[\s\S]*<option value="stoke-response">Stoke response/)
})

test('answers in a pasted log are shown with their questions to be confirmed, and recorded with where they come from and when', async () => {
  const created = plus(it.clock(), minutes(-20))
  const log = `REF: SP-77\nSYSTEM: STORM\nCREATED: ${created}\nMISPER: Isla Penhallow, 13\nSELF HARM: yes, in May\nMEDICAL: none`
  const read = await handler.send('/missing/report', { incident: log, _look: 'yes', path: 'missing' })
  assert.match(read.text, /name="answers.self-harm"[^>]*value="yes" checked/)
  assert.match(read.text, /name="answers.medical-need"[^>]*value="no" checked/)
  assert.ok(
    read.text.indexOf('id="answered"') < read.text.indexOf('>Put the child on the board<'),
    'seen before it is sent',
  )

  const sent = await handler.send('/missing/report', {
    ...typedReport,
    name: 'Isla Penhallow',
    ...typedMoment(plus(it.clock(), hours(-1))),
    'source.system': 'STORM',
    'source.reference': 'SP-77',
    'source.createdAt.date': localDate(created),
    'source.createdAt.time': localTime(created),
    'source.createdAt.exact': created,
    'answers.self-harm': 'yes',
    'notes.self-harm': 'in May',
    'answers.medical-need': 'not known',
  })

  assert.equal(sent.status, 303, sent.text)
  const record = /missing\/([0-9a-f-]{36})/.exec(sent.location ?? '')?.[1] ?? ''
  const said = JSON.stringify(
    (await factsOf(record)).find((fact) => JSON.stringify(fact).includes('missing.answered/1')),
  )
  assert.match(said, /"saidBy":"STORM SP-77"/)
  assert.ok(said.includes(`"at":"${created}"`), said)
  assert.match(said, /"note":"in May"/)
  assert.match(
    said,
    /"answer":"not known"[^}]*"question":"medical-need"|"question":"medical-need"[^}]*"answer":"not known"/,
  )
  assert.match(
    (await handler.get(`/missing/${record}/answers`)).text,
    /Minimum <span class="vigil-grade vigil-grade--HIGH">/,
  )
})
