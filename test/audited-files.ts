// The files of an audit, one in every state that a page says something else in.
import assert from 'node:assert/strict'
import { questions, topics } from '../src/accountability/audits/questions.ts'
import { demonstrationForce, neighbour } from '../src/demonstration/force.ts'
import { sql } from '../src/kernel/sql.ts'
import { SYSTEM } from '../src/registers/world.ts'
import type { Client, It } from './app.ts'

export const force = demonstrationForce.id

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

export async function inEveryState(it: It, auditors: ReadonlyMap<string, Client>, audit: string) {
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

export async function askedAgain(it: It, auditor: Client, audit: string) {
  const [asked, toAsk] = await filesOf(it, audit)
  assert.ok(asked && toAsk)
  await sent(auditor, `/api/audited-file/${asked.id}/re-asked`, { said: 'yes', askedOf: 'The child' })
  return { reAsked: asked.id, toReAsk: toAsk.id }
}

export async function sent(who: Client | undefined, path: string, body: object): Promise<string> {
  const answer = await who?.api(path, body)
  assert.ok(answer !== undefined && answer.status < 300, `${path}: ${answer?.text}`)
  return answer.text
}
