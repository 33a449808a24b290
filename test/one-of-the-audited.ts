// Ended cases, audits drawn from them with a file in every state, and packs frozen with their figures: at past times what must be planned before, the rest now.
import assert from 'node:assert/strict'
import { questions, topics } from '../src/accountability/audits/questions.ts'
import { carryOut, type Stage } from '../src/demonstration/carry-out.ts'
import { demonstrationForce, neighbour } from '../src/demonstration/force.ts'
import { personOfEpisode } from '../src/demonstration/made-before.ts'
import { defaultParameters, planDemonstration } from '../src/demonstration/plan.ts'
import { newId } from '../src/kernel/identity.ts'
import { openSeal } from '../src/kernel/sequencer.ts'
import { sql } from '../src/kernel/sql.ts'
import { addDays, hours, type Instant, localDate, plus, startOfLocalDay } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { lastRoot } from '../src/registers/ledger-roots.ts'
import { SYSTEM, type World } from '../src/registers/world.ts'
import { drawMonth } from '../src/work/missing/contact-sample/drawing.ts'
import { monthBefore } from '../src/work/missing/contact-sample/lot.ts'
import type { Client, testApp } from './app.ts'
import { covered } from './covered.ts'
import { reportBody } from './report.ts'

type It = Awaited<ReturnType<typeof testApp>>

/** Their records: an audit that is drawn, a file in each state, a meeting whose pack is frozen. */
export type Audited = Readonly<
  Record<
    | 'audit'
    | 'ungraded'
    | 'disputed'
    | 'inadequate'
    | 'remedied'
    | 'reAudited'
    | 'peer'
    | 'entered'
    | 'sent'
    | 'reAsked'
    | 'toReAsk'
    | 'meeting',
    string
  >
>

/** Where each page is looked at in the state that it is for. */
export const addressesOf = (made: Audited): readonly (readonly [string, string])[] => [
  ...Object.entries(inState).map(([route, state]) => [route, route.replace(':record', made[state])] as const),
]

const inState: Readonly<Record<string, keyof Audited>> = {
  '/audit/:record/population.csv': 'audit',
  '/audited-file/:record': 'disputed',
  '/audited-file/:record/allocation': 'ungraded',
  '/audited-file/:record/gradings': 'ungraded',
  '/audited-file/:record/safeguarding-concern': 'ungraded',
  '/audited-file/:record/moderation': 'disputed',
  '/audited-file/:record/remedy': 'inadequate',
  '/audited-file/:record/re-audit': 'remedied',
  '/audited-file/:record/copy': 'peer',
  '/audited-file/:record/peer-force': 'peer',
  '/audited-file/:record/peer-entry': 'peer',
  '/audited-file/:record/peer-entry-confirmation': 'entered',
  '/audited-file/:record/peer-entry-refusal': 'entered',
  '/audited-file/:record/re-asked': 'toReAsk',
}

/** Further states of a page that says something else in each. */
export const furtherOf = (made: Audited): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ['/audit/:record', [`/audit/${made.audit}`]],
    ['/meeting/:record', [`/meeting/${made.meeting}`]],
    [
      '/audited-file/:record',
      [made.ungraded, made.inadequate, made.reAudited, made.entered, made.sent, made.reAsked, made.toReAsk].map(
        (record) => `/audited-file/${record}`,
      ),
    ],
  ])

const force = demonstrationForce.id
const seed = 'a phrase nobody can know'

export async function oneOfTheAudited(it: It): Promise<Audited> {
  const now = it.clock()
  const system = await it.app.world(systemPerson(force))
  const staff = new Map((await it.staff()).map((person) => [person.name, person]))
  const stage: Stage = { db: it.databases.app, force, policyAt: system.policyAt, reactions: it.app.reactions, staff }
  await endedCases(stage, now)
  const [from, until] = [addDays(localDate(now), -60), addDays(localDate(now), -1)]
  // The day before its period: nobody can know its cases.
  const planned = plus(startOfLocalDay(addDays(from, -1)), hours(9))
  const shares = { doubleShare: 0.2, peerShare: 0.3 }
  const plan = { topic: 'missing children', from, until, size: 10, seed, ...shares }
  const audit = await planAt(it, planned, {
    ...plan,
    title: 'Missing children, the last sixty days',
    kind: 'case files',
  })
  const reAsk = await planAt(it, planned, { ...plan, title: 'Answers asked again', kind: 're-ask' })
  // Whatever the days of the histories are, the month before this one has a contact that was not opened as missing.
  const month = monthBefore(now, 1)
  const called = plus(month.from, hours(20))
  const contact = reportBody(called, { name: 'Linnet Ashby', path: 'concern for safety', reviewBy: null })
  await openedAt(it, called, { by: 'Asha Nolan', record: 'missing', name: 'report', body: contact })
  await covered(it.databases.clock, force, now, openSeal('ledger', it.files))
  const [vic, rhona] = await Promise.all(['Vic Arkwright', 'Rhona Verity'].map(async (name) => await it.named(name)))
  assert.ok(vic && rhona)
  const auditors = [vic.person.staffId, rhona.person.staffId]
  for (const one of [audit, reAsk]) await sent(vic, `/api/audit/${one}/draw`, { seed, auditors })
  await contactsDrawn(it, stage, now)
  await fieldworkTaken(it, { from, until })
  const files = await inEveryState(it, new Map([vic, rhona].map((one) => [one.person.staffId, one])), audit)
  return { audit, ...files, ...(await askedAgain(it, vic, reAsk)), meeting: await frozenMeeting(it) }
}

/** Histories as the demonstration plans them, by their commands at their own times. */
async function endedCases(stage: Stage, until: Instant): Promise<void> {
  const parameters = { ...defaultParameters, months: 2, episodesPerYear: 180 }
  for (const { episodes } of planDemonstration(parameters, stage.policyAt(until), until).history) {
    let personId: string | null = null
    for (const episode of episodes) {
      await carryOut(stage, episode, { personId, until, live: false })
      personId = await personOfEpisode(stage, episode.id, until)
    }
  }
}

const planAt = async (it: It, at: Instant, body: object): Promise<string> =>
  await openedAt(it, at, { by: 'Vic Arkwright', record: 'audit', name: 'commit', body })

type Opening = { readonly by: string; readonly record: string; readonly name: string; readonly body: object }

/** By the command that opens it, with the clock at its moment. */
async function openedAt(it: It, at: Instant, { by, record, name, body }: Opening): Promise<string> {
  const [who] = (await it.staff()).filter((one) => one.name === by)
  const command = it.app.commands.find((one) => one.record === record && one.name === name)
  assert.ok(who && command)
  const { policyAt } = await it.app.world(systemPerson(force))
  const world: World = { db: it.databases.app, now: at, who, policyAt, reactions: it.app.reactions }
  const recordId = newId(at)
  const outcome = await command.run(world, { recordId, body, key: recordId, basedOn: null })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
  return recordId
}

/** As the clock does, for the month before this one. */
async function contactsDrawn(it: It, { db, policyAt }: Stage, now: Instant): Promise<void> {
  const root = await it.databases.clock.read({ force, who: SYSTEM, now }, lastRoot)
  assert.ok(root)
  await drawMonth({ db, policyAt }, force, { month: monthBefore(now, 1), root, now })
}

/** An inspector's own sample, and the pack that she takes away. */
async function fieldworkTaken(it: It, days: { readonly from: string; readonly until: string }): Promise<void> {
  const inspector = await it.named('Ines Fallow')
  const opened = await sent(inspector, '/api/fieldwork/fieldworks', { title: 'A week of fieldwork', ...days })
  const fieldwork = `/api/fieldwork/${String(JSON.parse(opened).recordId)}`
  const sample = { topic: 'missing children', ...days, size: 3, seed: 'a phrase of hers' }
  await sent(inspector, `${fieldwork}/samples`, sample)
  await sent(inspector, `${fieldwork}/packs`, {})
}

type File = Readonly<Record<'id' | 'double' | 'peer' | 'first' | 'second', string>>

async function filesOf(it: It, audit: string): Promise<readonly File[]> {
  const { rows } = await it.owner.read({ force, who: SYSTEM, now: it.clock() }, async (reader) => {
    return await reader.query(sql`
      select record_id::text as id, double_graded::text as double, peer_graded::text as peer, first_auditor::text as first, second_auditor::text as second
      from audited_file where force_id = ${force} and audit_id = ${audit} order by record_id limit 100`)
  })
  return rows.map((row) => {
    const [id, double, peer, first, second] = Object.values(row ?? {}).map(String)
    return { id: id ?? '', double: double ?? '', peer: peer ?? '', first: first ?? '', second: second ?? '' }
  })
}

async function inEveryState(it: It, auditors: ReadonlyMap<string, Client>, audit: string) {
  const files = await filesOf(it, audit)
  const [disputed] = files.filter(({ double }) => double === 'true')
  const [peer, entered, toSend] = files.filter((one) => one.peer === 'true')
  const [ungraded, inadequate, remedied, again] = files.filter((one) => one.double !== 'true' && one.peer !== 'true')
  assert.ok(disputed && peer && entered && toSend && ungraded && inadequate && remedied && again, JSON.stringify(files))
  const at = ({ id }: File, path: string) => `/api/audited-file/${id}/${path}`
  const grade = async (file: File, who: string, found: string) =>
    await sent(auditors.get(who), at(file, 'gradings'), grading(found))
  const improvement = await it.named('Sam Underhill')
  await grade(disputed, disputed.first, 'good')
  await grade(disputed, disputed.second, 'inadequate')
  const auditor = auditors.get(again.first)
  await sent(auditor, at(ungraded, 'safeguarding-concern'), { concern: 'He is with the same man again' })
  for (const file of [inadequate, remedied, again]) await grade(file, file.first, 'inadequate')
  for (const file of [remedied, again])
    await sent(improvement, at(file, 'remedy'), { done: 'The child was visited, and the plan written.' })
  await sent(auditor, at(again, 're-audit'), { grade: 'good', because: 'The plan is there and followed.' })
  await grade(entered, entered.first, 'good')
  // The other auditor: a detective inspector may have had a hand in the case, which is drawn by chance.
  const [, other] = [...auditors].find(([id]) => id !== entered.first) ?? []
  await sent(other, at(entered, 'peer-entry'), {
    ...grading('good'),
    fromForce: neighbour.id,
    auditor: 'Inga Steelforth',
    document: 'Letter of the first of the month, in the folder of the audit',
  })
  await sent(auditor, at(toSend, 'peer-force'), { toForce: neighbour.id })
  return {
    ungraded: ungraded.id,
    disputed: disputed.id,
    inadequate: inadequate.id,
    remedied: remedied.id,
    reAudited: again.id,
    peer: peer.id,
    entered: entered.id,
    sent: toSend.id,
  }
}

const grading = (grade: string) => ({
  grade,
  topicGrade: grade,
  topics: Object.fromEntries(topics.map(({ id }) => [id, grade])),
  answers: Object.fromEntries(questions.map(({ id }) => [id, 'yes'])),
  livedExperience: 'Was listened to, and came home to a plan.',
  because: 'Owner, plan and review are there and made a difference.',
})

async function askedAgain(it: It, auditor: Client, audit: string) {
  const [asked, toAsk] = await filesOf(it, audit)
  assert.ok(asked && toAsk)
  await sent(auditor, `/api/audited-file/${asked.id}/re-asked`, { said: 'yes', askedOf: 'The child' })
  return { reAsked: asked.id, toReAsk: toAsk.id }
}

async function frozenMeeting(it: It): Promise<string> {
  const keeper = await it.named('Sam Underhill')
  const heldOn = addDays(localDate(it.clock()), 21)
  const called = await sent(keeper, '/api/meeting/calls', { title: 'Board with its pack', heldOn })
  const meeting = String(JSON.parse(called).recordId)
  await sent(keeper, `/api/meeting/${meeting}/pack`, {
    decisionsAsked: ['Fund two more searchers'],
    childrenSaid: ['Nobody asked me why I went'],
  })
  return meeting
}

async function sent(who: Client | undefined, path: string, body: object): Promise<string> {
  const answer = await who?.api(path, body)
  assert.ok(answer !== undefined && answer.status < 300, `${path}: ${answer?.text}`)
  return answer.text
}
