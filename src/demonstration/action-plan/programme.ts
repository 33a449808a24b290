// The programme that carries the plan: its levels, who holds them, and when they meet.
import { identityOf } from '../identity.ts'
import { at, dayOf, keeper, meetsFrom, type Scene, type Step } from './scene.ts'

export function programmeSteps(scene: Scene): readonly Step[] {
  const recordId = identityOf(`${scene.stage.force}/programme`)
  const step = (days: number, hour: number, name: string, body: unknown): Step => ({
    at: at(scene, days, hour),
    by: keeper,
    kind: 'programme',
    name,
    recordId,
    body,
  })
  const held = (days: number, hour: number, level: string, strand: string | null, name: string) =>
    step(days, hour, 'appoint', {
      level,
      strand,
      staffId: scene.stage.staff.get(name)?.staffId,
      since: dayOf(scene, days),
    })
  const meets = (hour: number, name: string, level: string, cadence: string) =>
    step(-169, hour, 'set-meeting', { name, level, cadence, firstOn: meetsFrom(scene, -160) })
  return [
    step(-169, 8, 'open', {
      title: 'Better for children (demonstration)',
      purpose: 'To answer the inspectorate’s findings about children, and to show by figures and files whether it has.',
    }),
    held(-169, 9, 'gold', null, 'Sunita Brand'),
    held(-169, 10, 'silver', null, 'Farah Quill'),
    held(-169, 11, 'bronze', 'Missing children', 'Rosa Wexford'),
    held(-169, 12, 'bronze', 'Supervision', 'Priya Stanmore'),
    meets(13, 'Gold group', 'gold', 'monthly'),
    meets(14, 'Silver group', 'silver', 'fortnightly'),
    meets(15, 'Bronze leads', 'bronze', 'weekly'),
    held(-60, 9, 'gold', null, 'Tess Mowbray'),
    step(-12, 9, 'vacate', { level: 'bronze', strand: 'Supervision', because: 'Posted to major investigations' }),
  ]
}
