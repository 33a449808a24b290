// What one force discloses of a child to another: the report, the answers, the grade and what was done.

import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { actionOf } from '../actions.ts'
import type { EpisodeState } from '../state.ts'
import { PackageShape } from './facts.ts'

export type Package = Static<typeof PackageShape>

/** Null for an episode that has no report or no grade: then there is nothing to hand over yet. */
export function packageOf(state: EpisodeState): Package | null {
  const { report, reportedAt, level, grading } = state
  if (report === null || reportedAt === null || level === null) return null
  const { personId: _, ...child } = report.child
  const made: unknown = {
    child,
    lastSeen: report.lastSeen,
    caller: report.caller,
    why: report.why,
    firstContactAt: reportedAt,
    answers: Object.entries(state.answers).map(([question, { answer, saidBy, at }]) => ({
      question,
      answer,
      saidBy,
      at,
    })),
    doseDue: state.doseDue,
    level,
    gradingBecause: grading?.because ?? 'The grade was set without words',
    done: state.done.slice(-200).map((one) => ({
      at: one.at,
      words: [actionOf.get(one.action)?.words ?? one.action, one.subject, one.outcome].filter(Boolean).join(': '),
    })),
  }
  return sound.Check(made) ? made : null
}

const sound = Compile(PackageShape)
