// What one force discloses of a child to another: the report, the answers, the grade and what was done.

import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { dateAndTime } from '../../../kernel/time.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { actionOf } from '../actions.ts'
import type { DisclosedHistory } from '../fact-parts.ts'
import type { MissingFact } from '../facts.ts'
import { actedOn } from '../grade/exploitation.ts'
import { inputOf } from '../grade/minimum.ts'
import { placementWords } from '../placement.ts'
import { endedWords } from '../protection-choices.ts'
import type { EpisodeState } from '../state.ts'
import { highSince, unitToldAt } from '../unit-told.ts'
import { PackageShape } from './facts.ts'

export type Package = Static<typeof PackageShape>

/** Null for an episode that has no report or no grade: then there is nothing to hand over yet. */
export function packageOf({
  state,
  facts,
}: Pick<Folded<EpisodeState, MissingFact>, 'state' | 'facts'>): Package | null {
  const { report, reportedAt, missingFrom, level } = state
  if (report === null || reportedAt === null || level === null) return null
  const { personId: _, ...child } = report.child
  const made: unknown = {
    child,
    lastSeen: report.lastSeen,
    caller: report.caller,
    why: report.why,
    firstContactAt: missingFrom ?? reportedAt,
    unitToldAt: unitToldAt(state),
    answers: Object.entries(state.answers).map(([question, { answer, saidBy, at, note }]) => ({
      question,
      answer,
      saidBy,
      at,
      note,
    })),
    known: [...knownOf(state), ...notesOf(facts)].slice(-60),
    doseDue: state.doseDue,
    level,
    highSince: highSince(state),
    gradingBecause: reasonOfGrade(facts) ?? 'The grade was set without words',
    history: historyOf(state, facts[0]?.recordId ?? null),
    done: doneOf(state, facts).slice(-200),
  }
  return sound.Check(made) ? made : null
}

/** Found before and gone again, in police protection, hypotheses that stand, tasks that are open, what a carer wrote: in sentences. */
function knownOf(state: EpisodeState): readonly string[] {
  return [
    ...fromOurRecords(state),
    ...(state.placement === null ? [] : [`Placed at ${placementWords(state.placement)}.`]),
    ...state.foundBefore.map(
      (one) =>
        `Found ${dateAndTime(one.at)} at ${one.place}${one.with === null ? '' : `, with ${one.with}`}, and gone again.`,
    ),
    ...state.protectedBefore.map(
      (one) => `Police protection from ${dateAndTime(one.since)} to ${dateAndTime(one.until)}: ${endedWords[one.how]}.`,
    ),
    ...state.hypotheses.map(
      (one) =>
        `${one.settled === null ? 'Hypothesis' : `Hypothesis, ${one.settled.outcome}`}: ${one.words}. ${one.because}`,
    ),
    ...state.tasks.map((one) => `Not done yet: ${one.words}`),
    ...state.carerForms.map(
      (one) => `The carer, ${one.by}: ${[one.standing, one.tonight].filter((words) => words !== null).join(' ')}`,
    ),
  ].map((words) => words.slice(0, 1000))
}

/** Harm and exploitation of earlier times, and what was decided since: their own records may hold none of it, and their minimum grade rests on it. */
function fromOurRecords({ report, outcomes, harmedEarlier }: EpisodeState): readonly string[] {
  if (report === null) return []
  const { harmedBefore, exploitationFlag, reportsIn90Days } = report.history
  return [
    ...(harmedBefore === 'no' ? [] : [`Our records: ${harmedBefore} in an earlier episode.`]),
    ...(harmedEarlier === null
      ? []
      : [`Our records: ${harmedEarlier.harm} earlier in this record, ${dateAndTime(harmedEarlier.at)}.`]),
    ...(exploitationFlag === 'none' ? [] : [`Our records: exploitation, ${exploitationFlag}.`]),
    ...(reportsIn90Days < 2 ? [] : [`Our records: reported ${reportsIn90Days} times in 90 days, this time included.`]),
    ...outcomes
      .filter(({ decision }) => decision === 'yes')
      .map(
        ({ about, reference, because }) =>
          `Decided: ${about}${reference === null ? '' : ` (${reference})`}. ${because}`,
      ),
  ]
}

/** The same as evidence: which records, when, and what the rules ask, with what other forces told us and what an earlier search of this record showed. */
function historyOf(state: EpisodeState, ownRecord: string | null): Static<typeof DisclosedHistory> {
  const {
    harmedBefore = 'no',
    exploitationFlag = 'none',
    harmInExploitationEpisode = false,
  } = inputOf(state)?.history ?? {}
  const { report, reportedAt, disclosedHistory, harmedEarlier } = state
  const ours = (report?.history.earlier ?? []).flatMap(({ recordId, reportedAt, harm, disclosedHarm }) => {
    const found = (['serious harm', 'harm'] as const).find((word) => word === harm || word === disclosedHarm)
    return found === undefined ? [] : [{ recordId, reportedAt, harm: found }]
  })
  const here =
    harmedEarlier === null || ownRecord === null || reportedAt === null
      ? []
      : [{ recordId: ownRecord, reportedAt, harm: harmedEarlier.harm }]
  const suspected = exploitationFlag === 'none' && actedOn(state)
  return {
    harmedBefore,
    exploitationFlag: suspected ? 'known or suspected' : exploitationFlag,
    harmInExploitationEpisode,
    earlier: [...here, ...ours, ...disclosedHistory.flatMap(({ earlier }) => earlier)].slice(0, 50),
  }
}

/** Of the grade that stands: raised or lowered since, the first reason says nothing of it. */
const reasonOfGrade = (facts: readonly MissingFact[]): string | null =>
  facts.findLast(
    (fact) => fact.kind === 'missing.graded/1' || fact.kind === 'missing.raised/1' || fact.kind === 'missing.lowered/1',
  )?.body.because ?? null

/** With what was found: it is there that an officer writes with whom the child was seen. */
function doneOf({ done }: EpisodeState, facts: readonly MissingFact[]): Package['done'] {
  const found = new Map(
    facts.flatMap((fact) =>
      fact.kind === 'missing.action-recorded/1' ? [[fact.position, fact.body.detail] as const] : [],
    ),
  )
  return done.map(({ at, action, subject, outcome, position }) => {
    const act = [actionOf.get(action)?.words ?? action, subject, outcome].filter(Boolean).join(': ')
    const detail = found.get(position)
    return { at, words: (detail === undefined ? act : `${act}. ${detail}`).slice(0, 1000) }
  })
}

/** What was noted, heard from the family and concluded at a review, the newest thirty: a knife that somebody spoke of is not left behind. */
const notesOf = (facts: readonly MissingFact[]): readonly string[] =>
  facts.flatMap((fact) => noted(fact)?.slice(0, 1000) ?? []).slice(-30)

function noted(fact: MissingFact): string | null {
  const when = dateAndTime(fact.happenedAt)
  switch (fact.kind) {
    case 'missing.noted/1':
      return `Noted ${when}: ${fact.body.text}`
    case 'missing.family-contacted/1':
      return `Contact with ${fact.body.who} ${when}: ${fact.body.detail}`
    case 'missing.reviewed/1':
      return `Reviewed ${when}: ${fact.body.summary}`
    default:
      return null
  }
}

const sound = Compile(PackageShape)
