// No quiet way out of a search: known whereabouts, a mistaken location, a void record, a grave outcome; and the next report knows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const handler = await named('Asha Nolan')
const manager = await named('Dev Ramsden')
const superintendent = await named('Farah Quill')
const sergeant = await named('Jo Pemberley')

const factsOf = async (record: string) =>
  (
    await it.owner.read(
      { force: handler.person.forceId, who: handler.person.staffId, now },
      async (reader) =>
        await reader.query(
          sql`select kind, body from fact where record_id = ${record}::uuid order by position limit 100`,
        ),
    )
  ).rows

const report = async (name: string, more: object = {}) => {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, {
      name,
      age: 13,
      lastSeenPlace: 'Hanley bus station',
      callerPhone: '07700900321',
      why: 'Not home',
      ...more,
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const on = async (who: typeof handler, record: string, path: string, body: object) =>
  await who.api(`/api/missing/${record}/${path}`, body)
const done = async (who: typeof handler, record: string, path: string, body: object) => {
  now = plus(now, minutes(5))
  const answer = await on(who, record, path, body)
  assert.equal(answer.status, 200, `${path}: ${answer.text}`)
}
const known = () => ({ where: 'At a friend’s', with: null, detail: 'She rang', reviewBy: plus(now, minutes(50)) })
const location = (more: object = {}) => ({
  place: 'Festival Park',
  how: 'police',
  with: null,
  atRisk: false,
  placeToReturn: null,
  confirmedBy: 'PC Harrow',
  confirmedHow: 'seen by an officer',
  detail: 'Seen by officers',
  at: null,
  ...more,
})

test('reported missing, then said to be somewhere: only location, return and close lead out', async () => {
  const record = await report('Isolde Farthing')
  await done(manager, record, 'grading', { level: 'HIGH', because: 'Young', earlierConsidered: null })
  const low = await on(sergeant, record, 'known-whereabouts', known())
  assert.match(low.text, /officer of inspector’s rank/)
  await done(manager, record, 'known-whereabouts', known())
  const ended = await on(manager, record, 'concern-ended', { because: 'Fine', seenBy: null })
  assert.equal(ended.status, 422)
  assert.match(ended.text, /record where they were located and that they returned, then close the police search/)
  const page = (await manager.get(`/missing/${record}`)).text
  assert.ok(!page.includes(`/missing/${record}/concern-ended`), 'and it is not offered')
  await done(manager, record, 'location', location())
  assert.equal((await on(manager, record, 'close', { summary: 'x' })).status, 422)
})

test('nobody has graded yet, and what is known asks for HIGH: an inspector decides that the child is not missing, and somebody looks again as at HIGH', async () => {
  const record = await report('Tamsin Orchard', { age: 6 })
  const low = await on(sergeant, record, 'known-whereabouts', known())
  assert.match(low.text, /or what is known calls for HIGH, only an officer of inspector’s rank/)
  const late = await on(manager, record, 'known-whereabouts', { ...known(), reviewBy: plus(now, minutes(230)) })
  assert.match(late.text, /at most (1 h|60 min)/)
  await done(manager, record, 'known-whereabouts', known())
})

test('a concern that never was a missing child still ends, seen or not', async () => {
  const record = await report('Ambrose Winding', { path: 'concern for safety' })
  await done(sergeant, record, 'concern-ended', { because: 'Home', seenBy: 'PC Harrow' })
})

test('missed only later: the next report finds that episode, and the first one is told', async () => {
  const record = await report('Delphine Quarry', { path: 'concern for safety' })
  await done(handler, record, 'contact-lost', { detail: 'No answer' })
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await home(sergeant, record)
  now = plus(now, minutes(10))
  const [first] = await factsOf(record)
  const personId = /"personId":"([0-9a-f-]{36})"/.exec(JSON.stringify(first))?.[1] ?? ''
  const again = await report('Delphine Quarry', { personId })
  const [reported] = await factsOf(again)
  assert.match(JSON.stringify(reported), /"reportsIn90Days":2/)
  assert.ok(JSON.stringify(await factsOf(record)).includes('missing.repeated/1'))
})

test('found dead on a concern: located, frozen, never void, and closed by the close', async () => {
  const record = await report('Peregrine Slate', { path: 'concern for safety' })
  await done(superintendent, record, 'grave-outcome', {
    outcome: 'found dead',
    place: 'Canal',
    detail: 'x',
    checked: true,
    at: null,
  })
  for (const [path, body] of [
    ['concern-ended', { because: 'x', seenBy: null }],
    ['void-proposal', { because: 'Entered twice' }],
    ['contact-lost', { detail: 'x' }],
  ] as const)
    assert.equal((await on(superintendent, record, path, body)).status, 422, path)
  assert.match((await manager.get(`/missing/${record}/summary`)).text, /STATUS: FOUND DEAD/)
  const close = await on(superintendent, record, 'close', { summary: 'x' })
  assert.match(close.text, /Independent Office for Police Conduct first/)
  assert.doesNotMatch(close.text, /not been graded|not been endorsed/)
})

test('a location that was a mistake: reopened, the child is on the board as missing and searched anew', async () => {
  const record = await report('Cordelia Thwaite')
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await done(superintendent, record, 'endorsement', { because: 'Read it' })
  await done(manager, record, 'location', location())
  const said = await on(manager, record, 'contact-lost', { detail: 'It was her sister: she is still missing' })
  assert.equal(said.status, 200, said.text)
  assert.match((await manager.get('/board')).text, /Cordelia Thwaite/)
  assert.match((await manager.get(`/missing/${record}`)).text, /grade the risk/i)
})

test('what happened after the location cannot be put before it', async () => {
  const record = await report('Barnaby Crisp')
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await done(manager, record, 'location', location())
  const before = plus(now, minutes(-4))
  const told = await on(manager, record, 'authority-told', { authority: 'Stoke-on-Trent', how: 'phone', at: before })
  assert.match(told.text, /before the child was located/)
  const interview = await on(manager, record, 'prevention-interview', {
    faceToFace: true,
    offeredApart: true,
    apart: true,
    alone: null,
    where: 'home',
    firstAccount: 'x',
    crimeDisclosed: false,
    stoppedForPlannedInterview: false,
    at: before,
  })
  assert.match(interview.text, /before the child was located/)
})

test('raised at a review is raised: its clocks begin, and what was known at the report is counted', async () => {
  const record = await report('Rosalind Pike')
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  const raising = {
    level: 'HIGH',
    summary: 'All of this was known at the start',
    actionsSet: ['Door to door'],
    actionsClosed: [],
    nextReviewAt: plus(now, minutes(50)),
  }
  const unsaid = await superintendent.api(`/api/missing/${record}/reviews`, raising)
  assert.match(unsaid.text, /The grade is raised: say whether the information was known/)
  const silent = await manager.api(`/api/missing/${record}/raise`, { level: 'HIGH', because: 'Her mother told us' })
  assert.match(silent.text, /Say whether it was known when the report was taken/, 'silence is no answer')
  await done(superintendent, record, 'reviews', { ...raising, onInformationHeldAtReport: true })
  const facts = JSON.stringify(await factsOf(record))
  assert.match(facts, /missing\.raised\/1[^}]*"onInformationHeldAtReport":true/)
})

test('what was endorsed is said of the grade that was: raised since, the page says so, and it is endorsed anew', async () => {
  const record = await report('Hesper Lyle')
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await done(superintendent, record, 'endorsement', { because: 'Read it' })
  const page = async () => (await superintendent.get(`/missing/${record}`)).text
  assert.match(await page(), />MEDIUM<\/span> endorsed/)
  await done(handler, record, 'raise', { level: 'HIGH', because: 'A note', onInformationHeldAtReport: false })
  const raised = await page()
  assert.match(raised, />HIGH<\/span> raised since it was endorsed/)
  assert.ok(raised.includes(`href="/missing/${record}/endorsement"`))
  await done(superintendent, record, 'endorsement', { because: 'Read the note' })
  assert.match(await page(), />HIGH<\/span> endorsed/)
  const own = await report('Leander Lyle')
  await done(manager, own, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await done(superintendent, own, 'endorsement', { because: 'Read it' })
  await done(superintendent, own, 'raise', { level: 'HIGH', because: 'A note', onInformationHeldAtReport: false })
  assert.match(
    (await on(superintendent, own, 'endorsement', { because: 'x' })).text,
    /You raised it after it was endorsed/,
  )
})

test('the loss of contact is no way round the second person: the grade that stood is given again, with when and where the child was last seen', async () => {
  const record = await report('Sidony Carne')
  await done(manager, record, 'grading', { level: 'HIGH', because: 'Young', earlierConsidered: null })
  await done(superintendent, record, 'endorsement', { because: 'Read it' })
  await done(manager, record, 'location', location({ place: 'Flat on Mill Street', with: 'An older man' }))
  const lostAt = now
  now = plus(now, minutes(30))
  const early = { detail: 'Ran from the car', place: 'Lay-by on the A50', at: plus(lostAt, minutes(-20)) }
  assert.match((await on(handler, record, 'contact-lost', early)).text, /before the child was located/)
  await done(handler, record, 'contact-lost', { ...early, at: lostAt })
  const lower = await on(handler, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  assert.equal(lower.status, 422)
  assert.match(lower.text, /It was HIGH before: choose that grade or a higher one, then propose a lower grade/i)
  const page = (await manager.get(`/missing/${record}`)).text
  assert.match(page, /missing for <strong>35 min/, 'from the loss, not from the first time')
  assert.match(page, /Last seen [^<]*about[^<]*Lay-by on the A50/)
  assert.match(page, /Flat on Mill Street<span[^>]*>found here this time, with An older man, and gone again/)
  await done(handler, record, 'grading', { level: 'HIGH', because: 'Gone again', earlierConsidered: null })
})

test('a concern whose minimum is HIGH ends when somebody has seen the child, and not on a telephone call', async () => {
  const record = await report('Kerensa Knowe', { path: 'concern for safety', age: 12, answers: { 'self-harm': 'yes' } })
  const unseen = await on(manager, record, 'concern-ended', { because: 'Rang, fine', seenBy: null })
  assert.equal(unseen.status, 422)
  assert.match(unseen.text, /somebody must see the child before the concern ends/)
  await done(manager, record, 'concern-ended', { because: 'At home with her mother', seenBy: 'PC Harrow' })
})

test('the same person asked again starts no new ten minutes: somebody else is asked, or they are rung', async () => {
  const record = await report('Owen Ership')
  const { staffId } = (await named('Gareth Ashdown')).person
  await done(manager, record, 'assignment', { staffId, at: null })
  const again = await on(manager, record, 'assignment', { staffId, at: null })
  assert.match(again.text, /has already been asked and has not acknowledged it: ring them, or choose somebody else/)
  await done(manager, record, 'assignment', { staffId: sergeant.person.staffId, at: null })
})

test('a crime disclosed after it was decided that there was none is decided again; what was learned before a mistaken location is too', async () => {
  // Sessions end when nobody works for a while.
  const [manager, superintendent] = [await named('Dev Ramsden'), await named('Farah Quill')]
  const record = await report('Elowen Treadwell')
  await done(manager, record, 'grading', { level: 'MEDIUM', because: 'x', earlierConsidered: null })
  await done(superintendent, record, 'endorsement', { because: 'Read it' })
  await done(manager, record, 'location', location())
  await done(manager, record, 'return', { to: 'home', seenBy: 'PC Harrow', detail: null, at: null })
  const decision = { about: 'crime', decision: 'no', reference: null, because: 'Nothing seen' }
  await done(manager, record, 'outcome-decisions', decision)
  const waits = async () => (await on(manager, record, 'close', { summary: 'x' })).text
  const interview = {
    faceToFace: true,
    offeredApart: false,
    apart: false,
    alone: null,
    where: 'home',
    firstAccount: 'He hit me',
    crimeDisclosed: true,
    stoppedForPlannedInterview: true,
    at: null,
  }
  await done(manager, record, 'prevention-interview', interview)
  assert.match(await waits(), /The child disclosed a crime: record the decision on it/)
  assert.match(await waits(), /the planned interview has not been held/)
  const settled = { action: 'planned interview excepted', subject: null, outcome: 'the child declines', detail: 'x' }
  const notHis = await on(await named('Mina Harrow'), record, 'actions', { ...settled, at: null })
  assert.match(notHis.text, /Whoever does this must record it/)
  const held = { action: 'planned interview held', subject: 'DC Vale, disc 14', outcome: null, detail: 'As planned' }
  await done(manager, record, 'actions', { ...held, at: null })
  assert.doesNotMatch(await waits(), /planned interview/)
  assert.match(await waits(), /not offered a talk apart from their parent or carer/)
  await done(manager, record, 'outcome-decisions', { ...decision, decision: 'yes', reference: 'ST/1/26' })
  await done(manager, record, 'prevention-interview', { ...interview, offeredApart: true, crimeDisclosed: false })
  assert.doesNotMatch(await waits(), /disclosed a crime|talk apart/)
  const learning = { harm: 'none known', harmDetail: null, where: 'Park', withWhom: null, why: null, intended: 'yes' }
  await done(manager, record, 'learning', learning)
  for (const [code, whyNot] of [
    [null, '.'],
    ['NS', '. . . . . . . . .'],
  ] as const) {
    const empty = await on(manager, record, 'ethnicity', { code, saidBy: null, whyNot })
    assert.match(empty.text, /Say in words why it is not recorded, in at least 10 characters/)
  }
  await done(manager, record, 'ethnicity', { code: 'W1', saidBy: 'the child', whyNot: null })
  await done(manager, record, 'outcome-decisions', { ...decision, about: 'referral' })
  await done(manager, record, 'authority-told', { authority: 'Staffordshire', how: 'phone', at: null })
  await done(manager, record, 'close', { summary: 'Home' })
  await done(manager, record, 'reopening', { because: 'It was another child', missing: true })
  await done(manager, record, 'location', location())
  assert.match(await waits(), /whether they were harmed\.[\s\S]*Crimes: no decision[\s\S]*Referral: no decision/)
})
