// Going below the minimum: reasons that leave out demand and resourcing, and who may agree. Raising is free to anyone.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import type { Role } from '../../../registers/permissions.ts'
import { detectives, inspectors, superintendents } from '../ranks.ts'
import { type Level, levelOrder } from './levels.ts'
import type { Approver, GradeTable } from './table.ts'

/** None of these is "busy" or "no unit free": a grade is about the child. */
export const loweringReasons = [
  { code: 'new information', words: 'New information from a named source changes the risk' },
  { code: 'spoken to', words: 'The child was spoken to and is with a named, safe adult, but not yet seen' },
  { code: 'details corrected', words: 'The report was mistaken and is corrected' },
  { code: 'clinical advice', words: 'A clinician advises that the medical risk is lower' },
  { code: 'desk advice', words: 'The exploitation desk advises that the risk is lower' },
  { code: 'rule mistaken', words: 'A rule fired on an answer that has been shown to be wrong' },
] as const

export type Lowering = {
  readonly from: Level
  readonly to: Level
  /** The rules that fired at the grading, and those that fire now. */
  readonly rules: readonly string[]
  /** Those that fire on what is known now: what was shown to be wrong bounds nothing any more. */
  readonly firing: readonly string[]
  readonly reason: string
  readonly because: string
  readonly proposerRoles: readonly Role[] | null
  readonly approverRoles: readonly Role[] | null
  readonly deskConsulted: boolean
  /** Clinical advice stands in the record. */
  readonly clinicianConsulted: boolean
  /** What was not known at the grading has been answered since. */
  readonly answered: boolean
}

/** Every reason why it may not be, at once, each beside what it is about; none when it may. Roles are null where that person is not being asked yet. */
export function mayLower(asked: Lowering, table: GradeTable): readonly Refusal[] {
  const approvers = approversFor(asked, table)
  const rank = rankToAgree(asked, table)
  return [
    ...when(asked.to === 'VERY_LOW', 'level', 'Very low is not used for children (R2): choose another grade.'),
    ...tooFar(asked, table).map((sentence) => refusal('level', sentence)),
    ...when(
      !loweringReasons.some((one) => one.code === asked.reason),
      'reason',
      'Choose one of the reasons. Demand and resourcing are not among them: a grade is about the child.',
    ),
    ...when(asked.because.trim().length < 20, 'because', 'Say what has changed, in at least 20 characters.'),
    ...when(
      asked.proposerRoles?.every((role) => role === 'dispatcher') ?? false,
      '',
      'A dispatcher may not propose a lower grade: whoever sends the officers does not judge the risk.',
    ),
    ...untilAnswered(asked, table).map((sentence) => refusal('', sentence)),
    ...(asked.approverRoles === null
      ? []
      : [...ranksBelow(rank, asked.approverRoles), ...adviceFirst(approvers, asked)]
    ).map((sentence) => refusal('', sentence)),
  ]
}

/** How far: one grade below what a rule asks for and no further, whoever agrees. Under 13 never LOW (R3); no child below LOW (R1, R2). */
function tooFar({ to, firing }: Lowering, table: GradeTable): readonly string[] {
  const least = table.rules
    .filter((row) => firing.includes(row.id) && levelOrder(row.level) - levelOrder(to) > 1)
    .map((row) => `${row.id}, ${row.because}`)
  return to === 'VERY_LOW' || least.length === 0
    ? []
    : [`It can be lowered only as far as MEDIUM: ${[...new Set(least)].join('; ')}. Choose MEDIUM.`]
}

/** Which rows these are is the force's own table to say: whoever agrees, nobody goes below them before the questions are answered. */
function untilAnswered({ answered, rules, to }: Lowering, table: GradeTable): readonly string[] {
  const waiting = table.rules
    .filter((row) => row.mayGoBelow === 'nobody until answered' && rules.includes(row.id))
    .filter((row) => levelOrder(row.level) > levelOrder(to))
    .map((row) => row.id)
  return answered || waiting.length === 0
    ? []
    : [`Some questions are still not known. Find out first: ${[...new Set(waiting)].join(', ')}.`]
}

/** Where exploitation is known or suspected nobody lowers without the desk, nor for a reason that is the desk’s own word. */
export const asksTheDesk = (asked: Pick<Lowering, 'from' | 'to' | 'rules' | 'reason'>, table: GradeTable): boolean =>
  asked.reason === 'desk advice' || isLocked(asked, table)

/** A rule on exploitation fired: the desk advises whatever the reason is. */
export const isLocked = (asked: Pick<Lowering, 'from' | 'to' | 'rules'>, table: GradeTable): boolean =>
  approversFor(asked, table).some((approver) => approver.endsWith('exploitation desk'))

function approversFor(asked: Pick<Lowering, 'from' | 'to' | 'rules'>, table: GradeTable): readonly Approver[] {
  const fired = table.rules.filter((row) => asked.rules.includes(row.id))
  const above = fired.filter((row) => levelOrder(row.level) > levelOrder(asked.to))
  // Locked is locked: the desk is asked before any lower grade, also one that stays at or above the row's own.
  const locked = fired.filter((row) => row.mayGoBelow.endsWith('exploitation desk') && !above.includes(row))
  // Down from HIGH a person of inspector's rank decides, also where somebody had gone above every rule.
  const ranked: readonly Approver[] = asked.from === 'HIGH' && above.length === 0 ? ['inspector'] : []
  return [...new Set([...[...above, ...locked].map((row) => row.mayGoBelow), ...ranked])]
}

/** Of which rank somebody must be to agree: the highest that a row asks for, which holds the others; null where nobody's rank matters. */
export function rankToAgree(asked: Pick<Lowering, 'from' | 'to' | 'rules'>, table: GradeTable): Rank | null {
  const asking = approversFor(asked, table).map((approver) => rankOf[approver])
  return ranks.find((rank) => asking.includes(rank)) ?? null
}

/** From the highest down. */
const ranks = [
  { roles: superintendents, words: 'a superintendent' },
  { roles: detectives, words: 'a detective inspector or superintendent' },
  { roles: inspectors, words: 'an inspector, force incident manager or superintendent' },
] as const satisfies readonly { readonly roles: readonly Role[]; readonly words: string }[]
type Rank = (typeof ranks)[number]
const [superintendent, detective, inspector] = ranks

const rankOf: Readonly<Record<Approver, Rank | null>> = {
  inspector,
  'inspector with clinical advice': inspector,
  'detective inspector': detective,
  'senior investigating officer': detective,
  superintendent,
  'inspector and exploitation desk': inspector,
  'superintendent and exploitation desk': superintendent,
  'nobody until answered': null,
}

const ranksBelow = (rank: Rank | null, roles: readonly Role[]): readonly string[] =>
  rank === null || rank.roles.some((role) => roles.includes(role))
    ? []
    : [`Only ${rank.words} may agree to this lower grade. Ask them to decide, or refuse it.`]

function adviceFirst(
  approvers: readonly Approver[],
  { reason, deskConsulted, clinicianConsulted }: Pick<Lowering, 'reason' | 'deskConsulted' | 'clinicianConsulted'>,
): readonly string[] {
  const desk = approvers.some((approver) => approver.endsWith('exploitation desk'))
  return [
    ...(desk && !deskConsulted
      ? [
          'Exploitation is known or suspected: the exploitation desk must advise first or, if it is closed, the on-call detective inspector.',
        ]
      : []),
    ...(!desk && reason === 'desk advice' && !deskConsulted
      ? [
          'The reason is the exploitation desk’s advice: the desk must give it here first or, if it is closed, the on-call detective inspector.',
        ]
      : []),
    ...(approvers.includes('inspector with clinical advice') && !clinicianConsulted
      ? ['Only a clinician can judge the medical risk: record the clinical advice first (R9).']
      : []),
    ...(!approvers.includes('inspector with clinical advice') && reason === 'clinical advice' && !clinicianConsulted
      ? ['The reason is a clinician’s advice: first record the action “Clinical advice taken”.']
      : []),
  ]
}
