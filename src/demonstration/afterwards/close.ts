// What was learned and decided, and the close.
import { type Instant, minutes, plus } from '../../kernel/time.ts'
import type { Chance } from '../chance.ts'
import type { Child } from '../children.ts'
import type { Course } from '../course.ts'
import { after } from '../script.ts'
import type { Ended } from './ended.ts'

export function conclude(
  { child, course, script, staff, chance, rules, reportedAt }: Ended,
  settledAt: Instant,
): Instant {
  const owner = staff.some('sergeant', child.unit)
  const at = after(settledAt, chance.between(20, 500))
  script.add(at, owner, 'learn', {
    harm: course.harm,
    harmDetail: course.harm === 'none known' ? null : 'Injuries seen by a nurse; the investigation team has it.',
    // Before anybody rang, as the inspector says below.
    harmedAt: course.harm === 'none known' ? null : plus(reportedAt, minutes(-30)),
    where: course.foundAt,
    withWhom: chance.yes(0.5) ? 'Friends of the same age' : null,
    why: chance.one(['A row at home', 'Wanted to see friends from before the move', 'Drawn by older company', null]),
    intended: chance.one(['yes', 'yes', 'no', 'not known']),
  })
  if (course.harm === 'serious harm')
    script.add(after(at, 2), staff.some('local operations inspector', child.unit), 'rule-out-grave-outcome', {
      because:
        'Hurt before anybody rang, by somebody the police had no contact with; looked at with the duty superintendent.',
    })
  script.add(after(at, 3), owner, 'record-ethnicity', ethnicity(child, course, chance))
  const harmed = course.harm !== 'none known'
  script.add(after(at, 6), owner, 'decide-outcome', {
    about: 'crime',
    decision: harmed ? 'yes' : 'no',
    reference: harmed ? `DEMO/${chance.whole(10_000, 99_999)}/26` : null,
    because: harmed ? 'Assault disclosed and recorded.' : 'Nothing disclosed, nothing seen.',
  })
  script.add(after(at, 8), owner, 'decide-outcome', {
    about: 'referral',
    decision: chance.one(['yes', 'no']),
    reference: null,
    because: 'Weighed with what the child said and earlier reports.',
  })
  if (rules.some((id) => id.startsWith('R6'))) {
    script.add(after(at, 10), owner, 'decide-outcome', {
      about: 'national referral mechanism',
      decision: chance.one(['yes', 'no', 'no']),
      reference: null,
      because: 'Looked at with the exploitation desk.',
    })
    if (chance.yes(0.35))
      script.add(after(at, 12), owner, 'decide-outcome', {
        about: 'disruption',
        decision: 'yes',
        reference: null,
        because: 'The car and the address were passed to the neighbourhood team.',
      })
  }
  const closedAt = after(at, chance.between(20, 300))
  script.add(closedAt, staff.some('local operations inspector', child.unit), 'close', {
    summary: `Found at ${course.foundAt}. Seen and heard; what was learned is above.`,
  })
  return closedAt
}

function ethnicity(child: Child, course: Course, chance: Chance): Readonly<Record<string, unknown>> {
  if (!course.failing.ethnicityMissing)
    return { code: child.ethnicity, saidBy: chance.one(['the child', 'the child', child.carer.name]), whyNot: null }
  return chance.yes(0.2)
    ? { code: 'NS', saidBy: null, whyNot: 'Asked and did not want to say' }
    : { code: null, saidBy: null, whyNot: 'Not asked before the child went home' }
}
