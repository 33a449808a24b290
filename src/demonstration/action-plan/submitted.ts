// The plan itself: queried once, revised, accepted, and a third version that waits.
import { written } from '../action-plan-written.ts'
import { identityOf } from '../identity.ts'
import { at, idsOf, keeper, type Scene, type Step } from './scene.ts'

/** What is open and served by no action on that day: the letter says why. */
const reasonsAt = ({ references }: Scene, day: number): readonly string[] => {
  const served = new Set(written.filter((one) => one.written < day).flatMap(({ serves }) => serves))
  return [...references.keys()]
    .filter((one) => one.startsWith('NCPI-2021') && !served.has(one))
    .map(
      (one) =>
        `${one}: the report’s own words are not entered yet; they are asked for, and an action is written when they are`,
    )
}

/** Queried once, revised, accepted; a third version waits, since one of its actions has no owner. */
export function planSteps(scene: Scene): readonly Step[] {
  const recordId = identityOf(`${scene.stage.force}/plan`)
  const step = (days: number, hour: number, by: string, name: string, body: unknown): Step => ({
    at: at(scene, days, hour),
    by,
    kind: 'plan',
    name,
    recordId,
    body,
  })
  return [
    step(-168, 9, keeper, 'open', {
      title: 'Improvement plan of the force (demonstration)',
      to: 'His Majesty’s Inspector of Constabulary (demonstration)',
      recommendations: idsOf(
        scene,
        [...scene.references.keys()].filter((one) => one.startsWith('NCPI-2021')),
      ),
    }),
    step(-167, 9, keeper, 'draft', {
      because: 'First version, for the chief officers',
      reasons: reasonsAt(scene, -167),
    }),
    step(-165, 9, 'Tess Mowbray', 'approve', {}),
    step(-164, 9, keeper, 'submit', { receipt: 'Letter 2026/41' }),
    step(-150, 9, keeper, 'query', { words: 'When will supervision be seen to improve, and what will show it?' }),
    step(-118, 18, keeper, 'draft', { because: 'Answers the inspector’s query, with what has started since' }),
    step(-116, 9, 'Sunita Brand', 'approve', {}),
    step(-115, 9, keeper, 'submit', { receipt: 'Letter 2026/58' }),
    step(-101, 9, keeper, 'accept', { words: 'Accepted; the next look is at the re-inspection' }),
    step(-6, 9, keeper, 'draft', {
      because: 'With what was moved, claimed and returned since, and the action on online abuse',
    }),
  ]
}
