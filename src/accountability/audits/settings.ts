// The numbers of case-file audits that a force sets in its policy, each with what stands until it does.
import { type Instant, localDate } from '../../kernel/time.ts'
import { deadline } from '../../practice/deadline.ts'
import type { Policy } from '../../practice/policy.ts'

const ours = 'No national figure was found: Vigil’s default, which the force may set'
const days = <const Name extends string>(name: Name, words: string, value: number) =>
  ({ name, words, value, unit: 'days', basis: 'Vigil default', source: ours }) as const

const inDays = [
  days('audit.drawing.days', 'Draw the sample of a planned audit after its period', 7),
  days('audit.grading.days', 'Grade a file after it was drawn', 21),
  days('audit.settling.days', 'Settle two grades that differ', 7),
  days('audit.remedy.days', 'Put right what was inadequate in a file', 14),
  days('audit.again.days', 'Audit an inadequate file again', 28),
  days('audit.re-ask.days', 'Ask a child or family again after the sample was drawn', 28),
] as const

/** Of ours that lies with another force, and of theirs that lies with us. */
const peer = {
  name: 'audit.peer.working-days',
  words: 'Grade a file that another force sent',
  value: 10,
  unit: 'working days',
  basis: 'Vigil default',
  source: ours,
} as const

const shares = [
  {
    name: 'audit.double.share',
    words: 'Smallest share of files that two people grade separately',
    value: 20,
    unit: '%',
    basis: 'Vigil default',
    source: 'Two grade a fifth or more of the files without seeing each other’s grade; no national figure was found',
  },
  {
    name: 'audit.peer.share',
    words: 'Smallest share of files that another force also grades',
    value: 10,
    unit: '%',
    basis: 'Vigil default',
    source: 'Another force grades a tenth; no national figure was found',
  },
] as const

/** The duty of a file that lies with another force. */
export const peerAnswerName = 'have the other force’s grading'

export const auditSettings = [...inDays, peer, ...shares]

/** The end of the last working day; null past the calendar's end. */
export function peerGradingDue(sent: Instant, policy: Policy): Instant | null {
  const workingDays = policy.values[peer.name] ?? peer.value
  const found = deadline({ kind: 'working-days', workingDays }, localDate(sent), policy.holidays)
  return found.kind === 'due' ? found.due : null
}

/** A policy approved before audits were kept here has no value of its own yet: the default judges it. */
export const daysOf = (policy: Policy, name: (typeof inDays)[number]['name']): number =>
  policy.values[name] ?? inDays.find((one) => one.name === name)?.value ?? 28

/** From 0 to 1. */
export const leastShare = (policy: Policy, name: (typeof shares)[number]['name']): number =>
  (policy.values[name] ?? shares.find((one) => one.name === name)?.value ?? 0) / 100
