// How far the local policing body is assured, with what the figures said then beside it; an earlier decision is looked at again by it.
import Type from 'typebox'
import { addDays, endOfLocalDay, localDate, parseLocalDate, startOfLocalDay } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { alsoOn } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { choice, day, line, optionalText, text } from '../../web/fields.ts'
import { answeredAlso, command, noSuchDay, notPast, notToCome } from './checks.ts'
import { assurances, type DecisionFact } from './facts.ts'
import { scrutinyDecision } from './procedure.ts'
import { standingThen } from './queries/then.ts'
import { notLookedAtAgain, register } from './queries.ts'
import type { DecisionState } from './state.ts'

const Decided = Type.Object({
  forum: line('In which forum', 'Enter the forum', {
    description: 'For example: strategic governance board, 12 November 2026',
  }),
  topic: line('What about', 'Enter what it is about', { most: 300 }),
  decidedOn: day('Decided on', 'Enter the day of the decision'),
  recommendationId: {
    ...Maybe(Id),
    title: 'About which recommendation',
    description: 'Leave this empty if it is not about a recommendation',
    input: 'select',
  },
  questions: text('What was asked', 'Enter what was asked'),
  assurance: choice('How far are we assured?', 'Choose how far you are assured', assurances),
  because: text('Why', 'Enter why you are assured that far'),
  evidence: text('What you saw: records, files, visits', 'Enter what you saw'),
  furtherAction: optionalText('What more you ask of the force'),
  nextReviewOn: day('When you will look at it again', 'Enter the day on which you will look at it again'),
})

export const decide = command<DecisionState, DecisionFact, typeof Decided, OfTheDay>({
  name: 'decide',
  title: 'Decide how far we are assured',
  path: 'decisions',
  permission: 'scrutinise',
  opens: true,
  body: Decided,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const about = body.recommendationId
    const on = parseLocalDate(body.decidedOn)
    const [rows, open, taken] = await Promise.all([
      register.all(reader, { force }),
      notLookedAtAgain.all(reader, { force }),
      about === null || on === null
        ? null
        : standingThen.one(reader, { force, record: about, end: startOfLocalDay(addDays(on, 1)) }),
    ])
    return {
      standing: taken?.standing ?? null,
      row: rows.find((one) => one.record_id === body.recommendationId) ?? null,
      earlier: open.filter((one) => one.decided_on <= body.decidedOn && sameSubject(one, body)),
    }
  },
  decide: ({ recordId, body, evidence: { row, standing, earlier }, now }) =>
    answeredAlso(
      [
        ...noSuchDay('decidedOn', body.decidedOn),
        ...notToCome('decidedOn', body.decidedOn, now),
        ...noSuchDay('nextReviewOn', body.nextReviewOn),
        ...notPast('nextReviewOn', body.nextReviewOn, now),
        ...when(
          body.recommendationId !== null && row === null,
          'recommendationId',
          'This recommendation is not in the register.',
        ),
      ],
      {
        kind: 'scrutiny-decision.made/1',
        happenedAt: now,
        body: { ...body, standingThen: standing },
      },
      earlier.map((one) =>
        alsoOn(scrutinyDecision, one.record_id, () => [
          {
            kind: 'scrutiny-decision.looked-at-again/1',
            happenedAt: body.decidedOn === localDate(now) ? now : endOfLocalDay(body.decidedOn),
            body: { by: recordId, on: body.decidedOn, assurance: body.assurance },
          },
        ]),
      ),
    ),
})

type OfTheDay = {
  readonly standing: string | null
  readonly row: Awaited<ReturnType<typeof register.all>>[number] | null
  readonly earlier: Awaited<ReturnType<typeof notLookedAtAgain.all>>
}

type Subject = { readonly recommendation_id: string | null; readonly topic: string }

/** The same recommendation, or where none is named the same words. */
const sameSubject = (
  earlier: Subject,
  { recommendationId, topic }: { recommendationId: string | null; topic: string },
) =>
  earlier.recommendation_id === null
    ? recommendationId === null && earlier.topic.trim().toLowerCase() === topic.trim().toLowerCase()
    : earlier.recommendation_id === recommendationId
