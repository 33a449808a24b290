// Police protection begun where the child was found: one authority has been told, and the inspector has looked at it.
import { after } from '../script.ts'
import type { Ended } from './ended.ts'

/** Begun where the child was found; one authority has been told, and the inspector has looked at it. */
export function protect({ child, script, staff, locatedAt }: Ended, officer: string): void {
  const at = after(locatedAt, 20)
  script.add(at, officer, 'begin-police-protection', {
    limb: 'removed',
    grounds:
      'Found in a flat with two men whom the child would not name; the child says one of them knows where the child lives.',
    constable: officer,
    keptAt: 'authority',
    place: 'Emergency foster placement found by the authority’s duty team',
    at: null,
  })
  const tell = (minutes: number, whom: string, detail: string) =>
    script.add(after(at, minutes), officer, 'tell-of-police-protection', { whom, reached: true, detail, at: null })
  tell(18, 'authority where found', `${child.authority}, duty worker, by telephone`)
  tell(25, 'child', 'What was done and why, and that a decision must come within three days')
  tell(50, 'parents', `${child.carer.name}, by telephone`)
  script.add(after(at, 45), staff.some('local operations inspector', child.unit), 'review-police-protection', {
    needed: true,
    because: 'The men are not identified, and they know where the child lives.',
    wishes: 'I don’t want to go home tonight. I want my sister to know where I am.',
  })
}
