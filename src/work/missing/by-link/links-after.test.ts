// A signed link after the record has gone on without it: void, taken over, erased, merged and split; used twice at one moment; and the child back while the parent types.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { offeredChildren, there } from '../../../../test/offered-child.ts'
import { reportBody } from '../../../../test/report.ts'
import { newId } from '../../../kernel/identity.ts'
import { hours, minutes, plus, systemNow } from '../../../kernel/time.ts'

let now = plus(systemNow(), hours(-2))
const it = await testApp({ clock: () => now })
const named = async (name: string) => await it.named(name)
const get = async (path: string) => {
  const answer = await fetch(`${it.address}${path}`)
  return { status: answer.status, text: await answer.text() }
}
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${it.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, text: await answer.text() }
}
const done = (answer: { readonly status: number; readonly text: string }, status = 200) => {
  assert.equal(answer.status, status, answer.text)
  return JSON.parse(answer.text)
}
const reported = async (name: string, more = {}) =>
  String(
    done(await (await named('Asha Nolan')).api('/api/missing/report', reportBody(now, { name, ...more })), 201)
      .recordId,
  )

async function linkFor(record: string, purpose: 'carer' | 'authority'): Promise<string> {
  const officer = await named('Jo Pemberley')
  assert.equal((await officer.send(`/missing/${record}/link`, { purpose })).status, 303)
  return new RegExp(`/shared/${purpose}/[\\w.-]+`).exec((await officer.get(`/missing/${record}/links`)).text)?.[0] ?? ''
}
const words = { by: 'Mum', standing: 'Quiet', tonight: 'She messaged: at Festival Park' }

/** Nothing is taken there any more: it says so at once, and what was typed is shown to be read out. */
async function isGone(path: string): Promise<void> {
  const shown = await get(path)
  assert.equal(shown.status, 404, shown.text)
  assert.match(shown.text, /This link does not work/)
  const sent = await post(path, words)
  assert.equal(sent.status, 404, sent.text)
  assert.match(sent.text, /Call 101 now and read out what you wrote/)
  assert.match(sent.text, /She messaged: at Festival Park/)
  assert.doesNotMatch(sent.text, /void|taken (?:this child )?over|Canary/)
}

test('of a record that was made void the link works no more, and does not say why', async () => {
  const record = await reported('Void Canary')
  const link = await linkFor(record, 'carer')
  const because = 'Entered by mistake, there is no such child'
  done(await (await named('Gareth Ashdown')).api(`/api/missing/${record}/void-proposal`, { because }))
  done(await (await named('Nikhil Garside')).api(`/api/missing/${record}/void`, { because }))
  await isGone(link)
})

test('of a child whom another force has taken over the link works no more, and does not say which', async () => {
  const { missingChild, offer } = await offeredChildren(it)
  const record = await missingChild('Transferred Canary')
  const link = await linkFor(record, 'carer')
  const offered = await offer(record)
  const theirs = await it.newcomer(there, 'Una Marsh', ['force incident manager'])
  done(await theirs.api(`/api/transfer/${offered}/acceptance`, { personId: null, note: null }))
  await it.app.carry()
  await isGone(link)
})

test('erased, the link that stood in the record stands no more', async () => {
  const record = await reported('Erased Canary', { path: 'concern for safety', reviewBy: plus(now, hours(1)) })
  const link = await linkFor(record, 'carer')
  done(
    await (await named('Dev Ramsden')).api(`/api/missing/${record}/concern-ended`, { because: 'Home', seenBy: 'PC' }),
  )
  const asked = {
    ofRecord: record,
    ofKind: 'missing',
    authority: 'its time of retention has ended',
    document: 'R',
    requestedOn: null,
  }
  const order = done(await (await named('Hal Brackley')).api('/api/erasure/erasures', asked), 201).recordId
  done(await (await named('Ottoline Reeve')).api(`/api/erasure/${order}/approval`, {}))
  await it.app.erase()
  await isGone(link)
})

test('sent twice at one moment it is kept once, and two people at one moment are both kept', async () => {
  const record = await reported('Twice Canary')
  const link = await linkFor(record, 'carer')
  const key = newId(now)
  const answers = await Promise.all([
    post(link, { ...words, _key: key }),
    post(link, { ...words, _key: key }),
    post(link, { ...words, by: 'Gran', _key: newId(now) }),
    post(link, { ...words, by: 'Dad', _key: newId(now) }),
  ])
  for (const answer of answers) assert.match(answer.text, /The police received this at/)
  const page = (await (await named('Asha Nolan')).get(`/missing/${record}`)).text
  assert.equal(page.split('received the carer’s form').length - 1, 3)
})

test('the child is back while the parent types: what they say of tonight is not lost', async () => {
  const record = await reported('Back Canary')
  const link = await linkFor(record, 'carer')
  await home(await named('Mina Harrow'), record)
  const sent = await post(link, words)
  assert.match(sent.text, /The police received this at/)
  assert.match((await (await named('Asha Nolan')).get(`/missing/${record}`)).text, /She messaged: at Festival Park/)
  // What always holds is held by now, so it may stay blank; and home again nothing is asked of tonight.
  assert.match((await post(link, { ...words, standing: '' })).text, /The police received this at/)
  assert.doesNotMatch((await get(link)).text, /What is different this time/)
})

test('of a child merged into another and split again, the link takes what is sent', async () => {
  const record = await reported('Merged Canary')
  const other = await reported('Other Canary')
  const personOf = async (one: string) =>
    String(
      /"personId":"([0-9a-f-]{36})"/.exec((await (await named('Asha Nolan')).get(`/api/missing/${one}`)).text)?.[1],
    )
  const link = await linkFor(record, 'carer')
  const [child, into] = [await personOf(record), await personOf(other)]
  const keeper = await named('Rosa Wexford')
  done(await keeper.api(`/api/person/${child}/merging`, { into, because: 'One child' }))
  assert.match((await post(link, words)).text, /The police received this at/)
  done(await keeper.api(`/api/person/${child}/splitting`, { because: 'Two after all' }))
  const shown = await get(link)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.text, /Canary/)
  assert.match((await post(link, { ...words, by: 'Gran' })).text, /The police received this at/)
  assert.doesNotMatch((await (await named('Asha Nolan')).get(`/missing/${other}`)).text, /Festival Park/)
})

test('a link that expired or was revoked is listed as that, and its address is not shown again', async () => {
  const record = await reported('Expired Canary')
  await linkFor(record, 'carer')
  const list = async () => (await (await named('Jo Pemberley')).get(`/missing/${record}/links`)).text
  const position = /link-revocation\?link=(\d+)/.exec(await list())?.[1] ?? ''
  const officer = await named('Jo Pemberley')
  assert.equal(
    (await officer.send(`/missing/${record}/link-revocation?link=${position}`, { because: 'Wrong number' })).status,
    303,
  )
  const link = await linkFor(record, 'carer')
  assert.match(await list(), /Links that no longer work[\s\S]*Parent or carer \(entry \d+\): revoked/)
  assert.doesNotMatch(await list(), /expired/)

  now = plus(now, hours(25))

  const after = await list()
  assert.match(
    after,
    /There are no working links\.[\s\S]*Parent or carer \(entry \d+\): expired \d+ \w+ \d{4}[\s\S]*Parent or carer \(entry \d+\): revoked/,
  )
  assert.ok(link !== '' && !after.includes(link))
})

test('two links made in one minute are told apart, and so is what came by each: in the list, when one is revoked, and on the timeline', async () => {
  const record = await reported('Twice Canary')
  const officer = await named('Jo Pemberley')
  for (const whom of ['Her mother', 'Night manager of the home']) {
    now = plus(now, minutes(0.1))
    assert.equal((await officer.send(`/missing/${record}/link`, { purpose: 'carer', whom })).status, 303)
  }
  const list = async () => (await officer.get(`/missing/${record}/links`)).text
  const before = await list()
  const [mother = '', home = ''] = [...before.matchAll(/href="[^"]*(\/shared\/carer\/[\w.-]+)"/g)].map((one) => one[1])
  const [first, second] = [...before.matchAll(/ \(([^<,]+), entry (\d+)\)</g)].map((one) => [one[1], one[2]])
  assert.deepEqual([first?.[0], second?.[0]], ['Her mother', 'Night manager of the home'])
  for (const link of [mother, home]) assert.equal((await post(link, { ...words, by: 'Sam' })).status, 200)
  assert.match((await get(home)).text, /The police have what was sent by this link [^<]*Send only what is new/)

  assert.equal([...(await list()).matchAll(/Last used \d+ /g)].length, 2)
  const revoking = await officer.get(`/missing/${record}/link-revocation?link=${second?.[1]}`)
  assert.match(revoking.text, new RegExp(`Night manager of the home \\(entry ${second?.[1]}\\)`))
  assert.doesNotMatch(revoking.text, /Her mother|shared\/carer/)
  const page = (await officer.get(`/missing/${record}`)).text
  assert.match(page, new RegExp(`From Sam. By the link of entry ${first?.[1]}`))
  assert.match(page, new RegExp(`From Sam. By the link of entry ${second?.[1]}`))
  const unread = [...page.matchAll(/not read yet: Sam, [^<]*\(entry (\d+)\)/g)].map((one) => one[1])
  assert.equal(new Set(unread).size, 2)
})
