// Questions on their way: none is thrown away, each answer keeps its own figure, corrections are marked, what follows is published, forums are policy.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { askedQuestions } from '../../../test/asked-question.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { addMonths, dateWords, dayOf, hours, type Instant, plus, systemNow } from '../../kernel/time.ts'
import { ringDue } from '../../registers/alarms.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { appendTo } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf, type Reaction, SYSTEM } from '../../registers/world.ts'
import { kinds } from '../index.ts'
import { publishedFigures } from '../public/procedure.ts'
import { defaultForums } from './forums.ts'
import { takeIn } from './intake.ts'
import { question } from './procedure.ts'
import { answersNotAsPublished } from './published-verified.ts'

/** The box dates what comes in by the database’s clock, which nobody sets. */
let now: Instant = systemNow()
const dayAfter = (days: number) => plus(now, hours(24 * days)).slice(0, 10)
const monthBefore = (at: Instant) => dateWords(addMonths(dayOf(`${at.slice(0, 7)}-01`), -1).slice(0, 7))
const it = await testApp({ clock: () => now })
const publicSite = await testSite(it, () => now)
const force = demonstrationForce.id
const { root, taking, get, ask, idOf, secretary, opened, office } = askedQuestions(it, publicSite)
const look = async () => {
  now = plus(now, hours(0.01))
  await publicSite.lookNow()
}

await opened()
await look()

test('beyond the day’s number questions stay in the box and are taken in on the next day; staff see how many wait, the asker that it is kept', async () => {
  const sent = []
  for (let number = 1; number <= 5; number++) sent.push(await ask(`Question number ${number}?`))
  assert.equal(await takeIn(taking, now, 3), 3)
  assert.equal(await takeIn(taking, now, 3), 0, 'full for today')
  now = plus(now, hours(1))
  assert.match((await (await secretary()).get('/questions')).text, /2 questions wait to be taken in/)
  const last = await get(String(sent[4]?.headers['location']))
  assert.match(last, /has been received and kept[\s\S]*No question is thrown away/)
  now = plus(now, hours(24))
  assert.equal(await takeIn(taking, now, 3), 2)
  assert.doesNotMatch((await (await secretary()).get('/questions')).text, /to be taken in/)
  for (let number = 1; number <= 5; number++) assert.notEqual(await idOf(`Question number ${number}?`), 'undefined')
  assert.match(
    await get(String(sent[4]?.headers['location'])),
    /A decision on whether to put your question is being made/,
  )
})

test('one that cannot be taken in stays in the box and holds up none behind it; at the next turn it is tried again', async () => {
  await ask('Who decides what is looked at first?')
  await ask('And who looks at it second?')
  const refuses: Reaction = {
    kinds: ['question.received/1'],
    react: async ({ body }) => {
      await Promise.resolve()
      if (JSON.stringify(body).includes('looked at first')) throw new Error('no')
    },
  }
  await assert.rejects(
    takeIn({ ...taking, reactions: [refuses] }, now),
    /^AggregateError: 1 public questions could not/,
  )
  assert.notEqual(await idOf('And who looks at it second?'), 'undefined')
  assert.equal(await takeIn(taking, now), 1)
  assert.notEqual(await idOf('Who decides what is looked at first?'), 'undefined')
})

test('a field that a browser filled in by itself: the form comes back with what was typed, and nothing pretends to be received', async () => {
  const answer = await ask('Is the plan published?', 'commissioner', { website: 'https://example.org' })
  assert.equal(answer.statusCode, 422)
  assert.ok(answer.body.includes('Is the plan published?') && answer.body.includes('Send the question again'))
})

test('many addresses of one network are one connection', async () => {
  const from = async (address: string) =>
    await publicSite.site.inject({
      method: 'POST',
      url: `${root}/question`,
      payload: new URLSearchParams({ forum: '', question: '' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      remoteAddress: address,
    })
  for (let number = 1; number <= 100; number++)
    assert.equal((await from(`2001:db8:ffff:1::${number}`)).statusCode, 422, `${number}`)
  assert.equal((await from('2001:db8:ffff:1:a:b:c:d')).statusCode, 429)
  assert.equal((await from('2001:db8:ffff:2::1')).statusCode, 422)
})

test('what waits for the office stands on the page where its work begins: to decide on, and to answer', async () => {
  await ask('Who sees the office at work?')
  await takeIn(taking, now)
  const [id, uma] = [await idOf('Who sees the office at work?'), await office()]
  const dates = async () =>
    /Dates ahead by law or by rule[\s\S]*?<\/ul>/.exec((await uma.get('/scrutiny')).text)?.[0] ?? ''
  assert.match(await dates(), new RegExp(`href="/question/${id}">Decide on the question: To the commissioner`))
  assert.equal((await uma.api(`/api/question/${id}/admission`, { meetingOn: null })).status, 200)
  const given = { staffId: uma.person.staffId, dueOn: dayAfter(5) }
  assert.equal((await uma.api(`/api/question/${id}/allocation`, given)).status, 200)
  assert.match(
    await dates(),
    new RegExp(`href="/question/${id}">Answer the question: [^<]*, given to Uma Kettering</a>`),
  )
  assert.match((await uma.get('/scrutiny')).text, /<a[^>]*href="\/questions">Public questions<\/a>/)
})

test('answer, correction and supplementary answer are published in order, each with its office, day and figure; the correction is marked', async () => {
  await ask('Are children heard?', 'panel')
  await takeIn(taking, now)
  const at = `/api/question/${await idOf('Are children heard?')}`
  const [piet, uma] = [await secretary(), await office()]
  const done = async (who: typeof piet, path: string, body: unknown) => {
    const answer = await who.api(`${at}/${path}`, body)
    assert.equal(answer.status, 200, answer.text)
  }
  await done(piet, 'admission', { meetingOn: dayAfter(20) })
  const late = await piet.api(`${at}/allocation`, { staffId: uma.person.staffId, dueOn: dayAfter(21) })
  assert.ok(late.text.includes('Enter that day or an earlier one'), late.text)
  await done(piet, 'allocation', { staffId: uma.person.staffId, dueOn: dayAfter(10) })
  await done(uma, 'answers', { answer: 'Always.', measure: 'M13' })
  await done(uma, 'answers', { answer: 'Mostly.\n\nNot at night.', measure: 'M13' })
  const further = { question: 'And in homes?', dueOn: dayAfter(30) }
  const alone = await piet.api(`${at}/supplementary`, further)
  assert.match(alone.text, /only if the chair consents\. Enter who was in the chair/)
  await done(piet, 'supplementary', { ...further, consentedBy: 'Councillor Elin Marsh' })
  assert.match(
    (await piet.get(at.slice(4))).text,
    /Further: <span[^>]*>And in homes\?<\/span> \(with the consent of the chair, Councillor Elin Marsh\)/,
  )
  await done(uma, 'answers', { answer: 'That is not measured.', measure: null })
  await done(piet, 'publication', {})
  await look()
  const page = await get(`${root}/questions`)
  const order = [
    'Are children heard?',
    'This answer has been corrected',
    'Always.',
    'Mostly.',
    'And in homes?',
    'That is not measured.',
  ]
  const places = order.map((words) => page.indexOf(words))
  assert.ok(
    places.every((place, index) => place > (places[index - 1] ?? 0)),
    `${order} at ${places}`,
  )
  assert.equal(page.split('This answer has been corrected').length - 1, 1, 'the one that stands is not marked')
  assert.equal(page.split(`Then: twelve months to ${monthBefore(now)}`).length - 1, 2, 'each with its figure')
  assert.ok(page.includes('commissioner’s office') || page.includes('commissioner&#39;s office'), 'by which office')
  assert.ok(!page.includes('Uma Kettering'), 'and not by which person')
  assert.ok(page.includes('<span class="vigil-lines">Mostly.\n\nNot at night.</span>'), 'each in its own lines')
  const { questions } = JSON.parse(await get(`${root}/questions.json`))
  const [open] = questions
  assert.equal(open.id, await idOf('Are children heard?'), 'by the identity of its page')
  assert.equal(open.forum, 'The police and crime panel')
  const answers = open.exchanges.map((each: { answers: { answer: string }[] }) =>
    each.answers.map(({ answer }) => answer),
  )
  assert.deepEqual(answers, [['Always.', 'Mostly.\n\nNot at night.'], ['That is not measured.']])
  const csv = await get(`${root}/questions.csv`)
  assert.match(
    csv,
    /,first,Are children heard\?,Always\.,[^\n]*,yes,M13,[^\n]*,not shown,0 to 7,/,
    'corrected since, with its figure',
  )
  assert.match(csv, /,supplementary,And in homes\?,That is not measured\./)
  const first = await get(root)
  assert.ok(first.includes('Mostly.') && !first.includes('That is not measured.'), 'the answer to the question itself')
})

test('a question that came too late is put only with a reason, which whoever asked can read', async () => {
  const sent = await ask('Why so late?', 'panel')
  await takeIn(taking, now)
  const id = await idOf('Why so late?')
  const at = `/api/question/${id}/admission`
  assert.match(
    (await (await secretary()).get(`/question/${id}/admission`)).text,
    /If it came too late, why is it being asked anyway\?/,
  )
  const meetingOn = dayAfter(1)
  const refused = await (await secretary()).api(at, { meetingOn })
  assert.ok(refused.text.includes('Say why it is being asked anyway'), refused.text)
  const put = await (await secretary()).api(at, { meetingOn, lateBecause: 'The papers came out late' })
  assert.equal(put.status, 200, put.text)
  assert.match(await get(String(sent.headers['location'])), /It will still be put: <span[^>]*>The papers came out late/)
})

test('who was to answer has left: the list says so, and it is given to somebody else', async () => {
  await ask('Who reads the log at night?')
  await takeIn(taking, now)
  const id = await idOf('Who reads the log at night?')
  const [uma, leaver] = [await office(), await it.newcomer(force, 'Lena Frost', ["commissioner's office"])]
  const given = async ({ person }: typeof uma) =>
    await uma.api(`/api/question/${id}/allocation`, { staffId: person.staffId, dueOn: dayAfter(5) })
  assert.equal((await uma.api(`/api/question/${id}/admission`, { meetingOn: null })).status, 200)
  assert.equal((await given(leaver)).status, 200)
  assert.doesNotMatch((await uma.get('/questions')).text, /has left/)
  const world = await it.app.world(uma.person)
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, staffProcedure, leaver.person.staffId, () => [
      { kind: 'staff.left/1', happenedAt: now, body: {} },
    ])
  })
  assert.match(
    (await uma.get('/questions')).text,
    /Lena Frost, by [^<]*<strong[^>]*>has left: give it to somebody else/,
  )
  assert.match((await given(leaver)).text, /Choose somebody who works here now/)
  assert.equal((await given(uma)).status, 200)
  assert.doesNotMatch((await uma.get('/questions')).text, /has left/)
})

test('what was done since is published beside the answer, with the figure then and now', async () => {
  const id = await idOf('Are children heard?')
  const done = await (await office()).api(`/api/question/${id}/follow-ups`, { words: 'Homes are asked from May on' })
  assert.equal(done.status, 200, done.text)
  now = plus(now, hours(24 * 31))
  await it.app.publishDue()
  await look()
  const page = await get(`${root}/questions`)
  assert.match(page, /What has been done since[\s\S]*Homes are asked from May on/)
  assert.match(page, new RegExp(`Now: twelve months to ${monthBefore(now)}</th><td[^>]*>0 to 7 cases: too few`))
  assert.match(page, /Answered and followed up/)
  assert.match(await get(`${root}/questions.csv`), /Homes are asked from May on/)
  assert.match(await get(`${root}/feed.atom`), /Since then, [^<]*: Homes are asked from May on</)
})

test('what seems to name a child is pointed at before it is published', async () => {
  await ask('Why was my daughter not looked for at 12 Mill Lane?')
  await takeIn(taking, now)
  const id = await idOf('Why was my daughter not looked for at 12 Mill Lane?')
  const page = (await (await office()).get(`/question/${id}`)).text
  assert.match(page, /Check this before publishing[\s\S]*an address[\s\S]*somebody’s child/)
  const uma = await office()
  const admission = (await uma.get(`/question/${id}/admission`)).text
  assert.match(admission, /Once it is admitted, staff of the force[\s\S]*Check this first: in the question[^<]*address/)
  const notHers = (await (await secretary()).get(`/question/${id}/admission`)).text
  assert.doesNotMatch(notHers, /Check this first|Mill Lane/, 'whoever does not decide reads none of its words')
  const dueOn = dayAfter(5)
  for (const [path, body] of [
    ['admission', { meetingOn: null }],
    ['allocation', { staffId: uma.person.staffId, dueOn }],
    ['answers', { answer: 'It is looked into.', measure: null }],
  ] as const)
    assert.equal((await uma.api(`/api/question/${id}/${path}`, body)).status, 200, path)
  assert.match((await uma.get(`/question/${id}/publication`)).text, /Check this first: in the question/)
})

test('an answer that names somebody or gives a count away is published by nobody who does not say why, and its words go when it is corrected', async () => {
  const uma = await office()
  const given = async (words: string, answer: string) => {
    await ask(words)
    await takeIn(taking, now)
    const at = `/api/question/${await idOf(words)}`
    const dueOn = dayAfter(5)
    for (const [path, body] of [
      ['admission', { meetingOn: null }],
      ['allocation', { staffId: uma.person.staffId, dueOn }],
      ['answers', { answer, measure: 'M13' }],
    ] as const)
      assert.equal((await uma.api(`${at}/${path}`, body)).status, 200, path)
    return at
  }
  const answer = 'Of 126 in October 125 were graded high enough. Tyler Brown aged 14 was the one.'
  const at = await given('Who was not graded high enough?', answer)
  const refused = await uma.api(`${at}/publication`, {})
  assert.equal(refused.status, 422)
  for (const words of ['125 and 126 differ', 'Tyler Brown', 'an age', 'seems an exact count', 'Say why'])
    assert.ok(refused.text.includes(words), `${words}: ${refused.text}`)
  assert.equal((await uma.api(`${at}/publication`, { looked: true })).status, 422, 'a tick alone is no reason')
  assert.equal((await uma.api(`${at}/answers`, { answer: 'Nearly all were.', measure: 'M13' })).status, 200)
  assert.equal((await uma.api(`${at}/publication`, {})).status, 200, 'answered again without it')
  await look()
  for (const page of [await get(`${root}/questions`), await get(`${root}/feed.atom`)])
    assert.ok(page.includes('Nearly all were.') && !page.includes('Tyler') && !page.includes('Of 126'))
  const kept = await given('How many plans were approved?', 'Of 12 plans 3 were.')
  assert.equal((await uma.api(`${kept}/publication`, { looked: true, mayStand: 'Plans, not people' })).status, 200)
  const followUp = { words: 'Since then 2 of 9 were found.' }
  assert.match((await uma.api(`${kept}/follow-ups`, followUp)).text, /a count under eight \(“2”\)/)
})

test('a question that nobody decides on, and an answer that is late, are sent up: each once, to whoever owes it', async () => {
  const panel = defaultForums.forums.find((one) => one.kind === 'panel')?.id ?? ''
  await ask('Who checks the plan?', panel)
  await takeIn(taking, now)
  const id = await idOf('Who checks the plan?')
  const told = async (who: Awaited<ReturnType<typeof office>>) =>
    JSON.parse((await who.get('/api/told')).text).waiting.filter((one: { record_id: string }) => one.record_id === id)
  const ring = async () => await ringDue(it.databases.clock, kinds, it.app.policies, now)
  await ring()
  assert.deepEqual(await told(await secretary()), [])
  now = plus(now, hours(24 * 16))
  await ring()
  await ring()
  const late = await told(await secretary())
  assert.deepEqual(
    late.map((one: { words: string }) => one.words),
    ['Nobody has decided whether to admit a public question'],
  )
  assert.deepEqual(await told(await office()), [], 'the gate is the panel’s')

  const dueOn = dayAfter(2)
  assert.equal(
    (await (await secretary()).api(`/api/question/${id}/admission`, { meetingOn: dayAfter(30) })).status,
    200,
  )
  const { staffId } = (await office()).person
  const given = await (await secretary()).api(`/api/question/${id}/allocation`, { staffId, dueOn })
  assert.equal(given.status, 200, given.text)
  now = plus(now, hours(24 * 4))
  await ring()
  assert.deepEqual(await told(await secretary()), [], 'not yet two weeks late')
  assert.equal((await told(await office())).length, 1)
  now = plus(now, hours(24 * 14))
  await ring()
  assert.match(
    (await (await secretary()).get('/told')).text,
    /The answer to a public question is overdue: 14 days late, to the panel/,
  )
})

test('an answer and what follows it are added to what is published, and changed by nobody', async () => {
  for (const statement of [
    sql`update published.answer set body = '{}'`,
    sql`update published.follow_up set body = '{}'`,
  ])
    await assert.rejects(
      it.databases.app.write({ force, who: SYSTEM, now }, async (writer) => void (await writer.query(statement))),
      /permission denied/,
    )
})

test('an answer, what followed it or what became of a question, changed, taken away or put in by a superuser, is named', async () => {
  const context = { force: '', who: SYSTEM, now }
  const found = async (database = it.databases.clock) =>
    (await answersNotAsPublished(database, context, async (of) => await it.app.policies.of(of, now))).map(
      ({ kind, sentence }) => `${kind}: ${sentence.replace(/ question [0-9a-f-]{36}.*/, '')}`,
    )
  const tampered = async (query: Sql): Promise<readonly string[]> =>
    await it.owner
      .write(context, async (writer) => {
        await writer.query(query)
        // Seen by nobody else: what is found is found in this transaction, which then ends as if nothing had been.
        throw Object.assign(new Error('not kept'), {
          found: await found({ ...it.databases.clock, read: async (_, work) => await work(writer) }),
        })
      })
      .catch((error: { readonly found?: readonly string[] }) => error.found ?? Promise.reject(error))
  assert.deepEqual(await found(), [])
  const first = sql`(select question_id from published.answer order by question_id limit 1)`
  const one = sql`(select ticket from published.question_followed order by ticket limit 1)`
  assert.deepEqual(
    await tampered(
      sql`update published.answer set body = jsonb_set(body, '{answer}', '"No"') where question_id = ${first}`,
    ),
    ['altered: Somebody changed on the public site the answer of'],
  )
  assert.deepEqual(
    await tampered(
      sql`update published.answer set published_at = published_at - interval '1 day' where question_id = ${first}`,
    ),
    ['altered: Somebody changed on the public site the answer of'],
  )
  assert.deepEqual(await tampered(sql`delete from published.answer where question_id = ${first}`), [
    'deleted: Somebody took away from the public site the answer of',
  ])
  assert.deepEqual(
    await tampered(
      sql`insert into published.answer (force_id, question_id, published_at, body) values (${force}, gen_random_uuid(), now(), '{}')`,
    ),
    ['inserted: Somebody put on the public site, without its fact, the answer of'],
  )
  assert.deepEqual(
    await tampered(sql`update published.follow_up set body = '{"words":"All is well"}' where number = 1`),
    ['altered: Somebody changed on the public site what followed the answer of'],
  )
  assert.deepEqual(
    await tampered(
      sql`update published.question_followed set body = jsonb_set(body, '{stage}', '"lost"') where ticket = ${one}`,
    ),
    ['altered: Somebody changed on the public site what became of'],
  )
  assert.deepEqual(await found(), [])
})

test('questions and releases are worked out again from their facts without a difference', async () => {
  const procedures = [rebuildable(question), rebuildable(publishedFigures)]
  const { rows, differences } = await rebuild(it.databases.clock, procedures, it.app.policies, { force, now })
  assert.deepEqual(differences.filter(({ table }) => ['question', 'duty', 'alarm'].includes(table)).slice(0, 3), [])
  assert.equal(rows['question'], 0)
})
