// What stands between a located child's episode and its close; and apart from it the authority's own interview.
import type { Instant } from '../../../../kernel/time.ts'
import { type Duty, isOpen } from '../../../../practice/duty.ts'
import type { PolicyAt } from '../../../../practice/policy.ts'
import { may, type Person, rolesThatMay } from '../../../../registers/permissions.ts'
import { isSameHuman } from '../../../../registers/same-human.ts'
import type { BoundCommand } from '../../../../web/slice.ts'
import { missingForClose } from '../../missing-for-close.ts'
import { type EpisodeState, interviewWord, isLive, isMissing } from '../../state.ts'
import { shortJobs } from './jobs.ts'
import { type Given, makesSense } from './makes-sense.ts'

type Looked = {
  readonly who: Person
  readonly policyAt: PolicyAt
  readonly at: Instant
  readonly commands: readonly BoundCommand[]
}

/** Each with the form that settles it, or with whose it is; no form that would be refused. Null while it is not time for it. */
export function closeChecklist(
  folded: Omit<Given, 'who' | 'mayAgree' | 'deskOpen'>,
  { who, policyAt, at, commands }: Looked,
) {
  const { state } = folded
  if (!isLive(state) || isMissing(state) || state.phase === 'known') return null
  return missingForClose(state, policyAt(at), at).map((one) => {
    const command = commands.find((candidate) => candidate.path === one.form.split('?')[0])
    if (command === undefined) return { sentence: one.sentence, path: null, whose: null }
    if (!may(who, command.permission))
      return { sentence: one.sentence, path: null, whose: shortJobs(rolesThatMay(command.permission).slice(0, 3)) }
    return makesSense(command.name, { ...folded, who, mayAgree: null, deskOpen: false })
      ? { sentence: one.sentence, path: one.form, whose: null }
      : { sentence: one.sentence, path: null, whose: whyNot(command.name, state, who) }
  })
}

/** What a person whose job it is cannot do now all the same. */
function whyNot(name: string, { level, gradedBy }: EpisodeState, who: Person): string | null {
  if (name !== 'endorse') return null
  if (level === null) return 'Grade the risk first: there is nothing to endorse yet'
  return isSameHuman(who, gradedBy) ? 'You graded it: another supervisor must endorse it' : null
}

/** The police search closes without it; it stays outstanding by itself. */
export function returnInterview(state: EpisodeState, duties: readonly Duty[]) {
  if (state.returnedAt === null) return null
  const { offeredAt, outcome, outcomeAt, offeredSinceAt, readAt } = state.returnInterview
  const open = duties
    .filter((duty) => duty.owner === 'local authority' && duty.name.includes('return interview') && isOpen(duty))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
  return {
    status: interviewWord(state) ?? 'outstanding',
    at: offeredSinceAt ?? outcomeAt ?? offeredAt,
    missedAt: offeredSinceAt === null ? null : outcomeAt,
    dueAt: outcome === null ? (open?.dueAt ?? null) : null,
    readAt,
  }
}
