// The published history of the demonstration's model, as rows of the register: facts only, paraphrased, marked where they are not known.

import { planDueOn } from '../accountability/recommendations/inspections/duties.ts'
import type { Register } from '../accountability/recommendations/inspections/items.ts'
import { nothingMade } from '../accountability/recommendations/inspections/items.ts'
import engage from './engage.json' with { type: 'json' }
import { concerns, notYet, recommendationsOfConcerns, recommendationsOfThemes } from './published-case/findings.ts'
import published from './staffordshire.json' with { type: 'json' }

const programme = 'national child protection inspection, 2014 framework'

/** What a file of these rows would say; entered through the same checks as anybody's file. */
export function publishedCase(): Register {
  const { inspections, accelerated, monitoring } = published
  const [first, second] = inspections
  if (first === undefined || second === undefined) throw new Error('the published case has two inspections')
  const asked = first.themes ?? []
  return {
    ...nothingMade(),
    inspections: [acceleratedConcerns(), firstInspection(first), reInspection(second)],
    findings: [...concerns(), ...notYet(second.not_yet ?? [], asked)],
    recommendations: [...recommendationsOfThemes(asked), ...recommendationsOfConcerns()],
    revisits: Object.entries(accelerated.revisit.result).map(([recommendation, result]) => ({
      recommendation,
      result,
      title: 'Cause of concern revisit letter, February 2023',
      on: accelerated.revisit.published,
    })),
    monitoring: [
      ...monitoring.map((one) => ({
        force: published.force,
        ...stageOf(one.phase),
        announced: one.announced ?? null,
        decided: null,
        effective: one.effective,
        because:
          one.phase === 'engage' ? 'Two accelerated causes of concern' : 'Its remaining causes of concern were closed',
      })),
      ...ofOtherForces(),
    ],
  }
}

/** So that “one of six in engage” can be said of the day on which it was published. */
const ofOtherForces = (): Register['monitoring'] =>
  engage.stages.map(({ force, phase, announced, effective, mark, source }) => ({
    force,
    ...stageOf(phase),
    announced,
    decided: null,
    effective,
    because: null,
    source: `${source} (${mark === 'V' ? 'the inspectorate' : 'press'})`,
  }))

const stageOf = (phase: string) => ({ stage: phase === 'engage' ? ('engage' as const) : ('scan' as const) })

const acceleratedConcerns = (): Register['inspections'][number] => ({
  reference: 'ACoC-2022',
  title: 'Accelerated causes of concern, first contact and investigation',
  body: 'HMICFRS',
  programme: 'PEEL',
  kind: 'accelerated cause of concern',
  fieldwork: published.accelerated.fieldwork,
  published: published.accelerated.published,
  address: null,
  follows: null,
  asked: published.accelerated.concerns.flatMap((one) => one.recommendations).length,
  planSent: planOf(published.accelerated.published),
})

const firstInspection = (first: (typeof published.inspections)[number]): Register['inspections'][number] => ({
  reference: 'NCPI-2021',
  title: 'National child protection inspection, fieldwork September 2021',
  body: 'HMICFRS',
  programme,
  kind: 'initial',
  fieldwork: first.fieldwork,
  published: first.published,
  address: null,
  follows: null,
  asked: first.recommendations ?? null,
  planSent: planOf(first.published),
})

const reInspection = (second: (typeof published.inspections)[number]): Register['inspections'][number] => ({
  reference: 'NCPI-2023',
  title: 'National child protection re-inspection, fieldwork March 2023',
  body: 'HMICFRS',
  programme,
  kind: 're-inspection',
  fieldwork: second.fieldwork,
  published: second.published,
  address: null,
  follows: 'NCPI-2021',
  asked: null,
  planSent: planOf(second.published),
})

/** Plans are usually required within six weeks, and went years ago; the day is published of none, so the last one stands for it. */
const planOf = (publishedOn: string) => ({
  to: 'HMICFRS',
  on: planDueOn(publishedOn),
  document: 'The letter is not published: its day is taken to be the last of six weeks',
})
