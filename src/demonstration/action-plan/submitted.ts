// The plan itself: queried once, revised, accepted, and a third version that waits.
import { identityOf } from '../identity.ts'
import { at, idsOf, keeper, type Scene, type Step } from './scene.ts'

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
    step(-167, 9, keeper, 'draft', { because: 'First version, for the chief officers' }),
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
