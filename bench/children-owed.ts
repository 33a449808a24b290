// Children reported, graded and given an owner who has not acknowledged, so that each alarm falls when it is asked for.
import type { Database } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import { type Instant, minutes, plus, systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { appendTo } from '../src/registers/records.ts'
import type { World } from '../src/registers/world.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { asTheAnswersSay, gradedBody, reportedBody } from '../test/recorded-case.ts'

/** So many, numbered from one, each reported, graded and given an owner so that its alarm falls at the moment asked for: `firesAt` by their place among these. */
export async function load(
  app: Database,
  force: string,
  { from, count }: { readonly from: number; readonly count: number },
  firesAt: (index: number) => Instant,
) {
  const made = Array.from({ length: count }, (_, index) => ({ recordId: newId(systemNow()), at: firesAt(index) }))
  const context = { force, who: systemPerson(force).staffId, now: systemNow() }
  for (let done = 0; done < count; done += 50) {
    await app.write(context, async (writer) => {
      for (const [index, one] of made.slice(done, done + 50).entries()) {
        const assignedAt = plus(one.at, minutes(-10))
        const world: World = {
          db: app,
          now: assignedAt,
          who: systemPerson(force),
          policyAt: policyAt([standingPolicy]),
          reactions: [],
        }
        await appendTo({ writer, world, commandId: newId(assignedAt) }, missing, one.recordId, () =>
          story(from + done + index, assignedAt),
        )
      }
    })
  }
  return made
}

const story = (number: number, assignedAt: Instant) => [
  {
    kind: 'missing.reported/1',
    happenedAt: plus(assignedAt, minutes(-9)),
    body: reportedBody(
      plus(assignedAt, minutes(-9)),
      { name: `Bench Child${number}` },
      {
        lastSeen: { at: plus(assignedAt, minutes(-60)), precision: 'about', place: `${number} Bench Street` },
        caller: { name: null, phone: `07700 ${100000 + number}`, relation: 'parent' },
        why: 'not home',
        unit: 'unit-1',
        area: 'area-1',
      },
    ),
  },
  {
    kind: 'missing.graded/1',
    happenedAt: plus(assignedAt, minutes(-2)),
    body: gradedBody('MEDIUM', { ...asTheAnswersSay, firstReviewMinutes: 600 }),
  },
  {
    kind: 'missing.assigned/1',
    happenedAt: assignedAt,
    body: { staffId: officer, name: 'B Officer', unit: 'unit-1' },
  },
]

const officer = '00000000-0000-7000-8000-0000000000aa'
