// What a pack keeps of each row that it read.
import { instant } from '../../kernel/time.ts'
import type { actionsNow, dateChanges, openChallenges, recommendationsNow } from './queries/pack.ts'

export const frozenRecommendation = (one: Awaited<ReturnType<typeof recommendationsNow.all>>[number]) => ({
  recordId: one.record_id,
  reference: one.reference,
  theme: one.theme,
  stage: one.stage,
  standing: one.standing,
  since: one.since === null ? null : instant(one.since),
  judgedAt: one.judged_at === null ? null : instant(one.judged_at),
  stops: one.stops ?? [],
  dueOn: one.due_on,
  dateChanges: one.date_changes,
  tested: one.test !== null,
  untestable: one.untestable,
  askedOf: one.asked_of,
  measures: (one.test?.criteria ?? []).map(({ measure, part, kind }) => ({ measure, part, kind })),
})

export const frozenAction = (one: Awaited<ReturnType<typeof actionsNow.all>>[number]) => ({
  recordId: one.record_id,
  words: `Action ${one.number}: ${one.text}`.slice(0, 1000),
  owner: one.owner,
  dueOn: one.due_on,
  state: one.state,
  dateChanges: one.date_changes,
})

export const frozenChange = (one: Awaited<ReturnType<typeof dateChanges.all>>[number]) => ({
  recordId: one.record_id,
  dueOn: one.due_on,
  because: one.because,
  at: instant(one.changed_at),
})

export const frozenChallenge = (one: Awaited<ReturnType<typeof openChallenges.all>>[number]) => ({
  recordId: one.record_id,
  meeting: one.meeting,
  challenge: one.challenge,
  answerOwed: one.answer_owed,
  answerBy: one.answer_by,
})
