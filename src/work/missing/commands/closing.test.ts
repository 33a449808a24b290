// Who closes a search, and what a death leaves open to be said: the facts are frozen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { officers, openForce, start } from '../../../../test/episodes.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

const now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })

test('whoever took the call or was sent closes nothing: a supervisor does, and is told what is missing', async () => {
  const handler = await it.named('Asha Nolan')
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Wilfred Hopton' }))
  const record = String(JSON.parse(made.text).recordId)
  for (const name of ['Asha Nolan', 'Mina Harrow']) {
    const closing = await (await it.named(name)).api(`/api/missing/${record}/close`, { summary: 'Home' })
    assert.equal(closing.status, 403, `${name}: ${closing.text}`)
    assert.match(closing.text, /To close an episode, you need this job/)
  }
  const supervisor = await (await it.named('Jo Pemberley')).api(`/api/missing/${record}/close`, { summary: 'Home' })
  assert.equal(supervisor.status, 422)
  assert.match(supervisor.text, /has not been located/)
})

test('the form that closes says what is missing before anything is typed, with the form that settles each; refused, it is said once', async () => {
  const [handler, supervisor] = [await it.named('Asha Nolan'), await it.named('Jo Pemberley')]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Orla Whitmore' }))
  const record = String(JSON.parse(made.text).recordId)
  const form = async () => (await supervisor.get(`/missing/${record}/close`)).text
  const missing = await form()
  assert.match(
    missing,
    new RegExp(`<a class="govuk-link" href="/missing/${record}/location">The child has not been located`),
  )
  assert.doesNotMatch(missing, /prevention interview/, 'the rest follows it')

  const located = {
    ...{ place: 'Hanley', how: 'police', with: null, atRisk: false, placeToReturn: null, at: null },
    ...{ confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', detail: 'By a patrol' },
  }
  assert.equal((await handler.api(`/api/missing/${record}/location`, located)).status, 200)
  const open = await form()
  assert.match(open, /To do before the search can be closed[\s\S]*located but has not returned/)
  assert.match(
    open,
    new RegExp(`href="/missing/${record}/outcome-decisions\\?about=crime">Crimes: no decision is recorded`),
  )
  const refused = await supervisor.send(`/missing/${record}/close`, { summary: 'Home' })
  assert.equal(refused.status, 422)
  assert.equal(refused.text.match(/Crimes: no decision is recorded/g)?.length, 1)
  assert.doesNotMatch(refused.text, /To do before/)
})

test('after a death the record may be reopened, and never as a search', async (t) => {
  const living = await openForce(t, it.database)
  const record = await living.report(start)
  let at = start
  const move = async (step: Parameters<typeof living.move>[1], officer?: Parameters<typeof living.move>[3]) => {
    at = plus(at, minutes(5))
    return await living.move(record, step, at, officer)
  }
  for (const step of ['answer', 'grade'] as const) assert.equal((await move(step)).kind, 'done', step)
  assert.equal((await move('endorse', officers[1])).kind, 'done')
  for (const step of [
    'found dead',
    'learn',
    'record ethnicity',
    'decide on crime',
    'decide on referral',
    'tell the authority',
    'refer to the conduct office',
    'close',
  ] as const) {
    const outcome = await move(step)
    assert.equal(outcome.kind, 'done', `${step}: ${JSON.stringify(outcome)}`)
  }
  const searched = await move('reopen as missing')
  assert.match(JSON.stringify(searched), /found dead: the search cannot start again/)
  assert.equal((await move('reopen')).kind, 'done')
})

test('of a child found dead no interview is recorded, nor an inspector’s exception from one', async () => {
  const [handler, inspector] = [await it.named('Asha Nolan'), await it.named('Gareth Ashdown')]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Merle Ashcombe' }))
  const record = String(JSON.parse(made.text).recordId)
  const death = { outcome: 'found dead', harmedAt: null, place: 'Canal', detail: 'By divers', checked: true, at: null }
  assert.equal((await inspector.api(`/api/missing/${record}/grave-outcome`, death)).status, 200)

  const interview = await inspector.api(`/api/missing/${record}/prevention-interview`, {
    faceToFace: true,
    offeredApart: true,
    apart: true,
    where: 'Home',
    firstAccount: 'I was at the canal',
    crimeDisclosed: false,
    stoppedForPlannedInterview: false,
    at: null,
  })
  const exception = await inspector.api(`/api/missing/${record}/interview-exception`, {
    reason: 'in hospital and unfit',
    because: 'Taken to the Royal Stoke',
  })

  for (const answer of [interview, exception]) {
    assert.equal(answer.status, 422, answer.text)
    assert.match(answer.text, /The child was found dead: there is no interview to record/)
  }
})

test('what waits for the close is linked only where the form can still be sent: never the endorsement of no grade, or of one’s own', async () => {
  const manager = await it.named('Dev Ramsden')
  const reported = await manager.api('/api/missing/report', reportBody(now, { name: 'Ffion Stanway', answers: null }))
  const record = String(JSON.parse(reported.text).recordId)
  const located = await manager.api(`/api/missing/${record}/location`, {
    place: 'Home',
    with: null,
    how: 'family',
    detail: 'Well',
    atRisk: false,
    placeToReturn: 'Home',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    at: null,
  })
  assert.equal(located.status, 200, located.text)
  const waits = async (who: typeof manager) => {
    const { close } = JSON.parse((await who.get(`/api/missing/${record}`)).text)
    return close.find((one: { sentence: string }) => one.sentence.includes('not been endorsed'))
  }

  const ungraded = await waits(manager)
  const grade = { level: 'HIGH', because: 'Fourteen', earlierConsidered: null }
  const graded = await manager.api(`/api/missing/${record}/grading`, grade)
  const [own, others] = [await waits(manager), await waits(await it.named('Jo Pemberley'))]

  assert.deepEqual([ungraded.path, ungraded.whose], [null, 'Grade the risk first: there is nothing to endorse yet'])
  assert.equal(graded.status, 200, graded.text)
  assert.deepEqual([own.path, own.whose], [null, 'You graded it: another supervisor must endorse it'])
  assert.deepEqual([others.path, others.whose], ['endorsement', null])
})

test('a refused close leads to each form that mends it, with what it is about chosen; and to none that would refuse this person', async () => {
  const [manager, sergeant] = [await it.named('Dev Ramsden'), await it.named('Jo Pemberley')]
  const reported = await manager.api('/api/missing/report', reportBody(now, { name: 'Una Sandbach', answers: null }))
  const record = String(JSON.parse(reported.text).recordId)
  await manager.api(`/api/missing/${record}/grading`, { level: 'HIGH', because: 'Fourteen', earlierConsidered: null })

  const refused = async (who: typeof manager) =>
    (await who.send(`/missing/${record}/close`, { summary: 'Home now' })).text
  const [own, others] = [await refused(manager), await refused(sergeant)]
  const crimes = (await manager.get(`/missing/${record}/outcome-decisions?about=crime`)).text

  const leads = (page: string, words: string) =>
    new RegExp(`href="/missing/${record}/([^"]+)">${words}`).exec(page)?.[1]
  assert.equal(leads(own, 'The child has not been located'), 'location')
  assert.equal(leads(own, 'Crimes: no decision'), 'outcome-decisions?about=crime')
  assert.equal(leads(own, 'The grade has not been endorsed'), undefined)
  assert.match(own, /The grade has not been endorsed/)
  assert.equal(leads(own, 'Record ethnicity'), undefined, 'not while nobody has found her')
  assert.equal(leads(others, 'The grade has not been endorsed'), 'endorsement')
  assert.match(own, />\s*Home now<\/textarea>/)
  assert.match(crimes, /value="crime" checked/)
})

test('found, told and promised once: the form that was gone back to after a note records nothing again, and a second finding is refused in the words of the first', async () => {
  const manager = await it.named('Dev Ramsden')
  const reported = await manager.api('/api/missing/report', reportBody(now, { name: 'Idris Corfield' }))
  const record = String(JSON.parse(reported.text).recordId)
  const kinds = async () => {
    const { rows } = await it.owner.read(
      { force: manager.person.forceId, who: manager.person.staffId, now },
      async (reader) =>
        await reader.query(sql`select kind from fact where record_id = ${record} order by position limit 50`),
    )
    return JSON.stringify(rows)
  }
  const form = (await manager.get(`/missing/${record}/contact-promises`)).text
  const basedOn = /name="_based_on" value="(\d+)"/.exec(form)?.[1] ?? ''
  const send = async (key: string) =>
    await manager.send(`/missing/${record}/contact-promises`, {
      to: 'mother',
      allowedBy: '',
      _key: key,
      _based_on: basedOn,
    })
  const first = await send('0191d4c8-0000-7000-8000-000000000001')
  await manager.api(`/api/missing/${record}/notes`, { text: 'Between' })
  const once = await kinds()
  const again = await send('0191d4c8-0000-7000-8000-000000000002')
  const twice = await kinds()
  const found = { place: 'Home', with: null, how: 'family', detail: 'Well', atRisk: false, placeToReturn: 'Home' }
  const body = { ...found, confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', at: null }
  const located = await manager.api(`/api/missing/${record}/location`, body)
  const second = await manager.api(`/api/missing/${record}/location`, body)

  assert.deepEqual([first.status, again.status], [303, 303], first.text)
  assert.equal(twice, once)
  assert.equal(located.status, 200, located.text)
  assert.match(second.text, /already recorded that the child was located, [^"]* at Home\. Nothing was recorded again/)
})
